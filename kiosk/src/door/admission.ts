/** What follows from an admission for the kiosk itself: whom it knows to be inside, what may be undone, what the counts become. */
import type { EventConfig, ScanResult, ScanRow } from "../../../common/src/protocol";
import type { Kept } from "./kept";
import type { Memory } from "./memory";
import { type Change, type Moved, together } from "./records";
import { undoable } from "./undo";

export interface Admission {
  event: string;
  /** With its direction and zone. */
  row: ScanRow;
  result: ScanResult;
  badgeId: string | undefined;
  daysMask: number | undefined;
  /** More than one for a group. */
  people: number;
  config: EventConfig;
  byKiosk: boolean;
}

/** Known from now on; `also` is to be written together with the scan. */
export function afterwards(
  { event, row, result, badgeId, daysMask, people, config, byKiosk }: Admission,
  { memory, kept }: { memory: Memory; kept: Kept },
): { moved: Moved | undefined; also: Change } {
  const { zone, direction } = row;
  const before = memory.find(badgeId);
  const parent = config.zones.find(({ id }) => id === zone)?.parent;
  const moved = movedBy(direction, zone, parent, before?.inside?.zone, people);
  const { visitor, group } = result;
  const noted =
    badgeId !== undefined && !group
      ? memory.note(
          {
            badge_id: badgeId,
            ...(visitor?.category ? { category: visitor.category } : {}),
            ...(daysMask === undefined ? {} : { days_mask: daysMask }),
          },
          zone,
          direction,
          row.scanned_at as number,
        )
      : {};
  const last = undoable(event, row, result, byKiosk, { badgeId, before });
  return { moved, also: together(noted, kept.set({ last })) };
}

/** @param inside where this kiosk knows them to be */
function movedBy(
  direction: ScanRow["direction"],
  zone: string,
  parent: string | undefined,
  inside: string | undefined,
  people: number,
): Moved {
  if (direction === "touch") return { touched: zone, people };
  // Whoever leaves a zone was in it.
  if (direction === "out") return { from: zone, ...(parent === undefined ? {} : { to: parent }), people };
  return { ...(inside === undefined ? {} : { from: inside }), to: zone, people };
}
