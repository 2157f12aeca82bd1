/** Who comes for the first time and who comes again, by the hour or the day. Two shapes, so that no colour is needed. */
import { html, type TemplateResult } from "lit";
import { LAST_HOUR, WHOLE_EVENT } from "./spans";
import type { FlowSpeech } from "./speech";
import type { Slot } from "./sums";

const MINUTE = 60_000;

export function arrivalsPanel(
  speech: FlowSpeech,
  slots: readonly Slot[],
  span: string,
  byDay: boolean,
  window: string,
  place: string,
): TemplateResult {
  const { t, f } = speech;
  const most = Math.max(1, ...slots.map(({ fresh, again }) => fresh + again));
  const step = span === LAST_HOUR ? 5 : 60;
  const when = ({ at }: Slot) => (byDay ? f.day(at) : `${f.time(at)}–${f.time(at + step * MINUTE)}`);
  const column = byDay ? t.flow.day : span === LAST_HOUR ? t.flow.minutes : t.flow.hour;
  return html`<section class="panel" data-testid="flow-arrivals">
    <header>
      <h2>${t.flow.arrivals}</h2>
      <p class="quiet">${place} · ${window}</p>
      <p class="quiet">${t.flow.arrivalsText}</p>
    </header>
    ${
      slots.length === 0
        ? html`<p class="quiet">${t.flow.arrivalsNone}</p>`
        : html`<table class="bars">
            <thead>
              <tr>
                <th scope="col">${column}</th>
                <th scope="col" class="n"><i class="swatch fresh" aria-hidden="true"></i>${t.flow.fresh}</th>
                <th scope="col" class="n"><i class="swatch again" aria-hidden="true"></i>${t.flow.returns}</th>
                <td></td>
              </tr>
            </thead>
            <tbody>
              ${slots.map(
                (slot) => html`<tr data-at=${slot.at} data-fresh=${slot.fresh} data-again=${slot.again}>
                  <th scope="row">${when(slot)}</th>
                  <td class="n">${f.number(slot.fresh)}</td>
                  <td class="n">${f.number(slot.again)}</td>
                  <td class="line">
                    <i class="fresh" style="width:${(100 * slot.fresh) / most}%"></i
                    ><i class="again" style="width:${(100 * slot.again) / most}%"></i>
                  </td>
                </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

/** Over more than a day, days are compared, not hours. */
export const comparesDays = (span: string, days: readonly string[]): boolean =>
  span === WHOLE_EVENT && days.length > 1;
