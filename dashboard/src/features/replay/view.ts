/** The day again, minute by minute, from the log. */
import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { EventConfig } from "../../../../common/src/protocol";
import { localDay } from "../../event/day";
import { MINUTE } from "../../event/history";
import { serverNow } from "../../event/shared";
import type { ReplayShown } from "./model";
import { type ReplayState, SPEEDS } from "./model";
import { pastView } from "./past";
import { fullHour, type Reel } from "./reel";
import { pastDays } from "./shown";
import type { ReplaySpeech } from "./speech";
import { jumps, track } from "./track";
import type { ReplayActions } from "./work";

const HOUR_MS = 3_600_000;

export function replayView(state: ReplayShown, speech: ReplaySpeech, actions: ReplayActions): TemplateResult {
  const { event, replay } = state;
  const today = localDay(serverNow(state), event.timezone);
  const days = pastDays(event, serverNow(state));
  // The past as it was read stays true without a connection; today's goes on without us.
  const stale = replay.day === today && state.connection.status !== "live";
  return html`<main id="numbers" class="part replay ${stale ? "stale" : ""}" tabindex="-1" data-testid="replay">
    ${top(replay, days, today, speech, actions)}
    ${days.length === 0 ? told(speech.t.replay.notBegun, speech.t.replay.notBegunText) : day(state, today, speech, actions)}
  </main>`;
}

function top(
  { day, reel, reading }: ReplayState,
  days: readonly string[],
  today: string,
  { t, f }: ReplaySpeech,
  actions: ReplayActions,
): TemplateResult {
  // Noon is that day in every time zone of an event.
  const named = (each: string) => f.day(`${each}T12:00:00Z`);
  return html`<header>
    <h2>${t.replay.title}</h2>
    ${
      days.length === 0
        ? ""
        : html`<label class="day">${t.replay.day}
            <select class="control" data-testid="replay-day"
              @change=${(event: Event) => actions.day((event.target as HTMLSelectElement).value)}>
              ${days.map(
                (each) => html`<option value=${each} .selected=${each === day}>
                  ${each === today ? t.replay.dayToday(named(each)) : named(each)}
                </option>`,
              )}
            </select>
          </label>
          <button type="button" class="control" data-testid="replay-reload" ?disabled=${reading} @click=${actions.reload}>
            ${t.replay.reload}
          </button>`
    }
    ${
      reel
        ? html`<p class="quiet" data-testid="replay-source" data-seq=${reel.seq}>
            ${t.replay.source(f.number(reel.seq), f.clock(reel.at))}
          </p>`
        : ""
    }
  </header>`;
}

function day(
  state: ReplayShown,
  today: string,
  speech: ReplaySpeech,
  actions: ReplayActions,
): TemplateResult {
  const { t } = speech;
  const { reel, trouble, reading } = state.replay;
  if (!reel)
    return trouble && !reading
      ? told(t.replay.failed, t.replay.failedText, actions.reload, t.replay.tryAgain)
      : told(t.replay.reading, t.replay.readingText);
  if (reel.empty) return told(t.replay.empty, t.replay.emptyText);
  const isToday = reel.day === today;
  return html`${trouble ? html`<p class="note" role="status"><span aria-hidden="true">▲</span> ${t.replay.failedAgain}</p>` : ""}
    ${deck(state.replay, reel, state.event, speech, actions, isToday)}
    ${isToday ? html`<p class="note" data-testid="replay-not-over"><span aria-hidden="true">▲</span> ${t.replay.notOver}</p>` : ""}
    ${guard(
      [reel, state.replay.minute, speech, state.theme, state.picked, state.plan.plan, state.plan.picture],
      () => pastView(state, reel, speech, actions),
    )}`;
}

/** The replayed time, what moves it, and the day to aim at. */
function deck(
  replay: ReplayState,
  reel: Reel,
  event: EventConfig,
  speech: ReplaySpeech,
  actions: ReplayActions,
  isToday: boolean,
): TemplateResult {
  const { t, f } = speech;
  const { minute, playing, speed } = replay;
  const at = minute * MINUTE;
  const hour = fullHour(minute, event.timezone);
  return html`<section class="deck panel" aria-label=${t.replay.title}>
    <div class="bar-top">
      <p class="replayed">
        <span class="word"><span aria-hidden="true">↺</span> ${t.replay.title}</span>
        <time data-testid="replay-time" data-minute=${minute} datetime=${new Date(at).toISOString()}>${f.time(at)}</time>
        <span class="date">${f.day(at)}</span>
      </p>
      <div class="moves">
        ${button("hour-back", `−${f.duration(HOUR_MS)}`, t.replay.hourBack, () => actions.seek(hour === minute ? hour - 60 : hour))}
        <button type="button" class="main" data-testid="replay-play" @click=${playing ? actions.pause : actions.play}>
          <span aria-hidden="true">${playing ? "❚❚" : "▶"}</span> ${playing ? t.replay.pause : t.replay.play}
        </button>
        ${button("hour-on", `+${f.duration(HOUR_MS)}`, t.replay.hourOn, () => actions.seek(hour + 60))}
      </div>
      <div class="speeds" role="group" aria-label=${t.replay.speed}>
        ${SPEEDS.map(
          (each) => html`<button type="button" class="control" data-testid="replay-speed-${each}"
            aria-pressed=${each === speed} @click=${() => actions.speed(each)}
          >${t.replay.times(f.number(each))}</button>`,
        )}
      </div>
    </div>
    ${track(replay, reel, speech, actions, isToday, event.timezone)}
    ${guard([reel, speech, isToday], () => jumps(reel, speech, actions, isToday))}
  </section>`;
}

function button(hook: string, shape: string, label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="control" data-testid="replay-${hook}" aria-label="${shape}, ${label}" title=${label}
    @click=${act}><span aria-hidden="true">${shape}</span></button>`;
}

function told(title: string, text: string, act?: () => void, label = ""): TemplateResult {
  return html`<section class="panel told" role="status">
    <h3>${title}</h3>
    <p>${text}</p>
    ${act ? html`<button type="button" class="control" data-testid="replay-again" @click=${act}>${label}</button>` : ""}
  </section>`;
}
