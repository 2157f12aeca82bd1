/** A visitor's days: bands by zone on a time axis, and the same in words. */
import { html, nothing, type TemplateResult } from "lit";
import type { PeopleSpeech } from "./speech";
import type { Bar, DayBand, End, Lane, Touch } from "./timeline";

const percent = (share: number) => `${(100 * share).toFixed(3)}%`;

export function timelinePanel(days: DayBand[], speech: PeopleSpeech): TemplateResult {
  const { t } = speech;
  const withStays = days.filter((day) => day.lanes.length + day.touches.length > 0).reverse();
  if (withStays.length === 0)
    return html`<section class="panel days"><h3>${t.people.timeline}</h3><p class="quiet">${t.people.noStays}</p></section>`;
  return html`<section class="panel days" data-testid="timeline">
    <h3>${t.people.timeline}</h3>
    ${withStays.map((day, index) => dayView(day, index === 0, speech))} ${key(withStays, speech)}
  </section>`;
}

/** @param open the newest day says at once in words what the others tell when they are asked */
function dayView(day: DayBand, open: boolean, speech: PeopleSpeech): TemplateResult {
  const { t, f } = speech;
  const title = f.day(`${day.day}T12:00:00Z`);
  return html`<div class="day" data-testid="timeline-day" data-day=${day.day}>
    <h4>${title}</h4>
    <div class="band" role="img" aria-label=${t.people.timelineOf(title)}>
      ${day.lanes.map((lane) => laneView(lane, speech))}
      ${day.touches.length > 0 ? touchLane(day.touches, speech) : nothing}
      <div class="axis" aria-hidden="true">
        <span></span>
        <div>
          ${day.ticks.map(({ left, at }) => html`<time style="left: ${percent(left)}">${f.time(at)}</time>`)}
        </div>
      </div>
    </div>
    ${
      day.stays.length > 0
        ? html`<details ?open=${open}>
            <summary>${t.people.inWords(f.number(day.stays.length))}</summary>
            ${stayTable(day, title, speech)}
          </details>`
        : nothing
    }
  </div>`;
}

function laneView({ zone, depth, bars }: Lane, speech: PeopleSpeech): TemplateResult {
  return html`<div class="lane">
    <span class="lane-zone" style="--depth: ${depth}">${speech.zone(zone)}</span>
    <div class="lane-bars">${bars.map((bar) => barView(bar, speech))}</div>
  </div>`;
}

function touchLane(touches: Touch[], speech: PeopleSpeech): TemplateResult {
  const { t, f, zone: named } = speech;
  return html`<div class="lane" data-testid="timeline-touches">
    <span class="lane-zone" style="--depth: 0">${t.people.boothVisits}</span>
    <div class="lane-bars">
      ${touches.map(
        ({ zone, left, at }) =>
          html`<i class="touch" style="left: ${percent(left)}" title="${named(zone)}, ${f.time(at)}"></i>`,
      )}
    </div>
  </div>`;
}

function barView({ left, width, since, until, end }: Bar, { t, f }: PeopleSpeech): TemplateResult {
  const times = until === undefined ? `${f.time(since)} –` : `${f.time(since)} – ${f.time(until)}`;
  return html`<i
    class="stay-bar ${end}"
    style="left: ${percent(left)}; width: ${percent(width)}"
    title="${times}, ${t.people.ends[end]}"
  ></i>`;
}

/** The drawing in words: also how each end is known. */
function stayTable({ day, stays }: DayBand, title: string, speech: PeopleSpeech): TemplateResult {
  const { t, f } = speech;
  const time = (at: string) => (f.isoDay(at) === day ? f.time(at) : f.dayTime(at));
  return html`<table class="stays">
    <caption class="visually-hidden">${t.people.timelineOf(title)}</caption>
    <thead>
      <tr>
        <th scope="col">${t.people.zone}</th>
        <th scope="col">${t.people.from}</th>
        <th scope="col">${t.people.until}</th>
        <th scope="col">${t.people.length}</th>
        <th scope="col">${t.people.end}</th>
      </tr>
    </thead>
    <tbody>
      ${stays.map((stay) => {
        const end: End = stay.ended ?? "open";
        const length = stay.until && Date.parse(stay.until) - Date.parse(stay.since);
        return html`<tr
          data-testid="stay"
          data-zone=${stay.zone}
          data-since=${stay.since}
          data-until=${stay.until ?? nothing}
          data-ended=${stay.ended ?? nothing}
        >
          <th scope="row">${speech.zone(stay.zone)}</th>
          <td>${time(stay.since)}</td>
          <td>${stay.until ? time(stay.until) : "–"}</td>
          <td>${length === undefined || length === "" ? "–" : f.duration(length)}</td>
          <td class="end">${t.people.ends[end]}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** What the shapes mean: only those that are there. */
function key(days: DayBand[], { t }: PeopleSpeech): TemplateResult {
  const lanes = days.flatMap((day) => day.lanes);
  const ends = new Set(lanes.flatMap((lane) => lane.bars.map((bar) => bar.end)));
  const signs: [string, string, boolean][] = [
    ["stay-bar scanned", t.people.key.scanned, ends.has("scanned")],
    ["stay-bar inferred", t.people.key.inferred, ends.has("inferred") || ends.has("closing")],
    ["stay-bar open", t.people.key.open, ends.has("open") || ends.has("later")],
    ["touch", t.people.key.touch, days.some((day) => day.touches.length > 0)],
  ];
  return html`<ul class="key" aria-hidden="true">
    ${signs.filter(([, , there]) => there).map(([how, words]) => html`<li><i class=${how}></i>${words}</li>`)}
  </ul>`;
}
