/**
 * Flow as two columns, where from and where to. A Sankey diagram must not turn back on itself, while people do: each
 * place stands on both sides, so that A to B and B to A are both drawn, and neither is netted away.
 */
import type { EventState } from "../../../../common/src/protocol";
import { AWAY, drawn, movements } from "../../event/movements";
import type { Shown } from "../../event/shared";
import { areas } from "../../event/venue";
import type { Speech } from "../../words/words";
import type { Scene } from "./chart-element";
import { type Look, labelWidth, tooltip, tooltipStyle } from "./look";

export const MOST_RIBBONS = 40;

/** The name of a position: a zone that has zones within is only where somebody is in none of those. */
export function placeName(state: Shown, { t, zone }: Speech, id: string): string {
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

/** The drawing of any flow between the places of the event, in all or in some window of time. */
export function flowOption(
  flow: EventState["flow"],
  state: Shown,
  speech: Speech,
  look: Look,
  width: number,
) {
  const { f } = speech;
  const { shown } = drawn(movements(flow), MOST_RIBBONS);
  const order = [AWAY, ...(state.event ? areas(state.event).map((zone) => zone.id) : [])];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const side = (key: "from" | "to") =>
    [...new Set(shown.map((movement) => movement[key]))].sort((a, b) => place(a) - place(b));
  const names = [...side("from"), ...side("to")].map((id) => placeName(state, speech, id));
  const margin = Math.min(labelWidth(names, look) + look.em, width * 0.28);
  const label = {
    color: look.text,
    fontFamily: look.font,
    fontSize: 0.8125 * look.em,
    width: margin - 0.75 * look.em,
    overflow: "truncate",
    formatter: ({ name }: { name: string }) => placeName(state, speech, name.slice(name.indexOf(":") + 1)),
  };
  const node = (key: "from" | "to") => (id: string) => ({
    name: `${key}:${id}`,
    depth: key === "from" ? 0 : 1,
    itemStyle: { color: id === AWAY ? look.mute : look.accent, borderWidth: 0 },
    label: { ...label, position: key === "from" ? "left" : "right" },
  });
  // Directly above its column and its names, on the side where those stand.
  const heading = (key: "from" | "to") => ({
    id: key,
    type: "text",
    silent: true,
    x: key === "from" ? margin + 0.6 * look.em : width - margin - 0.6 * look.em,
    y: 0,
    style: {
      text: speech.t[key],
      align: key === "from" ? "right" : "left",
      fill: look.mute,
      font: `${0.8125 * look.em}px ${look.font}`,
    },
  });
  return {
    animation: false,
    graphic: [heading("from"), heading("to")],
    tooltip: {
      ...tooltipStyle(look),
      formatter: ({
        data,
        name,
        value,
      }: {
        data: { source?: string; target?: string };
        name: string;
        value: number;
      }) => {
        const called = (node: string) => placeName(state, speech, node.slice(node.indexOf(":") + 1));
        const title =
          data.source && data.target ? `${called(data.source)} → ${called(data.target)}` : called(name);
        return tooltip(title, [{ name: "", value: f.number(value) }]);
      },
    },
    series: [
      {
        type: "sankey",
        left: margin,
        right: margin,
        top: 1.75 * look.em,
        bottom: 0.75 * look.em,
        nodeWidth: 0.6 * look.em,
        nodeGap: look.em,
        // No sorting by size: places keep their order, nothing jumps while numbers grow.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: "adjacency", lineStyle: { opacity: 0.6 } },
        lineStyle: { color: look.accent, opacity: 0.22, curveness: 0.5 },
        data: [...side("from").map(node("from")), ...side("to").map(node("to"))],
        links: shown.map(({ from, to, count }) => ({
          source: `from:${from}`,
          target: `to:${to}`,
          value: count,
        })),
      },
    ],
  };
}
