/** What a kiosk needs to open its door without the server: kept on the device, and renewed whenever the server is there. */
import type { DoorBook, EventConfig, Me } from "../../../common/src/protocol";
import type { KioskOrders, ZoneCount } from "../../../common/src/socket";
import type { Disk } from "./disk";

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
  count: ZoneCount & { zone: string };
  /** `applied`: the version whose zone and direction this kiosk has taken up. */
  orders: KioskOrders & { applied: number };
  /** The last command that was carried out. */
  command: string;
}

const NAMES = ["me", "config", "book", "right", "count", "orders", "command"] as const;

export interface Kept {
  readonly values: Readonly<Partial<KeptValues>>;
  keep<K extends keyof KeptValues>(key: K, value: KeptValues[K]): Promise<void>;
}

export async function loadKept(disk: Pick<Disk, "kept" | "keep">): Promise<Kept> {
  const found = await Promise.all(NAMES.map(async (name) => [name, await disk.kept(name)] as const));
  const values = Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Partial<KeptValues>;
  return {
    values,
    keep: (key, value) => {
      values[key] = value;
      return disk.keep(key, value);
    },
  };
}
