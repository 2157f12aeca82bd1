/** Arrivals at the site in each of the last sixty minutes. */

import { arrivals, MINUTE, minuteOf } from "../../event/history";
import type { Shared } from "../../event/shared";
import { roots } from "../../event/venue";
import type { Speech } from "../../words/words";
import type { Scene } from "./chart-element";
import { type Look, tooltip, tooltipStyle } from "./look";

const SHOWN_MINUTES = 60;

export function lastHour(state: Shared): number[] {
  if (!state.event || state.asOf === undefined) return [];
  const zones = roots(state.event).map((zone) => zone.id);
  return arrivals(state, zones, minuteOf(state.asOf), SHOWN_MINUTES);
}

export function arrivalsScene(state: Shared, speech: Speech): Scene {
  return {
    key: [state.recent, state.numbers?.seq, state.samples.at(-1)?.minute, state.theme, speech],
    build: (look) => option(state, speech, look),
  };
}

function option(state: Shared, { f, t }: Speech, look: Look) {
  const counts = lastHour(state);
  const until = minuteOf(state.asOf ?? 0);
  const text = { color: look.mute, fontFamily: look.font, fontSize: 0.8125 * look.em };
  const at = (index: number) => (until - counts.length + 1 + index) * MINUTE;
  return {
    animation: false,
    grid: { left: 2 * look.em, right: 0.25 * look.em, top: 0.75 * look.em, bottom: 1.75 * look.em },
    tooltip: {
      ...tooltipStyle(look),
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (hits: { dataIndex: number; value: number }[]) =>
        tooltip(f.time(at(hits[0]?.dataIndex ?? 0)), [
          { name: t.arrivals, value: f.number(hits[0]?.value ?? 0) },
        ]),
    },
    xAxis: {
      type: "category",
      data: counts.map((_, index) => index),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.line } },
      axisLabel: {
        ...text,
        interval: (index: number) => index === 0 || index === 30 || index === counts.length - 1,
        alignMinLabel: "left",
        alignMaxLabel: "right",
        formatter: (index: string) => f.time(at(Number(index))),
      },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      splitNumber: 2,
      splitLine: { lineStyle: { color: look.line } },
      axisLabel: { ...text, formatter: (value: number) => f.number(value) },
    },
    series: [
      {
        type: "bar",
        data: counts,
        barCategoryGap: "25%",
        itemStyle: { color: look.accent, borderRadius: [1, 1, 0, 0] },
      },
    ],
  };
}
