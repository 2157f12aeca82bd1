/** What a part of the dashboard is given to work with, until it asks for no more than `event/feature.ts` has. */
import type { EventConfig } from "../../../common/src/protocol";
import type { Api } from "../event/api";
import type { FeatureContext, FeatureWork, Page } from "../event/feature";
import type { Message } from "./reduce";
import type { PartMessage, PartStates } from "./registry";
import type { Store } from "./store";

export interface PartContext {
  store: Store;
  api: Api;
  event: EventConfig;
  /** Aborted when the event is left. */
  signal: AbortSignal;
  page: Page;
}

export type PartWork = FeatureWork;

/** The same for a feature that knows its own slice alone. */
export function contextOf<Kind extends keyof PartStates>(
  { store, api, event, signal, page }: PartContext,
  kind: Kind,
): FeatureContext<PartStates[Kind], Extract<PartMessage, { kind: Kind }>["message"]> {
  return {
    shared: () => store.state,
    slice: () => store.state[kind],
    tell: (message) => store.dispatch({ kind, message } as Message),
    share: (message) => store.dispatch(message),
    configured: (event) => store.dispatch({ kind: "config", event }),
    api,
    id: event.id,
    signal,
    page,
  };
}
