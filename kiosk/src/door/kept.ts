/** What a kiosk needs to open its door without the server: kept on the device, and renewed whenever the server is there. */
import type { DoorBook, EventConfig, Me } from "../../../common/src/protocol";
import type { KioskOrders, ZoneCount } from "../../../common/src/socket";
import type { Disk } from "./disk";
import type { Change, Undoable } from "./records";

/** The server's word that this kiosk may admit people. */
export interface Right {
  /** The key that it was said to, or absent for a browser's session. */
  token?: string;
  /** When it was said last, epoch milliseconds by the server's clock. */
  at: number;
  /** It was taken back. */
  rejected: boolean;
}

export interface KeptValues {
  me: Me;
  config: EventConfig;
  /** Of which door it was asked for: the guests in it are that zone's. */
  book: DoorBook & { event: string; zone: string };
  right: Right;
  /** The server's last word on the zone: without the scans that still wait here. */
  count: ZoneCount & { zone: string };
  /** `applied`: the version whose zone and direction this kiosk has taken up. */
  orders: KioskOrders & { applied: number };
  /** Staff put this kiosk away: when, epoch milliseconds by the server's clock. */
  away: number;
  /** The last command that was carried out. */
  command: string;
  /** The last admission, for as long as it may be undone. */
  last: Undoable;
}

export interface Kept {
  readonly values: Readonly<Partial<KeptValues>>;
  keep<K extends keyof KeptValues>(key: K, value: KeptValues[K]): Promise<void>;
  forget(key: keyof KeptValues): Promise<void>;
  /** From now on, and to be written together with something else. */
  set(values: { [K in keyof KeptValues]?: KeptValues[K] | undefined }): Change;
}

export function createKept(disk: Pick<Disk, "write">, found: Readonly<Record<string, unknown>>): Kept {
  const values = { ...found } as Partial<KeptValues>;
  const set: Kept["set"] = (changed) => {
    Object.assign(values, changed);
    return { kept: changed };
  };
  return {
    values,
    set,
    keep: (key, value) => disk.write(set({ [key]: value })),
    forget: (key) => disk.write(set({ [key]: undefined })),
  };
}
