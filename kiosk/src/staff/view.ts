/** The dialog that staff have open over the door; the browser's own, which keeps the focus in it and gives it back. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { DoorScreen } from "../app/state";
import type { View } from "../views/view";
import type { Dialog, Opened } from "./dialog";
import type { Desk } from "./kit";
import { byHandView, personView, searchView } from "./person-views";
import { asideView, putAwayView, statusView } from "./record-views";
import { walkInView } from "./walk-in-view";
import { STAFF_MESSAGES, type StaffMessages } from "./words";

export function staffView(door: DoorScreen, view: View): TemplateResult {
  const { dialog } = door;
  const { staff } = view.actions;
  const desk: Desk = { ...view, s: STAFF_MESSAGES[view.language], door };
  return html`<dialog class="staff" data-staff data-testid=${dialog ? "staff-dialog" : nothing} data-at=${dialog?.at ?? nothing}
    aria-labelledby="staff-title"
    @cancel=${refuse} @close=${(event: Event) => (event.target as HTMLDialogElement).open || staff.close()}>
    ${dialog ? content(dialog, desk) : nothing}
  </dialog>`;

  /** Escape is a wish to close, which the desk may refuse while the register is asked. */
  function refuse(event: Event): void {
    if (dialog?.at === "walkIn" && dialog.busy) event.preventDefault();
  }
}

/** Which dialog had the focus put into it; the browser gives it back to the door when the dialog closes. */
const settled = new WeakMap<Element, string>();

/** Opens or closes the dialog as it was just drawn: it can have the focus once all of it stands. */
export function settleStaff(root: ParentNode): void {
  const element = root.querySelector<HTMLDialogElement>("dialog.staff");
  if (!element) return;
  const { at } = element.dataset;
  if (!at) {
    settled.delete(element);
    if (element.open) element.close();
    return;
  }
  if (!element.open) element.showModal();
  if (settled.get(element) === at) return;
  settled.set(element, at);
  const first = element.querySelector<HTMLElement>("[autofocus]") ?? element.querySelector("h2");
  first?.focus();
}

function content(dialog: Dialog, desk: Desk): TemplateResult {
  const { s, actions } = desk;
  const busy = dialog.at === "walkIn" && dialog.busy;
  return html`<header>
      <h2 id="staff-title" tabindex="-1">${title(dialog, s)}</h2>
      <button type="button" class="plain" data-testid="staff-close" ?disabled=${busy} @click=${actions.staff.close}>${s.close}</button>
    </header>
    ${body(dialog, desk)}`;
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
    case "person":
      return personView(dialog, desk);
    case "byHand":
      return byHandView(dialog, desk);
    case "walkIn":
      return walkInView(dialog, desk);
    case "aside":
      return asideView(dialog, desk);
    case "status":
      return statusView(dialog, desk);
    case "putAway":
      return putAwayView(desk);
  }
}

function menuView({ s, f, door, actions }: Desk): TemplateResult {
  const { staff } = actions;
  const mayAll = door.me.role !== "kiosk";
  const { last } = door;
  const entry = (what: Opened, words: string) =>
    html`<button type="button" class="entry" data-testid="staff-${what}" @click=${() => staff.open(what)}>${words}</button>`;
  return html`<nav class="entries">
    ${
      last
        ? html`<button type="button" class="entry" data-testid="staff-undo" @click=${() => staff.undo(last.scan_id)}>
            ${s.undoWho(last.name ?? last.badge_id ?? f.clock(last.at))}
          </button>`
        : nothing
    }
    ${mayAll ? [entry("search", s.search), entry("byHand", s.byHand), entry("walkIn", s.walkIn)] : nothing}
    ${door.queue.aside > 0 ? entry("aside", `${s.aside} (${f.number(door.queue.aside)})`) : nothing}
    ${entry("status", s.status)} ${entry("setup", s.setup)} ${entry("putAway", s.putAway)}
    ${mayAll ? nothing : html`<p class="quiet">${s.notHere}</p>`}
  </nav>`;
}

function pinView(dialog: Extract<Dialog, { at: "pin" }>, { s, door, actions }: Desk): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.staff.submit();
  };
  const wait = dialog.waitUntil === undefined ? 0 : Math.ceil((dialog.waitUntil - door.now) / 1_000);
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
