/**
 * What a feature of the dashboard is, and what it is given. A feature is a folder: `model.ts` (its slice of the state,
 * pure), `work.ts` (effects), `view.ts`, `style.css`, `words/`. It knows what is shared and its own slice, nothing of
 * another feature and nothing of the page around it.
 */
import type { Api } from "./api";
import type { SharedMessage, Watched } from "./shared";

/** What the page does for whoever asks. */
export interface Page {
  /** Points a zone out in the charts, or no longer. */
  pick(zone: string): void;
  turnTo(view: string): void;
  wall(on: boolean): void;
  /** Reads the floor plan, which several features draw. */
  readFloor(): Promise<void>;
}

export interface FeatureContext<Slice, Message> {
  shared(): Watched;
  slice(): Slice;
  tell(message: Message): void;
  /** What the server has said of the event, for all features. */
  share(message: SharedMessage): void;
  api: Api;
  /** The event that is watched, by its id; its config as it is now is `shared().event`. */
  eventId: string;
  /** Aborted when the event is left. */
  signal: AbortSignal;
  page: Page;
}

/** A feature's actions are an object of its own that is this as well. */
export interface FeatureWork {
  /** The feature came into view. */
  shown?(): void;
  /** Another one took its place. */
  hidden?(): void;
  /** The event is left. */
  stop?(): void;
}
