/** A small day for the tests: three people come, two go, the venue is swept. */
import type { Changes } from "../../../../common/src/protocol";

/** 16 June 2024, `time` ("HH:MM") at the venue, in ms. */
export const at = (time: string): number => Date.parse(`2024-06-16T${time}:00+08:00`);
/** The same in minutes since the epoch. */
export const minute = (time: string): number => at(time) / 60_000;

const zero = {
  visits: 0,
  unique: 0,
  occupancy: 0,
  direct: 0,
  stays: 0,
  inferred: 0,
  closing: 0,
  dwell_ms: 0,
};

/** The hall had a visitor the day before; nobody was left overnight. */
export const CHANGES: Changes = {
  seq: 42,
  at: "2024-06-16T14:32:08+08:00",
  from: "2024-06-16T00:00:00+08:00",
  to: "2024-06-16T14:32:08+08:00",
  step: 1,
  dwell_minutes: [30],
  before: {
    site: { visits: 1, unique: 1 },
    zones: {
      site: { ...zero, visits: 1, unique: 1, dwell: {} },
      hall: { ...zero, visits: 1, unique: 1, dwell: {} },
      forum: { ...zero, dwell: {} },
      booth: { visits: 0, unique: 0 },
    },
    flow: { away: { hall: 1 }, hall: { away: 1 } },
    totals: { admitted: 2, refused: {} },
  },
  minutes: [
    row(
      "09:07",
      { site: { occupancy: 2, visits: 2 }, hall: { occupancy: 2, direct: 2, visits: 2 } },
      { away: { hall: 2 } },
      2,
    ),
    row(
      "09:40",
      { site: { occupancy: 1, visits: 1 }, forum: { occupancy: 1, direct: 1, visits: 1 } },
      { away: { forum: 1 } },
      1,
    ),
    row(
      "11:59",
      { hall: { occupancy: -1, direct: -1, stays: 1 }, forum: { occupancy: 1, direct: 1 } },
      { hall: { forum: 1 } },
      1,
    ),
    row("12:00", { booth: { visits: 1, unique: 1 } }, {}, 1, { zone_full: 2 }),
    row(
      "13:30",
      {
        site: { occupancy: -3, stays: 3, closing: 3 },
        hall: { occupancy: -1, direct: -1, closing: 1 },
        forum: { occupancy: -2, direct: -2, closing: 2 },
      },
      { hall: { away: 1 }, forum: { away: 2 } },
      0,
    ),
  ],
};

function row(
  time: string,
  zones: Changes["minutes"][number]["zones"],
  flow: Changes["minutes"][number]["flow"],
  admitted: number,
  refused?: Record<string, number>,
): Changes["minutes"][number] {
  return {
    at: new Date(at(time)).toISOString(),
    zones,
    flow,
    totals: { admitted, ...(refused ? { refused } : {}) },
  };
}

export { EVENT } from "../../event/testing";
