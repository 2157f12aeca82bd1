import { html, type TemplateResult } from "lit";
import { wallClockShift } from "../event/day";
import type { Ahead, Idle } from "../event/sessions";
import type { Shown } from "../event/shared";
import type { Speech } from "../words/words";
import { figure } from "./figures";

/** Sessions with nothing on and nobody inside, in a line each; whoever goes in brings the full tile back. */
export function idleSessions(
  state: Shown,
  speech: Speech,
  pick: (zone: string) => void,
  sessions: readonly Idle[],
): TemplateResult | string {
  if (sessions.length === 0) return "";
  const { t } = speech;
  return html`<ul class="idle" aria-label=${t.sessionsIdle}>
    ${sessions.map(
      ({ zone, ahead }) => html`<li
        class="chip ${state.picked === zone.id ? "picked" : ""}"
        data-testid="zone-tile"
        data-zone=${zone.id}
      >
        <button
          type="button"
          class="pick"
          aria-pressed=${state.picked === zone.id}
          title=${t.showInCharts(speech.zone(zone.id))}
          @click=${() => pick(zone.id)}
        >
          ${speech.zone(zone.id)}
        </button>
        <span class="when">${when(ahead, speech, state.event?.timezone)}</span>
        <span class="unseen">${figure(speech, 0, "occupancy")}</span>
      </li>`,
    )}
  </ul>`;
}

function when(ahead: Ahead, { t, f }: Speech, timeZone = "UTC"): string {
  if (ahead.kind === "ended") return t.sessionEnded;
  const { day, from, to } = ahead.slot;
  if (ahead.kind === "today") return t.sessionToday(from, to);
  const wall = Date.parse(`${day}T${from}:00Z`);
  return f.dayTime(wall - wallClockShift(wall, timeZone));
}
