/**
 * The table of features. Their states, messages, work and views are mapped types over it, so that a new feature is its
 * own folder and one line here (and its name among the views, in address.ts, if it has a tab).
 */
import type { TemplateResult } from "lit";
import type { EventConfig } from "../../../common/src/protocol";
import type { Store } from "../../../common/src/store";
import type { Api } from "../event/api";
import type { FeatureContext, FeatureWork, Page } from "../event/feature";
import type { Shared, SharedMessage, Watched } from "../event/shared";
import * as flow from "../features/flow/model";
import { flowView } from "../features/flow/view";
import { flowWork } from "../features/flow/work";
import * as kiosks from "../features/kiosks/model";
import { kiosksView } from "../features/kiosks/view";
import { kiosksWork } from "../features/kiosks/work";
import * as people from "../features/people/model";
import { peopleView } from "../features/people/view";
import { peopleWork } from "../features/people/work";
import * as plan from "../features/plan/model";
import { planView } from "../features/plan/view";
import { planWork } from "../features/plan/work";
import * as replay from "../features/replay/model";
import { replayView } from "../features/replay/view";
import { replayWork } from "../features/replay/work";
import * as warnings from "../features/warnings/model";
import { warningsView } from "../features/warnings/view";
import { warningsWork } from "../features/warnings/work";
import type { PageSpeech } from "./words";

const FEATURES = {
  plan: { start: plan.START, reduce: plan.reduce, work: planWork, view: planView },
  flow: { start: flow.START, reduce: flow.reduce, work: flowWork, view: flowView },
  replay: { start: replay.START, reduce: replay.reduce, work: replayWork, view: replayView },
  people: { start: people.START, reduce: people.reduce, work: peopleWork, view: peopleView },
  warnings: { start: warnings.START, reduce: warnings.reduce, work: warningsWork, view: warningsView },
  kioskDesk: { start: kiosks.START, reduce: kiosks.reduce, work: kiosksWork, view: kiosksView },
};

type Features = typeof FEATURES;
export type Kind = keyof Features;
const KINDS = Object.keys(FEATURES) as Kind[];

/** Each feature's slice of the state, under its name. */
export type Slices = { [K in Kind]: Features[K]["start"] };
export type FeatureMessage = { [K in Kind]: { kind: K; message: MessageOf<K> } }[Kind];
/** What each feature can do while an event is watched. */
export type Works = { [K in Kind]: ReturnType<Features[K]["work"]> };
type MessageOf<K extends Kind> = Parameters<Features[K]["reduce"]>[1];

export const START = Object.fromEntries(KINDS.map((kind) => [kind, FEATURES[kind].start])) as Slices;

export const isOfFeature = (message: { kind: string }): message is FeatureMessage => message.kind in FEATURES;

/** The slice that a message changes. TypeScript does not see that the message and the reducer are of one feature. */
export function reduceFeature(slices: Slices, { kind, message }: FeatureMessage): Partial<Slices> {
  const reduce = FEATURES[kind].reduce as (slice: unknown, message: unknown) => unknown;
  return { [kind]: reduce(slices[kind], message) };
}

export interface Watching {
  store: Store<Shared & Slices, FeatureMessage | SharedMessage>;
  api: Api;
  event: EventConfig;
  /** Aborted when the event is left. */
  signal: AbortSignal;
  page: Page;
}

export function startWorks(watching: Watching): Works {
  const begin = (kind: Kind) =>
    (FEATURES[kind].work as (context: unknown) => FeatureWork)(contextOf(watching, kind));
  return Object.fromEntries(KINDS.map((kind) => [kind, begin(kind)])) as Works;
}

function contextOf<K extends Kind>(
  { store, api, event, signal, page }: Watching,
  kind: K,
): FeatureContext<Slices[K], MessageOf<K>> {
  return {
    shared: () => ({ ...store.state, event: store.state.event ?? event }),
    slice: () => store.state[kind],
    tell: (message) => store.dispatch({ kind, message } as FeatureMessage),
    share: (message) => store.dispatch(message),
    api,
    eventId: event.id,
    signal,
    page,
  };
}

export function drawFeature(
  kind: Kind,
  state: Watched & Slices,
  speech: PageSpeech,
  works: Works,
): TemplateResult {
  const view = FEATURES[kind].view as (state: unknown, speech: PageSpeech, own: unknown) => TemplateResult;
  return view(state, speech, works[kind]);
}

/** Tells the features that another one is shown; the first comes from nowhere. */
export function turn(works: Works, from: Kind | undefined, to: Kind | undefined): void {
  if (from !== undefined) work(works, from).hidden?.();
  if (to !== undefined) work(works, to).shown?.();
}

export function stopWorks(works: Works): void {
  for (const kind of KINDS) work(works, kind).stop?.();
}

const work = (works: Works, kind: Kind): FeatureWork => works[kind];
