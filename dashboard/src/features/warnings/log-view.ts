/** What was raised, ended and acknowledged, newest first, a page at a time. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { LoggedWarning, Warning } from "../../../../common/src/protocol";
import type { WarningsShown } from "./model";
import type { WarningsSpeech } from "./speech";
import type { WarningsActions } from "./work";

const SHAPES = { raised: "▲", ended: "○", acknowledged: "✓" } as const;

export function logPanel(
  { warnings }: WarningsShown,
  speech: WarningsSpeech,
  actions: WarningsActions,
): TemplateResult {
  const { t } = speech;
  const { log, filter } = warnings;
  const shown = log.entries.filter(({ warning }) => filter === "all" || warning.kind === filter);
  const reading = log.status === "reading" || log.status === "unread";
  const work = () => actions;
  return html`<section class="panel log" aria-label=${t.warnings.log} data-testid="warnings-log">
    <h2>${t.warnings.log}</h2>
    ${
      log.status === "failed"
        ? html`<p class="trouble" role="alert">
            ${t.warnings.logFailed}
            <button type="button" class="control" @click=${() => work()?.again()}>${t.tryAgain}</button>
          </p>`
        : nothing
    }
    ${shown.length === 0 && log.status !== "failed" ? html`<p class="calm">${emptyWords(log.entries.length, reading, speech)}</p>` : nothing}
    <ol>
      ${repeat(
        shown,
        ({ number }) => number,
        (entry) => row(entry, speech),
      )}
    </ol>
    ${
      log.next === undefined
        ? nothing
        : html`<button type="button" class="control older" data-testid="warnings-older" ?disabled=${reading}
            @click=${() => work()?.older()}>${reading ? t.warnings.reading : t.warnings.older}</button>`
    }
  </section>`;
}

function emptyWords(known: number, reading: boolean, { t }: WarningsSpeech): string {
  if (known > 0) return t.warnings.logNoneOfKind;
  return reading ? t.warnings.reading : t.warnings.logNone;
}

function row({ number, what, at, warning }: LoggedWarning, speech: WarningsSpeech): TemplateResult {
  const { t, f } = speech;
  const { by, note } = warning.acknowledged ?? {};
  const who = what === "acknowledged" ? [by, note].filter(Boolean).join(": ") : "";
  // The shapes of the tiles: a square is a zone that was full.
  const heavy = what === "raised" && (warning.kind === "store" || (warning.level ?? 0) >= 100);
  return html`<li class="${what} ${heavy ? "heavy" : ""}" data-testid="logged" data-number=${number} data-what=${what} data-kind=${warning.kind}
    data-level=${warning.level ?? nothing}>
    <time datetime=${at}>${f.dayTime(at)}</time>
    <span class="shape" aria-hidden="true">${heavy ? "■" : SHAPES[what]}</span>
    <span class="words">
      <b>${sayLogged(warning, speech)}</b>
      <small>${t.warnings.what[what]}${who ? ` · ${who}` : ""}</small>
    </span>
  </li>`;
}

/** As it was then: a zone by the level that it had reached. */
function sayLogged(warning: Warning, { t, f, zone }: WarningsSpeech): string {
  const words = t.warnings;
  const name = warning.name ?? warning.kiosk ?? "";
  switch (warning.kind) {
    case "zone":
      return words.zoneAt(zone(warning.zone ?? ""), f.percent((warning.level ?? 0) / 100));
    case "kiosk_silent":
      return t.warned.silent(name);
    case "kiosk_unsent":
      return t.warned.unsent(name);
    case "kiosk_aside":
      return t.warned.aside(name);
    case "kiosk_lost":
      return t.warned.gone(name);
    case "conflicts":
      return words.conflictsOf(f.number(warning.count ?? 0));
    case "disputes":
      return t.warned.disputes(f.number(warning.count ?? 0));
    case "key_conflicts":
      return t.warned.strangeKey(name);
    case "key_held":
      return t.warned.heldKey(name);
    case "store":
      return t.store;
  }
}
