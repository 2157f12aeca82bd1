/** How long people stay: each length with its bar, and the middle and the mean in words. */
import { html, type TemplateResult } from "lit";
import type { FlowSpeech } from "./speech";
import type { Stays } from "./sums";

const MINUTE = 60_000;

export function staysPanel(speech: FlowSpeech, stays: Stays, window: string, place: string): TemplateResult {
  const { t, f } = speech;
  const { stays: total } = stays;
  return html`<section class="panel" data-testid="flow-stays" data-total=${total}>
    <header>
      <h2>${t.flow.stays}</h2>
      <p class="quiet">${place} · ${t.flow.staysText} · ${window}</p>
    </header>
    ${
      total === 0
        ? html`<p class="quiet">${t.flow.staysNone}</p>`
        : html`<p class="said">${inWords(speech, stays)}</p>
            ${lengths(speech, stays)}
            ${stays.inferred > 0 ? html`<p class="quiet">${t.flow.inferred(f.number(stays.inferred))}</p>` : ""}
            ${stays.closing > 0 ? html`<p class="quiet">${t.flow.closing(f.number(stays.closing))}</p>` : ""}`
    }
  </section>`;
}

function inWords({ t, f }: FlowSpeech, { mean = 0, median }: Stays): string {
  const middle =
    median === undefined
      ? ""
      : median.upTo === undefined
        ? t.flow.medianMore(f.duration(median.over * MINUTE))
        : t.flow.median(f.duration(median.upTo * MINUTE));
  return `${t.flow.mean(f.duration(mean))} ${middle}`;
}

function lengths(speech: FlowSpeech, { buckets }: Stays): TemplateResult {
  const { t, f } = speech;
  const first = buckets.findIndex(({ count }) => count > 0);
  const last = buckets.findLastIndex(({ count }) => count > 0);
  const most = Math.max(...buckets.map(({ count }) => count));
  return html`<table class="bars">
    <thead>
      <tr>
        <th scope="col">${t.flow.length}</th>
        <th scope="col" class="n">${t.flow.count}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${buckets.slice(first, last + 1).map(
        ({ over, upTo, count }) => html`<tr data-bucket=${upTo ?? "more"} data-value=${count}>
          <th scope="row">${lengthWords(speech, over, upTo)}</th>
          <td class="n">${f.number(count)}</td>
          <td class="line"><i class="fresh" style="width:${(100 * count) / most}%"></i></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function lengthWords({ t, f }: FlowSpeech, over: number, upTo: number | undefined): string {
  const said = (minutes: number) => f.duration(minutes * MINUTE);
  if (upTo === undefined) return t.flow.over(said(over));
  if (over === 0) return t.flow.upTo(said(upTo));
  // "20 to 30 min": the unit once, where both have the same and the second is no mixed one.
  const short = upTo < 60 ? String(over) : said(over);
  return t.flow.between(short, said(upTo));
}
