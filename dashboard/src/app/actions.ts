/** What a view can ask for. */
import type { Language } from "../../../common/src/i18n";
import type { Page } from "../event/feature";
import type { StageMessage } from "../features/wall/model";
import type { View } from "./registry";
import type { Works } from "./works";

export interface Actions {
  signIn(name: string, password: string): void;
  signOut(): void;
  watch(event: string): void;
  choose(): void;
  retry(): void;
  /** What the features can ask the page for. */
  page: Page;
  language(language: Language): void;
  toggleTheme(): void;
  view(view: View): void;
  wall(on: boolean): void;
  /** The big screen is moved on, or paused. */
  stage(message: StageMessage): void;
  /** What the features can do; absent while no event is watched. */
  works(): Works | undefined;
}
