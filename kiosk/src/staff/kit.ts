/** What the views of staff's dialogs share. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { DoorScreen } from "../app/state";
import type { View } from "../views/view";
import type { StaffMessages } from "./words";

export interface Desk extends View {
  s: StaffMessages;
  door: DoorScreen;
}

/** A badge that was shown while somebody else is being served. */
export function waitsView(waits: boolean | undefined, { s }: Desk): TemplateResult {
  return html`<p class="waits" role="status" data-testid="staff-waits">${waits ? s.waits : nothing}</p>`;
}

export function troubleWords(code: string, s: StaffMessages): string {
  if (code === "no_connection" || code === "timed_out") return s.trouble.no_connection;
  return code === "not_allowed" ? s.trouble.not_allowed : s.trouble.other;
}
