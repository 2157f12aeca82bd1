/**
 * Flow as two columns, where from and where to. A Sankey diagram must not turn back on itself, while people do: each
 * position stands on both sides, so that A to B and B to A are both drawn, and neither is netted away.
 */
import type { EventState } from "../../../../common/src/protocol";
import { AWAY, drawn, type Route, routes } from "../../event/routes";
import type { Shown } from "../../event/shared";
import { areas } from "../../event/venue";
import type { Speech } from "../../words/words";
import type { Scene } from "./chart-element";
import { type Look, labelWidth, tooltip, tooltipStyle } from "./look";

export const MOST_RIBBONS = 40;

/** The name of a position: a zone that has zones within is only where somebody is in none of those. */
export function positionName(state: Shown, { t, zone }: Speech, id: string): string {
  if (id === AWAY) return t.away;
  const parent = state.event && areas(state.event).some((other) => other.parent === id);
  return parent ? t.flowDirectly(zone(id)) : zone(id);
}

export function flowScene(state: Shown, speech: Speech): Scene {
  return {
    key: [state.numbers?.flow, state.theme, speech],
    build: (look, width) => flowOption(state.numbers?.flow ?? {}, state, speech, look, width),
  };
}

type Side = "from" | "to";

/** What all parts of one drawing are measured by. */
interface Frame {
  look: Look;
  /** The drawing's own, and the room for names on either side of it, px. */
  width: number;
  margin: number;
  /** The name of a position by its id. */
  called(id: string): string;
}

/** The drawing of any flow between the positions of the event, in all or in some window of time. */
export function flowOption(
  flow: EventState["flow"],
  state: Shown,
  speech: Speech,
  look: Look,
  width: number,
) {
  const { shown } = drawn(routes(flow), MOST_RIBBONS);
  const from = positionsOn("from", shown, state);
  const to = positionsOn("to", shown, state);
  const called = (id: string) => positionName(state, speech, id);
  const names = [...from, ...to].map(called);
  const margin = Math.min(labelWidth(names, look) + look.em, width * 0.28);
  const frame = { look, width, margin, called };
  return {
    animation: false,
    graphic: [heading(frame, "from", speech.t.from), heading(frame, "to", speech.t.to)],
    tooltip: { ...tooltipStyle(look), formatter: (hit: Hit) => tip(hit, called, speech) },
    series: [ribbons(frame, shown, from, to)],
  };
}

/** In the order of their tree; a zone that the page does not know yet comes last. */
function positionsOn(side: Side, shown: readonly Route[], { event }: Shown): string[] {
  const order = [AWAY, ...(event ? areas(event).map((zone) => zone.id) : [])];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...new Set(shown.map((movement) => movement[side]))].sort((a, b) => place(a) - place(b));
}

/** A position stands on both sides: its node is named by side and id. */
const nodeName = (side: Side, id: string) => `${side}:${id}`;
const idOf = (node: string) => node.slice(node.indexOf(":") + 1);

function ribbons(frame: Frame, shown: readonly Route[], from: readonly string[], to: readonly string[]) {
  const { look, margin } = frame;
  return {
    type: "sankey",
    left: margin,
    right: margin,
    top: 1.75 * look.em,
    bottom: 0.75 * look.em,
    nodeWidth: 0.6 * look.em,
    nodeGap: look.em,
    // No sorting by size: positions keep their order, nothing jumps while numbers grow.
    layoutIterations: 0,
    draggable: false,
    emphasis: { focus: "adjacency", lineStyle: { opacity: 0.6 } },
    lineStyle: { color: look.accent, opacity: 0.22, curveness: 0.5 },
    data: [...from.map((id) => node(frame, "from", id)), ...to.map((id) => node(frame, "to", id))],
    links: shown.map(({ from, to, count }) => ({
      source: nodeName("from", from),
      target: nodeName("to", to),
      value: count,
    })),
  };
}

function node({ look, margin, called }: Frame, side: Side, id: string) {
  return {
    name: nodeName(side, id),
    depth: side === "from" ? 0 : 1,
    itemStyle: { color: id === AWAY ? look.mute : look.accent, borderWidth: 0 },
    label: {
      color: look.text,
      fontFamily: look.font,
      fontSize: 0.8125 * look.em,
      width: margin - 0.75 * look.em,
      overflow: "truncate",
      formatter: ({ name }: { name: string }) => called(idOf(name)),
      position: side === "from" ? "left" : "right",
    },
  };
}

/** Directly above its column and its names, on the side where those stand. */
function heading({ look, width, margin }: Frame, side: Side, text: string) {
  const inset = margin + 0.6 * look.em;
  return {
    id: side,
    type: "text",
    silent: true,
    x: side === "from" ? inset : width - inset,
    y: 0,
    style: {
      text,
      align: side === "from" ? "right" : "left",
      fill: look.mute,
      font: `${0.8125 * look.em}px ${look.font}`,
    },
  };
}

interface Hit {
  data: { source?: string; target?: string };
  name: string;
  value: number;
}

function tip({ data, name, value }: Hit, called: (id: string) => string, { f }: Speech): HTMLElement {
  const { source, target } = data;
  const title = source && target ? `${called(idOf(source))} → ${called(idOf(target))}` : called(idOf(name));
  return tooltip(title, [{ name: "", value: f.number(value) }]);
}
