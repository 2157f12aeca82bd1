/**
 * The kiosk's database in the browser, IndexedDB.
 *
 *     outbox   scans that the server does not have yet, in the order of reading (key: `n`)
 *     badges   what this kiosk knows of the badges it has seen (key: `badge_id`)
 *     kept     single values: what the kiosk needs to open without the server (key: a name)
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Change, Entry, Loaded, SeenBadge } from "./records";

interface Schema extends DBSchema {
  outbox: { key: number; value: Entry };
  badges: { key: string; value: SeenBadge };
  kept: { key: string; value: unknown };
}

const NAME = "footfall-kiosk";

type Connection = IDBPDatabase<Schema>;

/** An open connection; each call fails where it cannot do what it says. */
export interface Database {
  load(): Promise<Loaded>;
  /** All of it, or none. */
  put(change: Change): Promise<void>;
  close(): void;
}

/** @param lost called where the browser ends the connection */
export async function connect(lost: () => void): Promise<Database> {
  const open = await openDB<Schema>(NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("outbox", { keyPath: "n" });
      fresh.createObjectStore("badges", { keyPath: "badge_id" });
      fresh.createObjectStore("kept");
    },
    terminated: lost,
  });
  return { load: () => load(open), put: (change) => put(open, change), close: () => open.close() };
}

async function load(open: Connection): Promise<Loaded> {
  const reading = open.transaction(["outbox", "badges", "kept"], "readonly");
  const values = reading.objectStore("kept");
  const [outbox, badges, names, kept] = await Promise.all([
    reading.objectStore("outbox").getAll(),
    reading.objectStore("badges").getAll(),
    values.getAllKeys(),
    values.getAll(),
  ]);
  return { outbox, badges, kept: Object.fromEntries(names.map((name, n) => [name, kept[n]])) };
}

/** On the disk itself before it comes back, where a scan is in it. */
async function put(open: Connection, { entries, gone, badges, forgotten, kept }: Change): Promise<void> {
  const durability = (entries?.length ?? 0) > 0 ? "strict" : "default";
  const change = open.transaction(["outbox", "badges", "kept"], "readwrite", { durability });
  const { done } = change;
  done.catch(() => undefined); // told below, unless something else fails first
  const outbox = change.objectStore("outbox");
  const seen = change.objectStore("badges");
  const values = change.objectStore("kept");
  const requests: Promise<unknown>[] = [
    ...(gone ?? []).map((n) => outbox.delete(n)),
    ...(entries ?? []).map((entry) => outbox.put(entry)),
    ...(forgotten ?? []).map((id) => seen.delete(id)),
    ...(badges ?? []).map((badge) => seen.put(badge)),
    ...Object.entries(kept ?? {}).map(([key, value]) =>
      value === undefined ? values.delete(key) : values.put(value, key),
    ),
  ];
  await Promise.all([...requests, done]);
}
