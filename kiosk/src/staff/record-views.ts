/** Dialogs about the kiosk itself: scans that the server would not take, and how the device is. */
import { html, type TemplateResult } from "lit/html.js";
import { pickName } from "../../../common/src/names";
import type { AsideRow, Dialog } from "./dialog";
import type { Desk } from "./view";

/** Below this a clock is as right as anybody needs, milliseconds. */
const CLOCK_MATTERS = 2_000;

export function asideView({ rows }: Extract<Dialog, { at: "aside" }>, desk: Desk): TemplateResult {
  const { s, f, actions } = desk;
  if (rows.length === 0) return html`<p>${s.asideNone}</p>`;
  const why = ({ reason }: AsideRow) =>
    s.asideWhy[reason in s.asideWhy ? (reason as keyof typeof s.asideWhy) : "other"];
  return html`<p>${s.asideText}</p>
    <ul class="rows">
      ${rows.slice(0, 100).map(
        (row) => html`<li data-testid="aside-row" data-reason=${row.reason}>
          <time>${f.dayTime(row.scanned_at)}</time> ${zoneName(row.zone, desk)}
          <span class="quiet">${why(row)}</span>
        </li>`,
      )}
    </ul>
    <div class="row">
      <button type="button" class="plain" data-testid="aside-save" @click=${actions.staff.saveAside}>${s.save}</button>
      <button type="button" class="primary" data-testid="aside-send" @click=${actions.staff.sendAgain}>${s.sendAgain}</button>
    </div>`;
}

export function statusView({ s, f, t, door, actions }: Desk): TemplateResult {
  const off = Math.abs(door.clockAhead);
  const rows: [string, string][] = [
    [s.statusRows.name, door.name],
    [s.statusRows.version, door.version],
    [s.statusRows.queue, f.number(door.queue.waiting)],
    [s.statusRows.aside, f.number(door.queue.aside)],
    [s.statusRows.clock, off < CLOCK_MATTERS ? s.clockRight : s.clockOff(f.duration(off))],
    [s.statusRows.storage, door.queue.stored === "lasting" ? s.stored : s.notStored],
  ];
  return html`<p>${t.connection[door.link]}</p>
    <dl data-testid="staff-state">
      ${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}
    </dl>
    <label class="switch-row">
      <input type="checkbox" data-testid="staff-speech" .checked=${door.speech}
        @change=${(event: Event) => actions.staff.speech((event.target as HTMLInputElement).checked)} />
      <span>${s.speech}</span>
    </label>
    <button type="button" class="plain" @click=${actions.staff.reload}>${s.reload}</button>`;
}

function zoneName(id: string, { door, language }: Desk): string {
  return pickName(door.config.zones.find((each) => each.id === id)?.name, language, id);
}
