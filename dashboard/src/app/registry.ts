/** The table of features, in the order of their tabs: a view of the dashboard is its own folder and its line here. */
import type { Feature } from "../event/feature";
import { audit } from "../features/audit";
import { flow } from "../features/flow";
import { kiosks } from "../features/kiosks";
import { now } from "../features/now";
import { people } from "../features/people";
import { plan } from "../features/plan";
import { replay } from "../features/replay";
import { warnings } from "../features/warnings";

export const FEATURES = { now, plan, flow, replay, people, warnings, kiosks, audit };

export type Features = typeof FEATURES;
/** A view bears its feature's name, in the address as well. */
export type View = keyof Features;
export const VIEWS = Object.keys(FEATURES) as View[];

/** What any feature may have, without its own types. */
export const featureOf = (view: View): Feature => FEATURES[view];
