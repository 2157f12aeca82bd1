/** The day to aim at: the slider, the curve of the whole site below it, and what is worth a jump. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { MINUTE } from "../../event/history";
import type { ReplayState } from "./model";
import { fullHour, type Reel } from "./reel";
import type { ReplaySpeech } from "./speech";
import type { ReplayActions } from "./work";

const PAGE_MINUTES = 15;
/** The drawing's own units. */
const WIDTH = 1000;
const HEIGHT = 100;
/** More names than these do not fit below it. */
const MOST_HOURS = 10;

export function track(
  { minute, playing }: ReplayState,
  reel: Reel,
  speech: ReplaySpeech,
  actions: ReplayActions,
  isToday: boolean,
  timeZone: string,
): TemplateResult {
  const { t, f } = speech;
  const people = reel.site[minute - reel.first] ?? 0;
  const keys = (event: KeyboardEvent) => {
    if (event.key === "PageUp") actions.seek(minute + PAGE_MINUTES);
    else if (event.key === "PageDown") actions.seek(minute - PAGE_MINUTES);
    else if (event.key === " ") playing ? actions.pause() : actions.play();
    else return;
    event.preventDefault();
  };
  return html`<div class="track">
    <input
      type="range"
      data-testid="replay-slider"
      aria-label=${t.replay.time}
      aria-valuetext=${t.replay.inside(f.time(minute * MINUTE), f.number(people))}
      min=${reel.first}
      max=${reel.last}
      step="1"
      .value=${String(minute)}
      @input=${(event: Event) => actions.seek(Number((event.target as HTMLInputElement).value))}
      @keydown=${keys}
    />
    ${guard([reel, speech, isToday], () => html`${drawing(reel, actions, isToday)} ${hours(reel, speech, timeZone)}`)}
    <div class="on-day" aria-hidden="true"><i class="here" style="left:${percent(reel, minute)}"></i></div>
  </div>`;
}

/** The part of the reel that lies before a minute. */
const share = ({ first, last }: Reel, minute: number) =>
  last > first ? (minute - first) / (last - first) : 0;
const percent = (reel: Reel, minute: number) => `${(100 * share(reel, minute)).toFixed(3)}%`;

/** A click is a second way to the slider, for those who have a pointer. */
function drawing(reel: Reel, actions: ReplayActions, isToday: boolean): TemplateResult {
  const aim = ({ clientX, currentTarget }: MouseEvent) => {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    actions.seek(Math.round(reel.first + ((clientX - left) / width) * (reel.last - reel.first)));
  };
  const line = (minute: number, kind: string) =>
    html`<i class="point ${kind}" style="left:${percent(reel, minute)}"></i>`;
  const top = reel.peak && 1 - reel.peak.occupancy / most(reel);
  return html`<div class="curve" aria-hidden="true" data-testid="replay-curve" @click=${aim}>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">${path(reel)}</svg>
    ${reel.closings.map((minute) => line(minute, "closing"))} ${isToday ? line(reel.last, "now") : ""}
    ${
      reel.peak && top !== undefined
        ? html`<i class="point peak" style="left:${percent(reel, reel.peak.minute)};top:${(100 * top).toFixed(2)}%"></i>`
        : nothing
    }
  </div>`;
}

/** A little air above the peak. */
const most = (reel: Reel) => 1.12 * (reel.peak?.occupancy ?? 1);

function path(reel: Reel): TemplateResult {
  const last = Math.max(1, reel.site.length - 1);
  const points = reel.site.map(
    (people, index) =>
      `${((WIDTH * index) / last).toFixed(1)} ${(HEIGHT * (1 - people / most(reel))).toFixed(2)}`,
  );
  const line = `M${points.join("L")}`;
  return svg`<path class="area" d="${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z" /><path class="line" d=${line} />`;
}

function hours(reel: Reel, { f }: ReplaySpeech, timeZone: string): TemplateResult {
  const every = Math.ceil((reel.last - reel.first) / 60 / MOST_HOURS) || 1;
  const full = [];
  for (let at = fullHour(reel.first + 59, timeZone); at <= reel.last; at += 60 * every) full.push(at);
  return html`<div class="hours" aria-hidden="true">
    ${full.map((at) => html`<span style="left:${percent(reel, at)}">${f.time(at * MINUTE)}</span>`)}
  </div>`;
}

/** The same marks as in the drawing, with their words, to jump to. */
export function jumps(
  reel: Reel,
  speech: ReplaySpeech,
  actions: ReplayActions,
  isToday: boolean,
): TemplateResult {
  const { t, f } = speech;
  const jump = (hook: string, minute: number, words: string) => html`<li>
    <button type="button" class="control" data-testid="replay-${hook}" @click=${() => actions.seek(minute)}>
      <i class="sign ${hook}" aria-hidden="true"></i>${words}
    </button>
  </li>`;
  const time = (minute: number) => f.time(minute * MINUTE);
  const { peak } = reel;
  return html`<ul class="jumps" aria-label=${t.replay.marks}>
    ${peak ? jump("peak", peak.minute, t.replay.peak(f.number(peak.occupancy), time(peak.minute))) : ""}
    ${reel.closings.map((minute) => jump("closing", minute, t.replay.closing(time(minute))))}
    ${isToday ? jump("now", reel.last, t.replay.now(time(reel.last))) : ""}
  </ul>`;
}
