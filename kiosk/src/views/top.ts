/** Along the top of every screen at the door: where it stands, whether it is connected, what waits, the languages. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { pickName } from "../../../common/src/names";
import type { DoorScreen } from "../app/state";
import { languages, type View } from "./view";

export function topView(door: DoorScreen, view: View): TemplateResult {
  const { t, f, language, actions } = view;
  return html`<header class="top">
    <button type="button" class="where" data-testid="change-zone" title=${t.change} @click=${actions.setup}>
      <strong data-testid="zone-name">${pickName(door.zone.name, language, door.zone.id)}</strong>
      <span class="direction" data-testid="direction" data-direction=${door.assignment.direction}
        >${t.direction[door.assignment.direction]}</span>
      <span class="visually-hidden">${t.change}</span>
    </button>
    <div class="tools">
      ${languages(view)}
      <button type="button" class="staff" data-testid="staff" @click=${() => actions.staff.open("menu")}>${t.staff}</button>
    </div>
    <div class="state">
      ${connectionView(door, view)}
      <time class="clock">${f.time(door.now)}</time>
    </div>
  </header>`;
}

/** The connection in a word, and beside it the scans that the server does not have yet. */
function connectionView({ link, answering, queue }: DoorScreen, { t, f }: View): TemplateResult {
  const slow = link === "online" && !answering;
  const sending = link === "online" && answering;
  const count = f.number(queue.waiting);
  return html`<div class="connection" data-testid="connection" data-state=${link} data-answering=${answering} data-stored=${queue.stored} role="status">
    <span><i aria-hidden="true"></i>${slow ? t.slow : t.connection[link]}</span>
    <span class="queue" data-testid="queue" data-value=${queue.waiting} data-aside=${queue.aside}>
      ${queue.waiting > 0 ? (sending ? t.sending(count) : t.waiting(count)) : nothing}
    </span>
    ${queue.aside > 0 ? html`<span class="aside">▲ ${t.aside(f.number(queue.aside))}</span>` : nothing}
    ${queue.stored === "memory" ? html`<span class="aside">▲ ${t.notStored}</span>` : nothing}
  </div>`;
}
