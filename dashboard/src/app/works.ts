/** The features at work while an event is watched. */
import type { TemplateResult } from "lit";
import type { EventConfig } from "../../../common/src/protocol";
import type { Store } from "../../../common/src/store";
import type { Api } from "../event/api";
import type { FeatureContext, FeatureWork, Page } from "../event/feature";
import type { Shared, SharedMessage, Watched } from "../event/shared";
import { type Features, featureOf, VIEWS, type View } from "./registry";
import type { FeatureMessage, Slices } from "./slices";
import type { PageSpeech } from "./words";

/** What each feature can do. */
export type Works = { [V in View]: ReturnType<Features[V]["work"]> };

export interface Watching {
  store: Store<Shared & Slices, FeatureMessage | SharedMessage>;
  api: Api;
  event: EventConfig;
  /** Aborted when the event is left. */
  signal: AbortSignal;
  page: Page;
}

export function startWorks(watching: Watching): Works {
  const begin = (view: View) => featureOf(view).work(contextOf(watching, view) as never);
  return Object.fromEntries(VIEWS.map((view) => [view, begin(view)])) as unknown as Works;
}

function contextOf(
  { store, api, event, signal, page }: Watching,
  view: View,
): FeatureContext<unknown, unknown> {
  return {
    shared: () => ({ ...store.state, event: store.state.event ?? event }),
    slice: () => (store.state as Partial<Record<View, unknown>>)[view],
    tell: (message) => store.dispatch({ kind: view, message } as FeatureMessage),
    share: (message) => store.dispatch(message),
    api,
    eventId: event.id,
    signal,
    page,
  };
}

export function drawFeature(
  view: View,
  state: Watched & Slices,
  speech: PageSpeech,
  works: Works,
): TemplateResult {
  return featureOf(view).view(state as never, speech as never, works[view] as never);
}

/** Tells the features that another one is shown; the first comes from nowhere. */
export function turn(works: Works, from: View | undefined, to: View): void {
  if (from !== undefined) work(works, from).hidden?.();
  work(works, to).shown?.();
}

export function stopWorks(works: Works): void {
  for (const view of VIEWS) work(works, view).stop?.();
}

const work = (works: Works, view: View): FeatureWork => works[view];
