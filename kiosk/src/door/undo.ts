/** The last scan of this kiosk, which staff may take back: a mistake at the door. */
import type { ScanRow } from "../../../common/src/protocol";

import type { Verdict } from "../scanner/machine";
import type { LastScan, SeenBadge } from "./records";
import type { Station } from "./station";
import { parseToken } from "./token";

/** A kiosk may void its own scans for as long (the server's rule). */
const UNDO_WITHIN = 10 * 60_000;

interface Kept {
  last: LastScan;
  rows: ScanRow[];
  event: string;
  badge?: { id: string; before: SeenBadge | undefined };
}

export interface Undo {
  last(): LastScan | undefined;
  /** What the memory holds of a badge just before its scan is decided. */
  before(scan: { token?: string | null; badge_id?: string | null }): void;
  told(verdict: Verdict, event: string, zone: string): void;
  undo(): Promise<boolean>;
}

export function createUndo({ outbox, memory, drain, clock }: Station): Undo {
  let kept: Kept | undefined;
  let badge: Kept["badge"];

  return {
    last: () => (kept && clock.now() - kept.last.at < UNDO_WITHIN ? kept.last : undefined),
    before: ({ token, badge_id }) => {
      const id = (token ? parseToken(token)?.badge_id : undefined) ?? badge_id?.toUpperCase();
      badge = id === undefined ? undefined : { id, before: memory.find(id) };
    },
    told: (verdict, event, zone) => {
      if (!("result" in verdict) || verdict.result.outcome !== "admitted") return;
      const { scan, result, byKiosk } = verdict;
      const members = result.group?.members.filter((member) => member.outcome === "admitted");
      // Whom a group's scan admitted is known once the server has said it; until then there is nothing to name.
      kept = undefined;
      if (members && byKiosk) return;
      const { direction = "in", ...rest } = scan;
      const row: ScanRow = { ...rest, zone, direction };
      const rows = members ? members.map(({ scan_id }) => ({ ...row, scan_id })) : [row];
      const name = result.group?.id ?? result.visitor?.name;
      const last = { scan_id: scan.scan_id, at: scan.scanned_at, ...(name ? { name } : {}) };
      kept = { last, rows, event, ...(badge && !members ? { badge } : {}) };
    },
    async undo() {
      if (!kept) return false;
      const { rows, event, badge: seen } = kept;
      kept = undefined;
      for (const row of rows) await outbox.undo(event, row);
      if (seen) memory.undo(seen.id, seen.before);
      drain.hurry();
      return true;
    },
  };
}
