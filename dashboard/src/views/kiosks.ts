/** The devices at the doors: how each is, and for staff what can be done for it from here. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { directionsOf } from "../../../common/src/api";
import type { DoorDirection, EventConfig, KioskStatus } from "../../../common/src/protocol";
import { byUrgency, type Need, needSomebody, needs } from "../model/kiosks";
import { type DashboardState, serverNow } from "../model/state";
import type { Speech } from "../words/words";
import type { Actions } from "./actions";

export function kiosksPage(state: DashboardState, speech: Speech, actions: Actions): TemplateResult {
  const { t, f } = speech;
  const { kiosks, me } = state;
  const waiting = needSomebody(kiosks);
  const summary =
    kiosks.length === 0
      ? t.kiosksNone
      : waiting === 0
        ? t.kiosksFine(f.number(kiosks.length))
        : t.kiosksNeed(f.number(waiting), f.number(kiosks.length));
  const mayCare = me?.role === "organizer" || me?.role === "staff";
  return html`<main id="numbers" class="kiosks" data-testid="kiosks" tabindex="-1">
    <header>
      <h2>${t.kiosks}</h2>
      <p class=${waiting > 0 ? "need" : "quiet"} data-testid="kiosks-summary" role="status">
        <span aria-hidden="true">${waiting > 0 ? "▲" : "✓"}</span> ${summary}
      </p>
    </header>
    <ul>
      ${repeat(
        byUrgency(kiosks),
        ({ id }) => id, // the order changes under somebody who is about to change one
        (kiosk) => kioskRow(kiosk, state, speech, mayCare ? actions : undefined),
      )}
    </ul>
  </main>`;
}

function kioskRow(
  kiosk: KioskStatus,
  state: DashboardState,
  speech: Speech,
  actions: Actions | undefined,
): TemplateResult {
  const { t } = speech;
  const urgent = needs(kiosk);
  const ordered = kiosk.ordered;
  return html`<li class="panel kiosk" data-testid="kiosk-row" data-kiosk=${kiosk.id} data-online=${kiosk.online}>
    <h3 data-testid="kiosk-name">${kiosk.name}</h3>
    <p class="where" data-testid="kiosk-door">
      ${doorWords(kiosk.zone, kiosk.direction, speech)}${kiosk.mode ? ` · ${t.kioskModes[kiosk.mode]}` : ""}
    </p>
    ${
      ordered
        ? html`<p class="pending" data-testid="kiosk-ordered">
            … ${t.kioskOrdered(doorWords(ordered.zone ?? kiosk.zone, ordered.direction ?? kiosk.direction, speech))}
          </p>`
        : nothing
    }
    ${urgent.map(
      (need) =>
        html`<p class="need" data-need=${need}><span aria-hidden="true">▲</span> ${needWords(need, kiosk, state, speech)}</p>`,
    )}
    <dl>${facts(kiosk, speech).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
    ${state.event && actions ? care(kiosk, state, state.event, speech, actions) : nothing}
  </li>`;
}

function doorWords(
  zone: string | undefined,
  direction: DoorDirection | undefined,
  { t, zone: named }: Speech,
) {
  return [zone && named(zone), direction && t.kioskDirections[direction]].filter(Boolean).join(" · ");
}

function needWords(need: Need, kiosk: KioskStatus, state: DashboardState, { t, f }: Speech): string {
  const silence = f.duration(serverNow(state) - Date.parse(kiosk.last_seen));
  const errors: Record<string, string> = t.kioskErrors;
  switch (need) {
    case "unsent":
      return t.kioskUnsent(f.number(kiosk.queue ?? 0), silence);
    case "silent":
      return t.kioskOffline(silence);
    case "aside":
      return t.kioskAside(f.number(kiosk.aside ?? 0));
    case "battery":
      return t.kioskBattery(f.percent(kiosk.battery ?? 0));
    case "locked":
      return t.kioskLocked;
    case "clock":
      return t.kioskClock(f.duration(Math.abs(kiosk.clock_offset_ms ?? 0)));
    case "error":
      return (kiosk.errors ?? []).map((code) => errors[code] ?? t.kioskErrors.other).join(" · ");
  }
}

/** What is known of it, in two columns; what it did not say is left out. */
function facts(kiosk: KioskStatus, { t, f }: Speech): [string, string][] {
  const { queue, oldest_unsent, recent_scans, recent_refused = 0, battery, charging } = kiosk;
  const and = (value: string, more: string | false | undefined) => (more ? `${value}, ${more}` : value);
  const rows: [string, string | false | undefined][] = [
    [t.kioskSeen, kiosk.online ? t.kioskNow : f.dayTime(kiosk.last_seen)],
    [
      t.kioskQueue,
      queue !== undefined && and(f.number(queue), oldest_unsent && t.since(f.time(oldest_unsent))),
    ],
    [
      t.kioskRecent,
      recent_scans !== undefined &&
        and(
          f.number(recent_scans),
          recent_refused > 0 && t.kioskRefused(f.percent(recent_refused / recent_scans)),
        ),
    ],
    [t.kioskPower, battery !== undefined && and(f.percent(battery), charging && t.kioskCharging)],
    [t.kioskVersion, kiosk.version],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

function care(
  kiosk: KioskStatus,
  state: DashboardState,
  event: EventConfig,
  { t, zone: named }: Speech,
  actions: Actions,
): TemplateResult {
  const mine = state.care?.kiosk === kiosk.id ? state.care : undefined;
  const busy = mine?.busy === true;
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    const form = new FormData(submitted.target as HTMLFormElement);
    const zone = event.zones.find((each) => each.id === form.get("zone"));
    const fitting: DoorDirection[] = zone?.kind === "booth" ? ["touch"] : ["in", "out", "both"];
    const direction = fitting.find((each) => each === form.get("direction")) ?? fitting[0];
    actions.changeKiosk(kiosk.id, {
      name: String(form.get("name") ?? "").trim() || kiosk.name,
      ...(zone && direction ? { zone: zone.id, direction } : {}),
    });
  };
  const lock = () => {
    if (kiosk.locked || confirm(t.kioskLockSure(kiosk.name)))
      actions.changeKiosk(kiosk.id, { locked: !kiosk.locked });
  };
  const forget = () => confirm(t.kioskForgetSure(kiosk.name)) && actions.forgetKiosk(kiosk.id);
  const errors: Record<string, string> = t.kioskTrouble;
  const wanted = {
    zone: kiosk.ordered?.zone ?? kiosk.zone,
    direction: kiosk.ordered?.direction ?? kiosk.direction,
  };
  const directions = [...directionsOf("area"), "both" as const, ...directionsOf("booth")];
  return html`<details>
    <summary data-testid="kiosk-care">${t.kioskCare}</summary>
    <form @submit=${submit}>
      <label>${t.kioskName}<input name="name" maxlength="100" data-testid="kiosk-rename" .value=${kiosk.name} /></label>
      <label>${t.kioskZone}
        <select name="zone" data-testid="kiosk-zone">
          ${event.zones.map((zone) => html`<option value=${zone.id} ?selected=${zone.id === wanted.zone}>${named(zone.id)}</option>`)}
        </select>
      </label>
      <label>${t.kioskDirection}
        <select name="direction" data-testid="kiosk-direction">
          ${directions.map((each) => html`<option value=${each} ?selected=${each === wanted.direction}>${t.kioskDirections[each]}</option>`)}
        </select>
      </label>
      <button class="main" data-testid="kiosk-save" ?disabled=${busy}>${t.kioskSave}</button>
    </form>
    <div class="buttons">
      <button type="button" class="control" data-testid="kiosk-beep" ?disabled=${busy || !kiosk.online}
        @click=${() => actions.commandKiosk(kiosk.id, "beep")}>${t.kioskBeep}</button>
      <button type="button" class="control" data-testid="kiosk-reload" ?disabled=${busy || !kiosk.online}
        @click=${() => actions.commandKiosk(kiosk.id, "reload")}>${t.kioskReload}</button>
      <button type="button" class="control" data-testid="kiosk-lock" ?disabled=${busy} @click=${lock}>
        ${kiosk.locked ? t.kioskUnlock : t.kioskLock}
      </button>
      <button type="button" class="control" data-testid="kiosk-forget" ?disabled=${busy} @click=${forget}>${t.kioskForget}</button>
    </div>
    <p class=${mine?.trouble ? "trouble" : "quiet"} role="status" data-testid="kiosk-told">
      ${mine?.trouble ? (errors[mine.trouble] ?? t.kioskTrouble.other) : mine?.done ? t.kioskDone[mine.done] : nothing}
    </p>
  </details>`;
}
