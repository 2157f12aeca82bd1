/** What the panels show, worked out of what the server counted. Pure; every sum here is one of the server's. */
import type { Breakdown, Changes, EventConfig, ZoneCounts } from "../../../../common/src/protocol";
import { type Moment, within } from "../../event/changes";
import { AWAY } from "../../event/routes";
import { areas, roots } from "../../event/venue";
import type { Column, Loaded, Order } from "./model";

export type Flow = Moment["flow"];

/** Everything that changed in the window. */
export const allOf = (changes: Changes): Moment => within(changes, 0, Number.POSITIVE_INFINITY);

/** The zone and all zones within it. */
export function subtree(event: EventConfig, zone: string): Set<string> {
  const found = new Set([zone]);
  let size = 0;
  while (size !== found.size) {
    size = found.size;
    for (const { id, parent } of event.zones) if (parent !== undefined && found.has(parent)) found.add(id);
  }
  return found;
}

/** The movements that begin or end in the zone; all of them for the whole site. */
export function flowOf(flow: Flow, event: EventConfig, zone: string | undefined): Flow {
  if (zone === undefined) return flow;
  const own = subtree(event, zone);
  const kept: Flow = {};
  for (const [from, targets] of Object.entries(flow)) {
    const some = Object.entries(targets).filter(([to]) => own.has(from) || own.has(to));
    if (some.length > 0) kept[from] = Object.fromEntries(some);
  }
  return kept;
}

export interface Matrix {
  /** Outside first, then in the order of the zones' tree; positions without any movement are left out. */
  positions: string[];
  count(from: string, to: string): number;
  from(position: string): number;
  to(position: string): number;
  total: number;
  most: number;
}

export function matrixOf(flow: Flow, event: EventConfig): Matrix {
  const order = [AWAY, ...areas(event).map((zone) => zone.id)];
  const count = (from: string, to: string) => flow[from]?.[to] ?? 0;
  const named = new Set(Object.entries(flow).flatMap(([from, targets]) => [from, ...Object.keys(targets)]));
  // A zone that the page does not know yet comes last.
  const positions = [
    ...order.filter((id) => named.has(id)),
    ...[...named].filter((id) => !order.includes(id)),
  ];
  const sum = (counts: number[]) => counts.reduce((total, n) => total + n, 0);
  const from = (position: string) => sum(positions.map((to) => count(position, to)));
  const to = (position: string) => sum(positions.map((from) => count(from, position)));
  const cells = positions.flatMap((a) => positions.map((b) => count(a, b)));
  return { positions, count, from, to, total: sum(cells), most: Math.max(0, ...cells) };
}

export interface Stays {
  stays: number;
  mean?: number;
  /** The bucket that holds the middle stay: longer than `over`, at most `upTo` minutes; the last one has no `upTo`. */
  median?: { over: number; upTo?: number };
  buckets: { over: number; upTo?: number; count: number }[];
  inferred: number;
  closing: number;
}

/**
 * How long stays that ended in the window were: in the zone, or on the site.
 *
 * @param ends upper ends of the buckets in minutes; longer stays are in "more"
 */
export function staysOf(
  moment: Moment,
  ends: readonly number[],
  event: EventConfig,
  zone: string | undefined,
): Stays {
  const zones = (zone === undefined ? roots(event).map(({ id }) => id) : [zone])
    .map((id) => moment.zones[id])
    .filter((found): found is ZoneCounts => found !== undefined);
  const sum = (pick: (zone: ZoneCounts) => number | undefined) =>
    zones.reduce((total, each) => total + (pick(each) ?? 0), 0);
  const stays = sum((each) => each.stays);
  const buckets = [...ends, undefined].map((upTo, index) => ({
    over: ends[index - 1] ?? 0,
    ...(upTo === undefined ? {} : { upTo }),
    count: sum((each) => each.dwell?.[upTo === undefined ? "more" : String(upTo)]),
  }));
  let passed = 0;
  const middle = buckets.find(({ count }) => {
    passed += count;
    return passed * 2 >= stays;
  });
  return {
    stays,
    ...(stays > 0 ? { mean: sum((each) => each.dwell_ms) / stays } : {}),
    ...(stays > 0 && middle ? { median: without(middle) } : {}),
    buckets,
    inferred: sum((each) => each.inferred),
    closing: sum((each) => each.closing),
  };
}

const without = ({ over, upTo }: { over: number; upTo?: number }) =>
  upTo === undefined ? { over } : { over, upTo };

export interface Slot {
  /** When it begins, ms. */
  at: number;
  /** Visits of those who had never been there, and of those who had. */
  fresh: number;
  again: number;
}

/**
 * Visits by the hour (or what the server's step is), from the first change to the last, the quiet ones between included;
 * by the day where `dayOf` names one for an instant.
 */
export function slotsOf(changes: Changes, zone: string | undefined, dayOf?: (at: number) => string): Slot[] {
  const step = changes.step * 60_000;
  const slots: Slot[] = [];
  const start = Date.parse(changes.from);
  const rows = changes.minutes
    .map((row) => ({ at: Date.parse(row.at), counts: zone === undefined ? row.site : row.zones[zone] }))
    .filter(({ counts }) => (counts?.visits ?? 0) !== 0);
  let day: string | undefined;
  for (const { at, counts } of rows) {
    const fresh = counts?.unique ?? 0;
    const again = (counts?.visits ?? 0) - fresh;
    if (dayOf) {
      const today = dayOf(at);
      const last = slots.at(-1);
      if (last && today === day) {
        last.fresh += fresh;
        last.again += again;
      } else slots.push({ at, fresh, again });
      day = today;
      continue;
    }
    const last = slots.at(-1);
    for (let quiet = (last?.at ?? at) + step; quiet < at; quiet += step)
      slots.push({ at: quiet, fresh: 0, again: 0 });
    slots.push({ at: start + Math.floor((at - start) / step) * step, fresh, again });
  }
  return slots;
}

export interface ShareRow {
  /** A category's id or a group's name; "" for those without one. */
  key: string;
  visits: number;
  unique: number;
  fresh: number;
  inside?: number;
  stays: number;
  dwell_ms: number;
}

/** The parts of the zone's visits, or of the site's, by category or group. */
export function sharesOf(breakdown: Breakdown, zone: string | undefined): ShareRow[] {
  const shares = zone === undefined ? breakdown.site : (breakdown.zones[zone] ?? {});
  return Object.entries(shares).map(([key, share]) => ({
    key,
    visits: share.visits,
    unique: share.unique,
    fresh: share.new,
    ...(share.inside === undefined ? {} : { inside: share.inside }),
    stays: share.stays ?? 0,
    dwell_ms: share.dwell_ms ?? 0,
  }));
}

export function meanStay({ stays, dwell_ms }: Pick<ShareRow, "stays" | "dwell_ms">): number | undefined {
  return stays > 0 ? dwell_ms / stays : undefined;
}

/** What is not known (no stay has ended) comes last either way; equals are in the order of their names. */
export function ordered(rows: readonly ShareRow[], by: Order, name: (key: string) => string): ShareRow[] {
  const value = (row: ShareRow, column: Exclude<Column, "name">) =>
    column === "stay" ? meanStay(row) : row[column];
  const sign = by.descending ? -1 : 1;
  const named = (a: ShareRow, b: ShareRow) =>
    name(a.key).localeCompare(name(b.key), undefined, { numeric: true });
  const { column } = by;
  if (column === "name") return [...rows].sort((a, b) => sign * named(a, b));
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a, column), value(b, column)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined) || named(a, b);
    return sign * (left - right) || named(a, b);
  });
}

export interface Whole {
  visits: number;
  unique: number;
  fresh: number;
  again: number;
  inside?: number;
  stays: number;
  dwell_ms: number;
}

/** The sums over all categories: a visitor is of one category, so different people stay different people. */
export function wholeOf({ category }: Loaded, zone: string | undefined): Whole {
  const rows = sharesOf(category, zone);
  const sum = (pick: (row: ShareRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const visits = sum((row) => row.visits);
  const fresh = sum((row) => row.fresh);
  return {
    visits,
    unique: sum((row) => row.unique),
    fresh,
    again: visits - fresh,
    ...(rows.some((row) => row.inside === undefined) ? {} : { inside: sum((row) => row.inside ?? 0) }),
    stays: sum((row) => row.stays),
    dwell_ms: sum((row) => row.dwell_ms),
  };
}
