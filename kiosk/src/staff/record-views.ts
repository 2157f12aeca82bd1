/** Dialogs about the kiosk itself: scans that the server would not take, how the device is, and that it is put away. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { pickName } from "../../../common/src/names";
import type { AsideRow, Dialog } from "./dialog";
import type { Desk } from "./kit";

/** Below this a clock is as right as anybody needs, milliseconds. */
const CLOCK_MATTERS = 2_000;
const SHOWN = 100;

export function asideView({ rows, sent }: Extract<Dialog, { at: "aside" }>, desk: Desk): TemplateResult {
  const { s, f, door, actions } = desk;
  const why = ({ reason }: AsideRow) =>
    s.asideWhy[reason in s.asideWhy ? (reason as keyof typeof s.asideWhy) : "other"];
  const waiting = sent === undefined ? 0 : door.queue.waiting;
  const told = sent === undefined ? nothing : waiting > 0 ? s.sending : rows.length > 0 ? s.sentNone : s.sent;
  const outcome = html`<p role="status" data-testid="aside-outcome"><b>${told}</b></p>`;
  if (rows.length === 0)
    return html`${outcome} ${sent === undefined ? html`<p>${s.asideNone}</p>` : nothing}`;
  return html`<p>${s.asideText}</p>
    ${outcome}
    <ul class="rows">
      ${rows.slice(0, SHOWN).map(
        (row) => html`<li data-testid="aside-row" data-reason=${row.reason}>
          <time>${f.dayTime(row.scanned_at)}</time> ${zoneName(row.zone, desk)}
          <span class="quiet">${why(row)}</span>
        </li>`,
      )}
    </ul>
    ${rows.length > SHOWN ? html`<p class="quiet">${s.more(f.number(rows.length - SHOWN))}</p>` : nothing}
    <div class="row">
      <button type="button" class="plain" data-testid="aside-save" @click=${actions.staff.saveAside}>${s.save}</button>
      <button type="button" class="primary" data-testid="aside-send" ?disabled=${waiting > 0}
        @click=${actions.staff.sendAgain}>${s.sendAgain}</button>
    </div>`;
}

export function statusView({ device }: Extract<Dialog, { at: "status" }>, desk: Desk): TemplateResult {
  const { s, f, t, door, actions } = desk;
  const { queue, camera, lacks } = door;
  const off = Math.abs(door.clockAhead);
  const since = queue.oldest === undefined ? "" : ` · ${s.since(f.clock(queue.oldest))}`;
  const contact =
    door.link === "online" || device.contact === undefined ? "" : ` · ${s.heard(f.clock(device.contact))}`;
  const seen = camera.at === "on" ? s.seeing(f.number(device.fps)) : s.noCamera;
  const battery =
    device.battery === undefined
      ? s.unknown
      : `${f.percent(device.battery)}${device.charging ? ` · ${s.charging}` : ""}`;
  const rows: [keyof typeof s.statusRows, string][] = [
    ["name", door.name],
    ["zone", `${zoneName(door.zone.id, desk)} · ${t.direction[door.assignment.direction]}`],
    ["connection", t.connection[door.link] + contact],
    ["queue", f.number(queue.waiting) + since],
    ["aside", f.number(queue.aside)],
    ["camera", camera.at === "failed" ? t.camera[camera.problem] : seen],
    ["battery", battery],
    ["clock", off < CLOCK_MATTERS ? s.clockRight : s.clockOff(f.duration(off))],
    ["storage", storedWords(door, s)],
    ["offline", lacks.missing.length === 0 ? s.offlineReady : s.offlineNotReady],
    ["version", door.version],
  ];
  return html`<dl data-testid="staff-state">
      ${rows.map(([row, value]) => html`<div data-row=${row}><dt>${s.statusRows[row]}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${troubles(door, t).map((each) => html`<p class="quiet" data-testid="staff-trouble">▲ ${each}</p>`)}
    <label class="switch-row">
      <input type="checkbox" data-testid="staff-speech" .checked=${door.speech}
        @change=${(event: Event) => actions.staff.speech((event.target as HTMLInputElement).checked)} />
      <span>${s.speech}</span>
    </label>
    <div class="row">
      <button type="button" class="plain" @click=${actions.staff.reload}>${s.reload}</button>
      ${
        door.canFillScreen
          ? html`<button type="button" class="plain" @click=${actions.fillScreen}>${t.fullScreen}</button>`
          : nothing
      }
    </div>`;
}

/** Whether what waits outlives the page, and by what. */
function storedWords({ queue, evictable }: Desk["door"], s: Desk["s"]): string {
  if (queue.stored === "memory") return s.notStored;
  if (queue.stored === "spare") return s.storedSpare;
  return evictable ? s.storedForNow : s.stored;
}

export function putAwayView({ s, f, t, door, actions }: Desk): TemplateResult {
  const { waiting, aside } = door.queue;
  return html`<p>${s.putAwayText}</p>
    ${waiting > 0 ? html`<p class="trouble" data-testid="put-away-waiting">${t.awayWaiting(f.number(waiting))}</p>` : nothing}
    ${aside > 0 ? html`<p class="trouble">${t.awayAside(f.number(aside))}</p>` : nothing}
    ${door.link === "online" ? nothing : html`<p class="trouble">${t.awayUntold}</p>`}
    <div class="row">
      <button type="button" class="primary" data-testid="put-away-go" @click=${actions.staff.putAway}>${s.putAwayGo}</button>
    </div>`;
}

/** What somebody who looks after the network or the device can mend. */
function troubles({ blocked, lacks, evictable }: Desk["door"], t: Desk["t"]): string[] {
  return [
    ...(blocked ? [t.blocked[blocked]] : []),
    ...(lacks.missing.length > 0 ? [t.cannotOffline(lacks.missing.map((each) => t.lacks[each]))] : []),
    ...(evictable ? [t.evictable] : []),
  ];
}

function zoneName(id: string, { door, language }: Desk): string {
  return pickName(door.config.zones.find((each) => each.id === id)?.name, language, id);
}
