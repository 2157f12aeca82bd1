/** One kiosk: a row of the table on a wide screen, a card on a narrow one. What it did not say is left out. */
import { html, nothing, type TemplateResult } from "lit";
import type { DoorDirection, KioskNeed, KioskStatus } from "../../../../common/src/protocol";
import { serverNow, type Watched } from "../../event/shared";
import { kioskCare } from "./care";
import { type Behind, type KiosksState, mayPutAway } from "./model";
import type { KiosksSpeech } from "./speech";
import type { KiosksActions } from "./work";

/** Columns of the table: as many as `cells` gives, one for the name and one for what can be done. */
const COLUMNS = 11;

/** @param own only for those who may look after kiosks */
export function kioskRow(
  kiosk: KioskStatus,
  behind: Behind | undefined,
  shared: Watched,
  slice: KiosksState,
  own: KiosksActions | undefined,
  speech: KiosksSpeech,
): TemplateResult {
  const { t } = speech;
  const { ordered } = kiosk;
  const open = own !== undefined && slice.list.open === kiosk.id;
  const notes = kiosk.needs.map(
    (need) =>
      html`<p class="need" data-need=${need}><span aria-hidden="true">▲</span> ${needWords(need, kiosk, shared, speech)}</p>`,
  );
  const pending =
    ordered &&
    html`<p class="pending" data-testid="kiosk-ordered">
      … ${t.kiosks.ordered(doorWords(ordered.zone ?? kiosk.zone, ordered.direction ?? kiosk.direction, speech))}
    </p>`;
  const { choice } = slice;
  const choosable = own && choice && mayPutAway([kiosk]).length > 0;
  return html`<tbody
    role="rowgroup"
    class="kiosk ${open ? "open" : ""}"
    data-testid="kiosk-row"
    data-kiosk=${kiosk.id}
    data-online=${kiosk.online}
    data-away=${kiosk.put_away ? "yes" : "no"}
  >
    <tr role="row" class="main">
      <th role="rowheader" scope="row" >
        ${
          choosable
            ? html`<input type="checkbox" class="choose" data-testid="kiosk-choose" aria-label="${t.kiosks.choose}: ${kiosk.name}"
                .checked=${choice.chosen.includes(kiosk.id)} ?disabled=${choice.busy}
                @change=${() => own.toggle(kiosk.id)} />`
            : nothing
        }<span data-testid="kiosk-name">${kiosk.name}</span>
      </th>
      <td role="cell" class="where" data-testid="kiosk-door">
        ${doorWords(kiosk.zone, kiosk.direction, speech)}${kiosk.mode ? html`<small> · ${t.kiosks.modes[kiosk.mode]}</small>` : ""}
      </td>
      ${cells(kiosk, behind, speech)}
      <td role="cell" class="do">
        ${
          own
            ? html`<button
                type="button"
                class="control"
                data-testid="kiosk-care"
                aria-expanded=${open}
                aria-label="${t.kiosks.care}: ${kiosk.name}"
                @click=${() => own.list({ open: open ? undefined : kiosk.id })}
              >
                ${t.kiosks.care} <span aria-hidden="true">${open ? "▴" : "▾"}</span>
              </button>`
            : nothing
        }
      </td>
    </tr>
    ${notes.length > 0 || pending || kiosk.put_away ? wide("notes", html`${away(kiosk, speech)} ${pending ?? nothing} ${notes}`) : nothing}
    ${open ? wide("care", kioskCare(kiosk, slice.care, shared.event, own, speech)) : nothing}
  </tbody>`;
}

function away({ put_away }: KioskStatus, { t, f }: KiosksSpeech): TemplateResult | typeof nothing {
  return put_away
    ? html`<p class="quiet" data-testid="kiosk-away">✓ ${t.kiosks.away(f.dayTime(put_away))}</p>`
    : nothing;
}

function wide(kind: string, content: TemplateResult): TemplateResult {
  return html`<tr role="row" class=${kind}><td role="cell" colspan=${COLUMNS}>${content}</td></tr>`;
}

/** What is known of it; an empty cell where it did not say. */
function cells(kiosk: KioskStatus, behind: Behind | undefined, { t, f }: KiosksSpeech): TemplateResult[] {
  const { queue, aside, oldest_unsent, recent_scans, recent_refused = 0 } = kiosk;
  const { battery, charging, clock_offset_ms: offset, version } = kiosk;
  const seconds = Math.round((offset ?? 0) / 1000);
  const said: [hook: string, name: string, value: string | undefined, more?: string | undefined][] = [
    ["seen", t.kiosks.seen, kiosk.online ? t.kiosks.now : f.dayTime(kiosk.last_seen)],
    [
      "queue",
      t.kiosks.queue,
      queue === undefined ? undefined : f.number(queue),
      queue && oldest_unsent ? t.since(f.time(oldest_unsent)) : undefined,
    ],
    ["pace", t.kiosks.list.pace, recent_scans === undefined ? undefined : f.number(recent_scans / 10)],
    ["refused", t.kiosks.list.refused, recent_scans ? f.percent(recent_refused / recent_scans) : undefined],
    ["aside", t.kiosks.list.aside, aside === undefined ? undefined : f.number(aside)],
    [
      "battery",
      t.kiosks.power,
      battery === undefined ? undefined : f.percent(battery),
      charging ? t.kiosks.charging : undefined,
    ],
    [
      "clock",
      t.kiosks.list.clock,
      offset === undefined
        ? undefined
        : seconds === 0
          ? t.kiosks.list.inStep
          : t.kiosks.list.seconds(f.change(seconds)),
    ],
    ["version", t.kiosks.version, version, behind && `▲ ${t.kiosks.list[behind]}`],
  ];
  return said.map(
    ([hook, name, value, more]) => html`<td
      role="cell"
      class=${value === undefined ? "unsaid" : ""}
      data-label=${name}
      data-testid="kiosk-${hook}"
    >
      ${value ?? t.none}${more ? html` <small>${more}</small>` : nothing}
    </td>`,
  );
}

function doorWords(
  zone: string | undefined,
  direction: DoorDirection | undefined,
  { t, zone: named }: KiosksSpeech,
): string {
  return [zone && named(zone), direction && t.kiosks.directions[direction]].filter(Boolean).join(" · ");
}

/** Errors that are told as needs of their own. */
const OWN_NEEDS = new Set(["aside_rows", "clock_wrong", "storage_evictable"]);
type Unready = keyof KiosksSpeech["t"]["kiosks"]["unready"];

function needWords(need: KioskNeed, kiosk: KioskStatus, shared: Watched, { t, f }: KiosksSpeech): string {
  const silence = f.duration(serverNow(shared) - Date.parse(kiosk.last_seen));
  const errors: Record<string, string> = t.kiosks.errors;
  switch (need) {
    case "unsent":
      if (kiosk.put_away) return t.kiosks.leftOn(f.number(kiosk.queue ?? 0));
      return kiosk.online
        ? t.kiosks.heldBack(f.number(kiosk.queue ?? 0))
        : t.kiosks.unsent(f.number(kiosk.queue ?? 0), silence);
    case "silent":
      return t.kiosks.offline(silence);
    case "aside":
      return t.kiosks.aside(f.number(kiosk.aside ?? 0));
    case "battery":
      return t.kiosks.battery(f.percent(kiosk.battery ?? 0));
    case "locked":
      return t.kiosks.locked;
    case "clock":
      return t.kiosks.clock(f.duration(Math.abs(kiosk.clock_offset_ms ?? 0)));
    case "lost":
      return t.kiosks.lost(f.number(kiosk.lost ?? 0));
    case "clock_jumped":
      return t.kiosks.clockJumped[(kiosk.clock_jump_ms ?? 0) > 0 ? "forward" : "back"](
        f.duration(Math.abs(kiosk.clock_jump_ms ?? 0)),
      );
    case "unready":
      return t.kiosks.cannotOffline(
        (kiosk.errors ?? []).flatMap((code) =>
          code in t.kiosks.unready ? [t.kiosks.unready[code as Unready]] : [],
        ),
      );
    case "evictable":
      return t.kiosks.evictable;
    case "error":
      return (kiosk.errors ?? [])
        .filter((code) => !(code in t.kiosks.unready) && !OWN_NEEDS.has(code))
        .map((code) => errors[code] ?? t.kiosks.errors.other)
        .join(" · ");
  }
}
