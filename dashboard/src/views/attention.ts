import { html, type TemplateResult } from "lit";
import { type Concern, concerns } from "../model/attention";
import type { DashboardState } from "../model/state";
import type { Speech } from "../words/words";

export function attentionPanel(state: DashboardState, speech: Speech): TemplateResult {
  const { t } = speech;
  const found = concerns(state);
  const lost = state.connection.status === "lost";
  return html`<section class="panel attention" aria-live="polite">
    <h2>${t.attention}</h2>
    ${lost ? concern("bad", "■", t.lostTitle, lostSince(state, speech)) : ""}
    ${found.map((one) => draw(one, speech))}
    ${found.length === 0 && !lost ? html`<p class="calm"><span aria-hidden="true">✓</span> ${t.calm}</p>` : ""}
  </section>`;
}

function lostSince({ asOf }: DashboardState, { t, f }: Speech): string {
  return asOf === undefined ? t.noNumbers : t.numbersOf(f.clock(asOf));
}

/** What the numbers on the page are worth while nothing is heard. */
export function lostWords(state: DashboardState, { t, f }: Speech): string {
  const { heard } = state.connection;
  if (heard === undefined || state.asOf === undefined) return t.lostNoNumbers;
  return t.lostText(f.clock(state.asOf), f.duration(state.now - heard));
}

function draw(one: Concern, speech: Speech): TemplateResult {
  const { t, f, zone } = speech;
  switch (one.kind) {
    case "over":
    case "full": {
      const title = one.kind === "over" ? t.isOver(zone(one.zone)) : t.isFull(zone(one.zone));
      return concern(
        "bad",
        "■",
        title,
        t.figures(f.number(one.occupancy), f.number(one.capacity)),
        one.kind === "over" ? t.tooMany(f.number(one.occupancy - one.capacity)) : "",
        one.since === undefined ? "" : t.since(f.time(one.since)),
      );
    }
    case "near":
      return concern(
        "warn",
        "▲",
        t.isNear(zone(one.zone)),
        t.figures(f.number(one.occupancy), f.number(one.capacity)),
        one.minutes === undefined ? "" : t.fullIn(f.duration(60_000 * one.minutes)),
      );
    case "silent":
      return concern(
        "warn",
        "▲",
        t.kioskSilent(one.kiosk.name, f.duration(one.ms)),
        one.kiosk.queue ? t.kioskHolds(f.number(one.kiosk.queue)) : t.kioskSilentText,
      );
    case "more-silent":
      return concern("warn", "▲", t.moreSilent(f.number(one.count)), "");
    case "store":
      return concern("bad", "■", t.store, ...one.warnings);
    case "waiting":
      return concern(
        "note",
        "…",
        t.kioskWaiting(one.kiosk.name),
        t.kioskWaitingText(f.number(one.kiosk.queue ?? 0)),
      );
    case "conflicts":
      return concern("note", "▲", t.conflicts(f.number(one.count)), t.conflictsText);
  }
}

function concern(how: "bad" | "warn" | "note", shape: string, title: string, ...details: string[]) {
  return html`<div class="concern ${how}">
    <h3><span class="shape" aria-hidden="true">${shape}</span> ${title}</h3>
    <p>${details.filter(Boolean).map((detail, index) => html`${index ? " · " : ""}${detail}`)}</p>
  </div>`;
}
