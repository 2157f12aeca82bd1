/** The curves of the day: the whole site above, its zones below on the same hours. */

import { wallClockShift } from "../../event/day";
import { dayCurve, MINUTE, peakOf } from "../../event/history";
import type { Shared } from "../../event/shared";
import { areas, roots } from "../../event/venue";
import type { Speech } from "../../words/words";
import type { Scene } from "./chart-element";
import { type Look, labelWidth, tooltip, tooltipStyle } from "./look";

/** More lines than this cannot be told apart. */
const MOST_LINES = 12;
const COLOURS = 8;
const DASHES = ["solid", "dashed", "dotted"] as const;

export interface Curve {
  zone: string | undefined;
  name: string;
  points: [number, number][];
  peak: { occupancy: number; at: number } | undefined;
  /** Colour (1 to 8) and dash of the line: by the zone's place in the config, so that no line ever changes its looks. */
  colour: number;
  dash: (typeof DASHES)[number];
}

export function occupancyScene(state: Shared, speech: Speech): Scene {
  const minute = state.samples.at(-1)?.minute;
  return {
    key: [state.day, state.numbers?.seq, minute, state.theme, speech, state.picked],
    build: (look, width) => option(state, speech, look, width),
  };
}

/** Zones without zones of their own, greatest peak first where there are too many; and the one pointed out. */
export function lines(state: Shared, speech: Speech): Curve[] {
  const { event, day, samples, picked } = state;
  if (!event || !day) return [];
  const all = areas(event);
  const outer = new Set(roots(event).map((zone) => zone.id));
  const parents = new Set(all.map((zone) => zone.parent));
  const single = outer.size === 1;
  return (
    all
      .filter(({ id }) => !(single && outer.has(id)))
      .map(({ id }, index) => ({
        zone: id,
        name: speech.zone(id),
        points: dayCurve(day, samples, [id]),
        peak: peakOf(day, samples, [id]),
        colour: 1 + (index % COLOURS),
        dash: DASHES[Math.floor(index / 4) % DASHES.length] ?? "solid",
      }))
      .filter((curve) => curve.zone === picked || !parents.has(curve.zone))
      // A zone that nobody was in today would only be a line along the bottom.
      .filter((curve) => curve.zone === picked || (curve.peak?.occupancy ?? 0) > 0)
      .map((curve, index) => ({ curve, index }))
      .sort(
        (a, b) =>
          Number(b.curve.zone === picked) - Number(a.curve.zone === picked) ||
          (b.curve.peak?.occupancy ?? 0) - (a.curve.peak?.occupancy ?? 0),
      )
      .slice(0, MOST_LINES)
      .sort((a, b) => a.index - b.index)
      .map(({ curve }) => curve)
  );
}

function option(state: Shared, speech: Speech, look: Look, width: number) {
  const { event, day, samples } = state;
  if (!event || !day) return {};
  const { t, f } = speech;
  const { em } = look;
  const own = roots(event).map((zone) => zone.id);
  const whole: Curve = {
    zone: undefined,
    name: t.site,
    points: dayCurve(day, samples, own),
    peak: peakOf(day, samples, own),
    colour: 1,
    dash: "solid",
  };
  const curves = lines(state, speech);
  const shift = wallClockShift(Date.parse(day.from), event.timezone);
  const onWall = ([at, value]: [number, number]) => [at + shift, value];
  const narrow = width < 34 * em;
  // On a phone the names stand in a list below, where there is room for them.
  const called = [whole, ...curves].map(({ name }) => name);
  const names = narrow ? 0.75 * em : Math.min(labelWidth(called, look) + 1.25 * em, 16 * em);
  const left = 3 * em;
  const first = Math.min(
    ...[whole, ...curves].map((curve) => curve.points[0]?.[0] ?? Number.POSITIVE_INFINITY),
  );
  const last = Math.max(
    ...[whole, ...curves].map((curve) => curve.points.at(-1)?.[0] ?? 0),
    first + 30 * MINUTE,
  );
  const text = { color: look.mute, fontFamily: look.font, fontSize: 0.8125 * em };
  const siteHeight = 7.5 * em;
  const axis = (index: number) => ({
    type: "time",
    gridIndex: index,
    min: first + shift,
    max: last + shift,
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
    splitNumber: narrow ? 3 : 6,
    axisLabel: {
      ...text,
      show: index === 1 || curves.length === 0,
      formatter: "{HH}:{mm}",
      hideOverlap: true,
    },
    axisPointer: { label: { show: false } },
  });
  const values = (index: number) => ({
    type: "value",
    gridIndex: index,
    minInterval: 1,
    splitNumber: index === 0 ? 2 : 4,
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: { ...text, formatter: (value: number) => f.number(value) },
  });
  const dimmed = (curve: Curve) =>
    state.picked !== undefined && curve.zone !== undefined && curve.zone !== state.picked;
  const peakPoint = (curve: Curve, labelled: boolean) => {
    const { peak } = curve;
    if (!peak || peak.occupancy === 0) return undefined;
    const place = (peak.at - first) / (last - first);
    return {
      symbol: "circle",
      symbolSize: 0.5 * em,
      silent: true,
      animation: false,
      itemStyle: { opacity: dimmed(curve) ? 0.25 : 1 },
      label: {
        show: labelled,
        formatter: t.peakAt(f.number(peak.occupancy), f.time(peak.at)),
        position: place < 0.2 ? "right" : place > 0.75 ? "left" : "top",
        offset: place < 0.2 || place > 0.75 ? [0, -0.5 * em] : [0, 0],
        ...text,
        color: look.text,
        textBorderColor: look.panel,
        textBorderWidth: 3,
      },
      data: [{ coord: onWall([peak.at, peak.occupancy]) }],
    };
  };
  const line = (curve: Curve) => {
    const colour = look.series[curve.colour - 1];
    return {
      type: "line",
      name: curve.name,
      id: `zone:${curve.zone}`,
      xAxisIndex: 1,
      yAxisIndex: 1,
      showSymbol: false,
      animation: false,
      data: curve.points.map(onWall),
      lineStyle: {
        color: colour,
        width: (curve.zone === state.picked ? 0.19 : 0.125) * em,
        type: curve.dash,
        opacity: dimmed(curve) ? 0.25 : 1,
      },
      itemStyle: { color: colour },
      endLabel: {
        show: !narrow,
        formatter: curve.name,
        ...text,
        lineHeight: 1.05 * em, // how near to each other names may come
        color: dimmed(curve) ? look.mute : colour,
        width: names - 0.75 * em,
        overflow: "truncate",
        distance: 0.5 * em,
      },
      labelLayout: { moveOverlap: "shiftY" },
      emphasis: { focus: "series", lineStyle: { width: 0.19 * em } },
      blur: { lineStyle: { opacity: 0.25 }, endLabel: { opacity: 0.5 } },
      markPoint: peakPoint(curve, curve.zone === state.picked),
    };
  };
  return {
    useUTC: true,
    animation: false,
    aria: { enabled: false },
    grid: [
      {
        left,
        right: names,
        top: 1.75 * em,
        height: curves.length ? siteHeight : undefined,
        bottom: curves.length ? undefined : 2 * em,
      },
      { left, right: names, top: siteHeight + 3.75 * em, bottom: 2 * em },
    ],
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: look.mute } },
    tooltip: {
      ...tooltipStyle(look),
      trigger: "axis",
      order: "valueDesc",
      formatter: (hits: { seriesName: string; value: [number, number]; color: string }[]) =>
        tooltip(
          f.time((hits[0]?.value[0] ?? 0) - shift),
          hits.map((hit) => ({ name: hit.seriesName, value: f.number(hit.value[1]), colour: hit.color })),
        ),
    },
    xAxis: [axis(0), axis(1)],
    yAxis: [values(0), values(1)],
    series: [
      {
        type: "line",
        id: "whole",
        name: whole.name,
        xAxisIndex: 0,
        yAxisIndex: 0,
        showSymbol: false,
        animation: false,
        data: whole.points.map(onWall),
        lineStyle: { color: look.accent, width: 0.15 * em },
        itemStyle: { color: look.accent },
        areaStyle: { color: look.accent, opacity: 0.14 },
        endLabel: {
          show: !narrow,
          formatter: whole.name,
          ...text,
          color: look.text,
          width: names - 0.75 * em,
          overflow: "truncate",
          distance: 0.5 * em,
        },
        markPoint: peakPoint(whole, true),
      },
      ...curves.map(line),
    ],
  };
}
