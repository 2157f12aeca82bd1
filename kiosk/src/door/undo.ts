/** The last admission of this kiosk, which staff may take back: a mistake at the door. It is kept with the scan itself. */
import type { ScanResult, ScanRow } from "../../../common/src/protocol";
import type { Verdict } from "../scanner/conversation";
import type { Kept } from "./kept";
import type { LastScan, SeenBadge, Undoable } from "./records";
import type { Station } from "./station";

/** A kiosk may void its own scans for as long (the server's rule). */
const UNDO_WITHIN = 10 * 60_000;

/** What staff may take back from now on, after this result; undefined where there is nothing that could be named. */
export function undoable(
  event: string,
  row: ScanRow,
  result: ScanResult,
  byKiosk: boolean,
  known: { badgeId: string | undefined; before: SeenBadge | undefined },
): Undoable | undefined {
  const members = result.group?.members.filter((member) => member.outcome === "admitted");
  // Whom a group's scan admitted is known once the server has said it; until then there is nothing to name.
  if (members && byKiosk) return undefined;
  const rows = members ? members.map(({ scan_id }) => ({ ...row, scan_id })) : [row];
  const name = result.group?.id ?? result.visitor?.name;
  const { badgeId, before } = known;
  return {
    last: {
      scan_id: row.scan_id,
      at: row.scanned_at as number,
      ...(name ? { name } : {}),
      ...(badgeId === undefined ? {} : { badge_id: badgeId }),
    },
    rows,
    event,
    ...(badgeId === undefined || members ? {} : { badge: { id: badgeId, ...(before ? { before } : {}) } }),
  };
}

/** The scan that may be taken back now. */
export function lastOf(kept: Kept, now: number): LastScan | undefined {
  const last = kept.values.last?.last;
  return last && now - last.at < UNDO_WITHIN ? last : undefined;
}

/** Takes back the scan that staff saw, if it still is the last one. */
export async function undo(
  scanId: string,
  { kept, outbox, memory, drain, clock }: Station,
): Promise<Verdict | undefined> {
  const last = lastOf(kept, clock.now());
  const { last: undone } = kept.values;
  if (last?.scan_id !== scanId || !undone) return undefined;
  const forgotten = undone.badge ? memory.undo(undone.badge.id, undone.badge.before) : {};
  const also = { ...forgotten, ...kept.set({ last: undefined }) };
  await outbox.undo(undone.event, undone.rows, also);
  drain.hurry();
  return {
    kind: "undone",
    who: { ...(last.name ? { name: last.name } : {}), ...(last.badge_id ? { badge_id: last.badge_id } : {}) },
  };
}
