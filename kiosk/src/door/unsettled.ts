/**
 * Scans that the server has not answered. They outlive a reload, so that none stays counted that nobody was let in for:
 * one that was cancelled, or whose page was gone before the answer came, is sent once more as the fact that happened at
 * the door, a refusal. Under its own scan_id that fact replaces whatever the server may have decided meanwhile.
 */
import type { ScanRow } from "../../../common/src/protocol";

export interface Unsettled {
  event: string;
  row: ScanRow;
}

const KEY = "footfall.kiosk.unsettled";

/** The fact that nobody passed the door for this scan. */
export function withdrawal(row: ScanRow): ScanRow {
  return { ...row, offline: true, verdict: "refused", reason: "withdrawn" };
}

export interface UnsettledStore {
  all(): Unsettled[];
  put(entry: Unsettled): void;
  remove(scanId: string): void;
}

/** @param storage asked for at each use, since asking for it throws where the browser forbids it */
export function createUnsettled(
  storage: () => Pick<Storage, "getItem" | "setItem"> = () => localStorage,
): UnsettledStore {
  let entries = load(storage);
  const save = () => {
    try {
      storage().setItem(KEY, JSON.stringify(entries));
    } catch {
      // Without storage they last as long as the page.
    }
  };
  const others = (scanId: string) => entries.filter((entry) => entry.row.scan_id !== scanId);
  return {
    all: () => entries,
    put: (entry) => {
      entries = [...others(entry.row.scan_id), entry];
      save();
    },
    remove: (scanId) => {
      entries = others(scanId);
      save();
    },
  };
}

function load(storage: () => Pick<Storage, "getItem">): Unsettled[] {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((entry) => typeof entry?.row?.scan_id === "string") : [];
  } catch {
    return [];
  }
}
