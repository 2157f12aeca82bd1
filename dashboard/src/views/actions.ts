/** What a view can ask for. */
import type { Language } from "../../../common/src/i18n";

export interface Actions {
  signIn(name: string, password: string): void;
  signOut(): void;
  watch(event: string): void;
  choose(): void;
  retry(): void;
  pick(zone: string): void;
  language(language: Language): void;
  toggleTheme(): void;
}
