import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { FeedScan } from "../../../../common/src/protocol";
import { type FeedLine, foldGroups } from "../../event/feed";
import type { Shared } from "../../event/shared";
import type { NowSpeech } from "./speech";

const SHOWN = 30;

export function feedPanel(state: Shared, speech: NowSpeech): TemplateResult {
  const { t } = speech;
  const lines = foldGroups(state.feed).slice(0, SHOWN);
  return html`<section class="panel latest" data-testid="feed">
    <h2>${t.now.feed}</h2>
    ${
      lines.length === 0
        ? html`<p class="quiet">${t.now.feedEmpty}</p>`
        : html`<ol class="feed" tabindex="0" aria-label=${t.now.feed}>
            ${repeat(
              lines,
              ({ key }) => key,
              (line) => row(line, speech),
            )}
          </ol>`
    }
  </section>`;
}

function row({ scan, people }: FeedLine, speech: NowSpeech): TemplateResult {
  const { t, f } = speech;
  const { mark, how, note } = outcome(scan, speech);
  const who = people > 1 ? t.now.groupOf(f.number(people)) : (scan.name ?? "");
  const said = [who, speech.category(scan.category)].filter(Boolean);
  return html`<li
    class="feed-row ${how}"
    data-testid="feed-row"
    data-scan=${scan.scan_id}
    data-zone=${scan.zone}
    data-outcome=${scan.outcome}
    data-reason=${scan.reason ?? nothing}
  >
    <time datetime=${scan.at}>${f.clock(scan.at)}</time>
    <span class="feed-mark" aria-hidden="true">${mark}</span>
    <span class="what">
      <b>${speech.zone(scan.zone)}</b>
      <small><span class="verb">${t[scan.direction]}</span>${said.map((part) => html` · ${part}`)}</small>
      ${note ? html`<small class="note">${note}</small>` : ""}
    </span>
  </li>`;
}

function outcome(scan: FeedScan, { t, reason }: NowSpeech): { mark: string; how: string; note: string } {
  if (scan.voided) {
    const said = [scan.voided_by && t.now.voidedBy(scan.voided_by), scan.void_reason];
    return { mark: "–", how: "voided", note: [t.now.voided, ...said].filter(Boolean).join(" · ") };
  }
  if (scan.outcome !== "admitted") return { mark: "✗", how: "refused", note: reason(scan.reason) };
  if (scan.conflict)
    return { mark: "▲", how: "conflict", note: t.now.offlineConflict(reason(String(scan.conflict))) };
  if (scan.forced) return { mark: "✓", how: "", note: t.now.forced };
  if (scan.already_inside) return { mark: "↻", how: "again", note: t.now.alreadyIn };
  return { mark: scan.direction === "out" ? "←" : scan.direction === "in" ? "→" : "•", how: "", note: "" };
}
