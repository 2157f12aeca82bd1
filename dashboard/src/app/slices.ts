/** The features' part of the state: mapped types over their table. */
import { FEATURES, type Features, featureOf, VIEWS } from "./registry";

/** Features with a slice of the state. */
type Kind = { [V in keyof Features]: Features[V] extends { start: object } ? V : never }[keyof Features];

/** Each feature's slice of the state, under its name. */
export type Slices = { [K in Kind]: Features[K]["start"] };
export type FeatureMessage = {
  [K in Kind]: { kind: K; message: Parameters<Features[K]["reduce"]>[1] };
}[Kind];

export const START = Object.fromEntries(
  VIEWS.flatMap((view) => {
    const { start } = featureOf(view);
    return start ? [[view, start]] : [];
  }),
) as Slices;

export const isOfFeature = (message: { kind: string }): message is FeatureMessage => message.kind in START;

/** The slice that a message changes. TypeScript does not see that the message and the reducer are of one feature. */
export function reduceFeature(slices: Slices, { kind, message }: FeatureMessage): Partial<Slices> {
  const reduce = FEATURES[kind].reduce as (slice: unknown, message: unknown) => unknown;
  return { [kind]: reduce(slices[kind], message) };
}
