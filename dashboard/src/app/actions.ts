/** What a view can ask for. */
import type { Language } from "../../../common/src/i18n";
import type { StageMessage } from "../features/wall/model";
import type { View } from "./address";
import type { Parts } from "./registry";

export interface Actions {
  signIn(name: string, password: string): void;
  signOut(): void;
  watch(event: string): void;
  choose(): void;
  retry(): void;
  pick(zone: string): void;
  language(language: Language): void;
  toggleTheme(): void;
  view(view: View): void;
  wall(on: boolean): void;
  /** The big screen is moved on, or paused. */
  stage(message: StageMessage): void;
  /** What the parts can do; absent while no event is watched. */
  parts(): Parts | undefined;
}
