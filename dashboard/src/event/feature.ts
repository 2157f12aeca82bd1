/** What a part of the dashboard is given to work with. A part has its own folder: model, words, work, view, style. */

import type { EventConfig } from "../../../common/src/protocol";
import type { Store } from "../app/store";
import type { Api } from "./api";

export interface PartContext {
  store: Store;
  api: Api;
  event: EventConfig;
  /** Aborted when the event is left. */
  signal: AbortSignal;
}

export interface PartWork {
  /** The part came into view. */
  shown?(): void;
  /** Another part took its place. */
  hidden?(): void;
  /** The event is left. */
  stop?(): void;
}
