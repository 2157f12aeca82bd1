/** The curves of the day: the whole site above, its zones below on the same hours. */

import { wallClockShift } from "../../event/day";
import type { Shared } from "../../event/shared";
import type { Speech } from "../../words/words";
import type { Scene } from "./chart-element";
import type { Look } from "./look";
import { lines, wholeCurve } from "./occupancy-curves";
import { type Frame, frameOf, timeAxis, tip, valueAxis, wholeLine, zoneLine } from "./occupancy-parts";

export function occupancyScene(state: Shared, speech: Speech): Scene {
  const minute = state.samples.at(-1)?.minute;
  return {
    key: [state.day, state.numbers?.seq, minute, state.theme, speech, state.picked, state.curves],
    build: (look, width) => option(state, speech, look, width),
  };
}

function option(state: Shared, speech: Speech, look: Look, width: number) {
  const { event, day, picked } = state;
  const whole = wholeCurve(state, speech.t.site);
  if (!event || !day || !whole) return {};
  const curves = lines(state, speech);
  const shift = wallClockShift(Date.parse(day.from), event.timezone);
  const frame = frameOf([whole, ...curves], { speech, look, width, shift, picked });
  return {
    useUTC: true,
    animation: false,
    aria: { enabled: false },
    grid: grids(frame, curves.length > 0),
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: look.mute } },
    tooltip: tip(frame),
    xAxis: [timeAxis(frame, 0, curves.length === 0), timeAxis(frame, 1, true)],
    yAxis: [valueAxis(frame, 0), valueAxis(frame, 1)],
    series: [wholeLine(frame, whole), ...curves.map((curve) => zoneLine(frame, curve))],
  };
}

/** The site's drawing above that of its zones; alone where there are none. */
function grids({ look: { em }, names }: Frame, hasZones: boolean) {
  const sides = { left: 3 * em, right: names };
  const height = 7.5 * em;
  // What does not hold is said to be undefined: a drawing that is there already would keep it.
  const site = hasZones ? { height, bottom: undefined } : { height: undefined, bottom: 2 * em };
  return [
    { ...sides, top: 1.75 * em, ...site },
    { ...sides, top: height + 3.75 * em, bottom: 2 * em },
  ];
}
