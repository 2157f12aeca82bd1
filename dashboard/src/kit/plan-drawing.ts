/**
 * The plan as a drawing: a picture, or a blank sheet, and a marker for each zone that has a place on it. Pure, and cheap
 * to draw again: a marker is a button with three nodes in it, a booth's one with a single text.
 */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { EventConfig, Zone } from "../../../common/src/protocol";
import { isBooth } from "../../../common/src/zone-kinds";
import type { Spots } from "../event/floor";
import { type Level, level, share } from "../event/venue";
import { levelsOf } from "../event/warned";
import type { Speech } from "../words/words";

/** What a drawing needs to know of a zone: the live numbers have it, and so have those of any moment. */
export interface ZoneNumbers {
  occupancy?: number;
  visits?: number;
  capacity?: number;
}

/** Without its `url` the picture is still on its way; its sheet has its shape already. */
export interface PlanImage {
  url?: string;
  width: number;
  height: number;
}

/** How a drawing answers to those who touch it; without it, it is only looked at. */
export interface Touch {
  picked?: string | undefined;
  arranging: boolean;
  click?(event: MouseEvent): void;
  down?(event: PointerEvent): void;
  key?(event: KeyboardEvent): void;
  /** The picture could not be drawn. */
  lost?(): void;
}

/** Of a sheet without a picture. */
const BLANK_RATIO = 1.6;
const SHAPES: Record<Level, string> = {
  open: "",
  normal: "",
  near: "▲ ",
  almost: "◆ ",
  full: "■ ",
  over: "■ ",
};

export const ratioOf = (image: { width: number; height: number } | undefined): number =>
  image ? image.width / image.height : BLANK_RATIO;

export function planDrawing(
  image: PlanImage | undefined,
  spots: Spots,
  zones: Readonly<Record<string, ZoneNumbers | undefined>>,
  event: EventConfig,
  speech: Speech,
  touch?: Touch,
): TemplateResult {
  const shown = event.zones.filter(({ id }) => spots[id]);
  return html`<div
    class="sheet ${image ? "" : "blank"} ${touch?.arranging ? "arranging" : ""}"
    style="--ratio:${ratioOf(image).toFixed(4)}"
    role="group"
    aria-label=${speech.t.floor.title}
    data-testid="plan-sheet"
    @click=${touch?.click ?? nothing}
    @pointerdown=${touch?.down ?? nothing}
    @keydown=${touch?.key ?? nothing}
  >
    ${
      image?.url
        ? html`<img src=${image.url} alt="" draggable="false" data-testid="plan-picture" @error=${touch?.lost ?? nothing} />`
        : nothing
    }
    ${repeat(
      shown,
      ({ id }) => id, // a marker that is in hand must stay the same element
      (zone) => marker(zone, spots, zones[zone.id], event, speech, touch),
    )}
  </div>`;
}

function marker(
  zone: Zone,
  spots: Spots,
  numbers: ZoneNumbers | undefined,
  event: EventConfig,
  speech: Speech,
  touch: Touch | undefined,
): TemplateResult {
  const { x, y } = spots[zone.id] ?? { x: 0.5, y: 0.5 };
  const look = lookOf(zone, numbers, levelsOf(event, zone), speech);
  const picked = touch?.picked === zone.id;
  const style = `--x:${x};--y:${y};--share:${look.share}`;
  const kind = `mark ${look.kind} ${picked ? "picked" : ""}`;
  return touch
    ? html`<button type="button" class=${kind} style=${style} data-testid="plan-mark" data-zone=${zone.id}
        data-value=${look.value} data-name=${look.name} aria-label=${look.label} aria-pressed=${picked}
      >${look.text}</button>`
    : html`<span class=${kind} style=${style} data-testid="plan-mark" data-zone=${zone.id}
        data-value=${look.value} role="img" aria-label=${look.label}
      >${look.text}</span>`;
}

interface MarkerLook {
  kind: Level | "booth";
  name: string;
  value: number;
  /** 0 to 1: how full, as far as the bar goes. */
  share: number;
  label: string;
  text: TemplateResult | string;
}

function lookOf(
  zone: Zone,
  numbers: ZoneNumbers | undefined,
  levels: readonly number[],
  { t, f, zone: named }: Speech,
): MarkerLook {
  const name = named(zone.id);
  if (isBooth(zone)) {
    const value = numbers?.visits ?? 0;
    const visits = f.number(value);
    return { kind: "booth", name, value, share: 0, label: t.floor.boothMark(name, visits), text: visits };
  }
  const value = numbers?.occupancy ?? 0;
  const capacity = numbers?.capacity ?? zone.capacity;
  const kind = level(value, capacity, levels);
  const people = f.number(value);
  const count = capacity === undefined ? people : t.floor.count(people, f.number(capacity));
  const words = { open: "", normal: "", near: t.near, almost: t.warned.almost, full: t.full, over: t.full };
  return {
    kind,
    name,
    value,
    share: capacity === undefined ? 0 : Math.min(1, share(value, capacity)),
    label: t.floor.mark(name, count, words[kind]),
    text: html`<b>${name}</b> <span>${SHAPES[kind]}${people}<small>${capacity === undefined ? "" : ` ${t.of(f.number(capacity))}`}</small></span>`,
  };
}
