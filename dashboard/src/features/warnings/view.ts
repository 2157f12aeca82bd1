/** What is warned of, and who took care of it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { byUrgency, type Warned, waiting } from "../../event/warned";
import { soundToggle, warningRow } from "../../kit/warning-row";
import { levelsPanel } from "./levels-view";
import { logPanel } from "./log-view";
import type { WarningsShown } from "./model";
import { KINDS } from "./model";
import type { WarningsSpeech } from "./speech";
import type { WarningsActions } from "./work";

export function warningsView(
  state: WarningsShown,
  speech: WarningsSpeech,
  actions: WarningsActions,
): TemplateResult {
  const { t, f } = speech;
  const { connection, asOf, warnings } = state;
  const stale = connection.status !== "live";
  const waits = waiting(warnings);
  const summary = [
    t.warnings.openCount(f.number(warnings.open.length)),
    ...(waits > 0 ? [t.warnings.waiting(f.number(waits))] : []),
  ];
  return html`<main id="numbers" class="part warnings ${stale ? "stale" : ""}" data-testid="warnings" tabindex="-1">
    <header>
      <h2>${t.warnings.title}</h2>
      <p class=${waits > 0 ? "need" : "quiet"} role="status" data-testid="warnings-summary">
        ${
          warnings.heard
            ? html`<span aria-hidden="true">${waits > 0 ? "▲" : "✓"}</span> ${summary.join(" · ")}`
            : t.warned.loading
        }
      </p>
      <div class="tools">${kindFilter(state, speech, actions)} ${soundToggle(state, speech, actions)}</div>
    </header>
    ${stale && asOf !== undefined ? html`<p class="aged">${t.warnings.stale(f.clock(asOf))}</p>` : nothing}
    <div class="columns">
      ${openPanel(state, speech, actions)} ${logPanel(state, speech, actions)}
      ${state.me?.role === "organizer" ? levelsPanel(state, speech, actions) : nothing}
    </div>
  </main>`;
}

/** How many wait for somebody, beside the name of the view. */
export function waitingCount(
  { warnings }: { warnings: Warned },
  { t, f }: WarningsSpeech,
): TemplateResult | typeof nothing {
  const waits = waiting(warnings);
  if (waits === 0) return nothing;
  const count = f.number(waits);
  return html`<span class="waits" data-testid="warnings-waiting" data-value=${waits} title=${t.warnings.waiting(count)}>${count}</span>`;
}

function kindFilter(
  { warnings }: WarningsShown,
  { t }: WarningsSpeech,
  actions: WarningsActions,
): TemplateResult {
  const change = (changed: Event) => {
    const { value } = changed.target as HTMLSelectElement;
    actions.filter(KINDS.find((kind) => kind === value) ?? "all");
  };
  return html`<label class="kinds">
    <span class="quiet">${t.warnings.filter}</span>
    <select class="control" data-testid="warnings-kind" @change=${change}>
      <option value="all" .selected=${warnings.filter === "all"}>${t.warnings.all}</option>
      ${KINDS.map(
        (kind) =>
          html`<option value=${kind} .selected=${warnings.filter === kind}>${t.warnings.kinds[kind]}</option>`,
      )}
    </select>
  </label>`;
}

function openPanel(state: WarningsShown, speech: WarningsSpeech, actions: WarningsActions): TemplateResult {
  const { t } = speech;
  const { heard, open, filter } = state.warnings;
  const shown = byUrgency(open).filter(({ kind }) => filter === "all" || kind === filter);
  const none = !heard ? t.warned.loading : open.length > 0 ? t.warnings.noneOfKind : t.warnings.none;
  return html`<section class="panel open" aria-label=${t.attention} data-testid="warnings-open">
    <h2>${t.attention}</h2>
    ${
      shown.length === 0
        ? html`<p class="calm">${heard ? html`<span aria-hidden="true">✓</span> ` : nothing}${none}</p>`
        : repeat(
            shown,
            ({ id }) => id,
            (warning) => warningRow(warning, state, speech, actions, true),
          )
    }
  </section>`;
}
