/** What needs somebody, on the first view. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { concernRow, soundToggle, warningRow } from "../../kit/warning-row";
import { type Concern, concerns } from "./concerns";
import type { NowActions, NowShown } from "./model";
import type { NowSpeech } from "./speech";

/** More than this are too many to take in beside the numbers; the rest is one step away. */
const SHOWN = 6;

export function attentionPanel(state: NowShown, speech: NowSpeech, actions: NowActions): TemplateResult {
  const { t } = speech;
  const { status } = state.connection;
  const found = concerns(state);
  return html`<section class="panel attention" data-testid="attention">
    <header class="row">
      <h2>${t.attention}</h2>
      ${soundToggle(state, speech, actions)}
    </header>
    <div aria-live="polite">
      ${status === "lost" ? concernRow("bad", "■", t.lostTitle, [lostSince(state, speech)]) : ""}
      ${repeat(found.slice(0, SHOWN), keyOf, (one) => draw(one, state, speech, actions))}
      ${found.length === 0 && status !== "lost" ? calm(state, speech) : ""}
    </div>
    ${
      found.length > SHOWN
        ? html`<button type="button" class="control more" data-testid="attention-more" @click=${() => actions.turnTo("warnings")}>
            ${t.now.moreWarnings(speech.f.number(found.length - SHOWN))}
          </button>`
        : nothing
    }
  </section>`;
}

function calm({ warnings }: NowShown, { t }: NowSpeech): TemplateResult {
  if (!warnings.heard) return html`<p class="calm">${t.warned.loading}</p>`;
  return html`<p class="calm"><span aria-hidden="true">✓</span> ${t.now.calm}</p>`;
}

function lostSince({ asOf }: NowShown, { t, f }: NowSpeech): string {
  return asOf === undefined ? t.noNumbers : t.now.numbersOf(f.clock(asOf));
}

function keyOf(one: Concern): string {
  if (one.kind === "warning") return one.warning.id;
  return one.kind === "filling" ? `filling ${one.zone}` : one.kind;
}

function draw(one: Concern, state: NowShown, speech: NowSpeech, actions: NowActions): TemplateResult {
  const { t, f, zone } = speech;
  switch (one.kind) {
    case "warning":
      return warningRow(one.warning, state, speech, actions);
    case "more-silent":
      return concernRow("warn", "▲", t.now.moreSilent(f.number(one.count)), []);
    case "filling":
      return concernRow("note", "↗", t.now.willFill(zone(one.zone), f.duration(60_000 * one.minutes)), [
        t.now.willFillText(f.number(one.perMinute)),
      ]);
  }
}
