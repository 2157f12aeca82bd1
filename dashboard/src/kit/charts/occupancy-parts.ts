/** The parts of the drawing of the day's curves: axes, lines, peaks and what is said of a moment. Pure. */
import { MINUTE } from "../../event/history";
import type { Speech } from "../../words/words";
import { type Look, labelWidth, tooltip, tooltipStyle } from "./look";
import type { Curve } from "./occupancy-curves";

/** What a drawing is made for. */
interface Given {
  speech: Speech;
  look: Look;
  /** The drawing's own, in px. */
  width: number;
  /** What to add to an instant for the venue's wall clock, ms. */
  shift: number;
  picked: string | undefined;
}

/** What all parts of one drawing are measured by. */
export interface Frame extends Given {
  narrow: boolean;
  /** The room for names at the right, px. */
  names: number;
  /** The first and the last instant, ms. */
  first: number;
  last: number;
  text: { color: string; fontFamily: string; fontSize: number };
}

export function frameOf(curves: readonly Curve[], given: Given): Frame {
  const { look, width } = given;
  const { em } = look;
  const narrow = width < 34 * em;
  const first = Math.min(...curves.map(({ points }) => points[0]?.[0] ?? Number.POSITIVE_INFINITY));
  const called = curves.map(({ name }) => name);
  return {
    ...given,
    narrow,
    // On a phone the names stand in a list below, where there is room for them.
    names: narrow ? 0.75 * em : Math.min(labelWidth(called, look) + 1.25 * em, 16 * em),
    first,
    last: Math.max(...curves.map(({ points }) => points.at(-1)?.[0] ?? 0), first + 30 * MINUTE),
    text: { color: look.mute, fontFamily: look.font, fontSize: 0.8125 * em },
  };
}

/** @param grid 0 for the site's drawing, 1 for that of its zones */
export function timeAxis({ first, last, shift, look, narrow, text }: Frame, grid: number, labelled: boolean) {
  return {
    type: "time",
    gridIndex: grid,
    min: first + shift,
    max: last + shift,
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
    splitNumber: narrow ? 3 : 6,
    axisLabel: { ...text, show: labelled, formatter: "{HH}:{mm}", hideOverlap: true },
    axisPointer: { label: { show: false } },
  };
}

export function valueAxis({ look, text, speech: { f } }: Frame, grid: number) {
  return {
    type: "value",
    gridIndex: grid,
    minInterval: 1,
    splitNumber: grid === 0 ? 2 : 4,
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: { ...text, formatter: (value: number) => f.number(value) },
  };
}

export function wholeLine(frame: Frame, curve: Curve) {
  const { look } = frame;
  return {
    ...line(frame, curve, 0),
    id: "whole",
    lineStyle: { color: look.accent, width: 0.15 * look.em },
    itemStyle: { color: look.accent },
    areaStyle: { color: look.accent, opacity: 0.14 },
    endLabel: endLabel(frame, curve, look.text),
    markPoint: peakPoint(frame, curve, true),
  };
}

export function zoneLine(frame: Frame, curve: Curve) {
  const { look, picked } = frame;
  const { em } = look;
  const colour = look.series[curve.colour - 1];
  const dim = isDimmed(frame, curve);
  const isPicked = curve.zone === picked;
  return {
    ...line(frame, curve, 1),
    id: `zone:${curve.zone}`,
    lineStyle: {
      color: colour,
      width: (isPicked ? 0.19 : 0.125) * em,
      type: curve.dash,
      opacity: dim ? 0.25 : 1,
    },
    itemStyle: { color: colour },
    // The line height is how near to each other names may come.
    endLabel: { ...endLabel(frame, curve, dim ? look.mute : colour), lineHeight: 1.05 * em },
    labelLayout: { moveOverlap: "shiftY" },
    emphasis: { focus: "series", lineStyle: { width: 0.19 * em } },
    blur: { lineStyle: { opacity: 0.25 }, endLabel: { opacity: 0.5 } },
    markPoint: peakPoint(frame, curve, isPicked),
  };
}

const line = ({ shift }: Frame, { name, points }: Curve, grid: number) => ({
  type: "line",
  name,
  xAxisIndex: grid,
  yAxisIndex: grid,
  showSymbol: false,
  animation: false,
  data: points.map(([at, value]) => [at + shift, value]),
});

const endLabel = ({ narrow, text, look, names }: Frame, { name }: Curve, color: string | undefined) => ({
  show: !narrow,
  formatter: name,
  ...text,
  color,
  width: names - 0.75 * look.em,
  overflow: "truncate",
  distance: 0.5 * look.em,
});

/** Another zone is pointed out. */
const isDimmed = ({ picked }: Frame, { zone }: Curve) =>
  picked !== undefined && zone !== undefined && zone !== picked;

function peakPoint(frame: Frame, curve: Curve, labelled: boolean) {
  const { first, last, shift, look, text, speech } = frame;
  const { t, f } = speech;
  const { peak } = curve;
  if (!peak || peak.occupancy === 0) return undefined;
  const place = (peak.at - first) / (last - first);
  return {
    symbol: "circle",
    symbolSize: 0.5 * look.em,
    silent: true,
    animation: false,
    itemStyle: { opacity: isDimmed(frame, curve) ? 0.25 : 1 },
    label: {
      show: labelled,
      formatter: t.peakAt(f.number(peak.occupancy), f.time(peak.at)),
      position: place < 0.2 ? "right" : place > 0.75 ? "left" : "top",
      offset: place < 0.2 || place > 0.75 ? [0, -0.5 * look.em] : [0, 0],
      ...text,
      color: look.text,
      textBorderColor: look.panel,
      textBorderWidth: 3,
    },
    data: [{ coord: [peak.at + shift, peak.occupancy] }],
  };
}

interface Hit {
  seriesName: string;
  value: [number, number];
  color: string;
}

export function tip({ look, shift, speech: { f } }: Frame) {
  return {
    ...tooltipStyle(look),
    trigger: "axis",
    order: "valueDesc",
    formatter: (hits: Hit[]) =>
      tooltip(
        f.time((hits[0]?.value[0] ?? 0) - shift),
        hits.map((hit) => ({ name: hit.seriesName, value: f.number(hit.value[1]), colour: hit.color })),
      ),
  };
}
