/** The dialog that staff have open over the door; the browser's own, which keeps the focus in it and gives it back. */

import { ref } from "lit/directives/ref.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { STAFF_MESSAGES, type StaffMessages } from "../messages/staff";
import type { DoorScreen } from "../model";
import type { View } from "../views/view";
import type { Dialog } from "./dialog";
import { byHandView, searchView, walkInView } from "./person-views";
import { asideView, statusView } from "./record-views";

export interface Desk extends View {
  s: StaffMessages;
  door: DoorScreen;
}

export function staffView(door: DoorScreen, view: View): TemplateResult | typeof nothing {
  const { dialog } = door;
  if (!dialog) return nothing;
  const { staff } = view.actions;
  const desk: Desk = { ...view, s: STAFF_MESSAGES[view.language], door };
  const opened = (element?: Element) => {
    // Told of it while it is made; it can be shown once it stands in the page.
    queueMicrotask(() => {
      if (element instanceof HTMLDialogElement && element.isConnected && !element.open) element.showModal();
    });
  };
  return html`<dialog class="staff" data-staff data-testid="staff-dialog" data-at=${dialog.at}
    aria-labelledby="staff-title" ${ref(opened)} @close=${staff.close}>
    <header>
      <h2 id="staff-title">${title(dialog, desk.s)}</h2>
      <button type="button" class="plain" data-testid="staff-close" @click=${staff.close}>${desk.s.close}</button>
    </header>
    ${body(dialog, desk)}
  </dialog>`;
}

function title(dialog: Dialog, s: StaffMessages): string {
  return dialog.at === "pin" ? s.pin : s[dialog.at];
}

function body(dialog: Dialog, desk: Desk): TemplateResult {
  switch (dialog.at) {
    case "menu":
      return menuView(desk);
    case "pin":
      return pinView(dialog, desk);
    case "search":
      return searchView(dialog, desk);
    case "byHand":
      return byHandView(dialog, desk);
    case "walkIn":
      return walkInView(dialog, desk);
    case "aside":
      return asideView(dialog, desk);
    case "status":
      return statusView(desk);
  }
}

function menuView({ s, f, door, actions }: Desk): TemplateResult {
  const { staff } = actions;
  const mayAll = door.me.role !== "kiosk";
  const entry = (what: Parameters<typeof staff.open>[0], words: string) =>
    html`<button type="button" class="entry" data-testid="staff-${what}" @click=${() => staff.open(what)}>${words}</button>`;
  return html`<nav class="entries">
    ${
      door.last
        ? html`<button type="button" class="entry" data-testid="staff-undo" @click=${staff.undo}>
            ${s.undoWho(door.last.name ?? f.clock(door.last.at))}
          </button>`
        : nothing
    }
    ${mayAll ? [entry("search", s.search), entry("byHand", s.byHand), entry("walkIn", s.walkIn)] : nothing}
    ${door.queue.aside > 0 ? entry("aside", `${s.aside} (${f.number(door.queue.aside)})`) : nothing}
    ${entry("status", s.status)} ${entry("setup", s.setup)}
    ${mayAll ? nothing : html`<p class="quiet">${s.notHere}</p>`}
  </nav>`;
}

function pinView(dialog: Extract<Dialog, { at: "pin" }>, { s, actions }: Desk): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.staff.submit();
  };
  const wait = dialog.waitUntil === undefined ? 0 : Math.ceil((dialog.waitUntil - Date.now()) / 1_000);
  return html`<form @submit=${submit}>
    <label for="staff-pin">${s.pin}</label>
    <div class="row">
      <input id="staff-pin" type="password" inputmode="numeric" autocomplete="off" data-testid="pin-input" autofocus
        .value=${dialog.typed} @input=${(event: InputEvent) => actions.staff.typed((event.target as HTMLInputElement).value)} />
      <button class="primary" data-testid="pin-go">${s.pinGo}</button>
    </div>
    <p class="trouble" role="alert" data-testid="pin-wrong">
      ${dialog.wrong ? (wait > 0 ? s.pinWait(String(wait)) : s.pinWrong) : nothing}
    </p>
    <p class="quiet">${s.pinForgotten}</p>
  </form>`;
}

export function troubleWords(code: string, s: StaffMessages): string {
  if (code === "no_connection" || code === "timed_out") return s.trouble.no_connection;
  return code === "not_allowed" ? s.trouble.not_allowed : s.trouble.other;
}
