/**
 * Where a change goes that the database would not take: the browser's other storage, written at once. What is in it
 * outweighs what the database holds, until the database has taken it.
 */
import type { Change, Entry, Loaded, SeenBadge } from "./records";

const KEY = "footfall.kiosk.spare";

/** By key; null is what was removed. */
interface Content {
  outbox: Record<string, Entry | null>;
  badges: Record<string, SeenBadge | null>;
  kept: Record<string, unknown>;
}

export type SpareStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export interface Spare {
  empty(): boolean;
  /** Another number after each change. */
  revision(): number;
  /** Whether it could be written down. Either way it is remembered as long as the page lives. */
  add(change: Change): boolean;
  /** All that is in it, as one change. */
  change(): Change;
  clear(): void;
  /** What the database holds, with what is in here laid over it. */
  over(loaded: Loaded): Loaded;
}

export function openSpare(storage: SpareStorage | undefined = lasting()): Spare {
  let content = read(storage);
  let revision = 0;

  return {
    empty: () => Object.values(content).every((part) => Object.keys(part).length === 0),
    revision: () => revision,
    add(change) {
      laid(content, change);
      revision += 1;
      try {
        storage?.setItem(KEY, JSON.stringify(content));
        return storage !== undefined;
      } catch {
        return false;
      }
    },
    change: () => ({
      entries: Object.values(content.outbox).filter((entry) => entry !== null),
      gone: removed(content.outbox).map(Number),
      badges: Object.values(content.badges).filter((badge) => badge !== null),
      forgotten: removed(content.badges),
      kept: Object.fromEntries(Object.entries(content.kept).map(([key, value]) => [key, value ?? undefined])),
    }),
    clear() {
      content = nothing();
      try {
        storage?.removeItem(KEY);
      } catch {
        // A storage that was written a moment ago is there; else nothing is in it.
      }
    },
    over({ outbox, badges, kept }) {
      return {
        outbox: merged(outbox, ({ n }) => String(n), content.outbox).sort((a, b) => a.n - b.n),
        badges: merged(badges, ({ badge_id }) => badge_id, content.badges),
        kept: { ...kept, ...content.kept },
      };
    },
  };
}

const nothing = (): Content => ({ outbox: {}, badges: {}, kept: {} });

function read(storage: SpareStorage | undefined): Content {
  try {
    return { ...nothing(), ...(JSON.parse(storage?.getItem(KEY) ?? "{}") as Partial<Content>) };
  } catch {
    return nothing();
  }
}

function laid(content: Content, { entries, gone, badges, forgotten, kept }: Change): void {
  for (const n of gone ?? []) content.outbox[n] = null;
  for (const entry of entries ?? []) content.outbox[entry.n] = entry;
  for (const id of forgotten ?? []) content.badges[id] = null;
  for (const badge of badges ?? []) content.badges[badge.badge_id] = badge;
  for (const [key, value] of Object.entries(kept ?? {})) content.kept[key] = value ?? null;
}

const removed = (part: Record<string, unknown>): string[] =>
  Object.keys(part).filter((key) => part[key] === null);

function merged<T>(list: readonly T[], keyOf: (each: T) => string, over: Record<string, T | null>): T[] {
  const all = new Map<string, T | null>(list.map((each) => [keyOf(each), each]));
  for (const [key, each] of Object.entries(over)) all.set(key, each);
  return [...all.values()].filter((each) => each !== null);
}

function lasting(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
