/**
 * What a feature of the dashboard is, and what it is given. A feature is a folder: `model.ts` (its slice of the state,
 * pure), `work.ts` (effects), `view.ts`, `style.css`, `words/`, and `index.ts`, which is all that the page knows of it. It
 * knows what is shared and its own slice, nothing of another feature and nothing of the page around it.
 */
import type { TemplateResult } from "lit";
import type { Language } from "../../../common/src/i18n";
import type { Me } from "../../../common/src/protocol";
import type { Api } from "./api";
import type { SharedMessage, Watched } from "./shared";
import type { WarningCare } from "./warned";

/** What the page does for whoever asks. */
export interface Page {
  /** Points a zone out in the charts, or no longer. */
  pick(zone: string): void;
  /** Whose curves of the day are drawn, kept for this event; undefined: those that matter. */
  curves(zones: readonly string[] | undefined): void;
  turnTo(view: string): void;
  wall(on: boolean): void;
  /** Reads the floor plan, which several features draw. */
  readFloor(): Promise<void>;
  /** Takes care of a warning, which several features show. */
  care: WarningCare;
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

/** What a feature's `index.ts` says of it. Each takes its own types where `never` stands: the page has them all. */
export interface Feature {
  /** Its slice of the state; a feature without one has no `reduce` either. */
  start?: object;
  reduce?(slice: never, message: never): object;
  work(context: never): FeatureWork;
  view(state: never, speech: never, actions: never): TemplateResult;
  words: Record<Language, object>;
  /** Its name among the tabs. */
  title(speech: never): string;
  /** What stands beside its name there. */
  mark?(state: never, speech: never): unknown;
  /** Whether somebody is offered it; everybody, where it does not say. */
  offered?(me: Me | undefined): boolean;
}
