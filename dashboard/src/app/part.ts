/** What a part of the dashboard is given to work with, until it asks for no more than `event/feature.ts` has. */
import type { EventConfig } from "../../../common/src/protocol";
import type { Api } from "../event/api";
import type { FeatureWork } from "../event/feature";
import type { Store } from "./store";

export interface PartContext {
  store: Store;
  api: Api;
  event: EventConfig;
  /** Aborted when the event is left. */
  signal: AbortSignal;
}

export type PartWork = FeatureWork;
