/** What a view can ask for. */
import type { Language } from "../../../common/src/i18n";
import type { KioskChanges, KioskCommandName } from "../../../common/src/protocol";

export interface Actions {
  signIn(name: string, password: string): void;
  signOut(): void;
  watch(event: string): void;
  choose(): void;
  retry(): void;
  pick(zone: string): void;
  language(language: Language): void;
  toggleTheme(): void;
  view(view: "board" | "kiosks"): void;
  changeKiosk(kiosk: string, changes: KioskChanges): void;
  commandKiosk(kiosk: string, command: KioskCommandName): void;
  forgetKiosk(kiosk: string): void;
}
