/** What staff do at the door: one dialog at a time over it, while badges are read on behind. */
import type { Language } from "../../../common/src/i18n";
import type { Station } from "../door/station";
import type { DoorScreen } from "../model";
import type { Reading } from "../scanner/badge";
import type { Scan, Verdict } from "../scanner/machine";
import type { Feedback } from "../verdict/feedback";
import type { AsideRow, Dialog, StaffActions } from "./dialog";
import { findPeople, register } from "./people";
import type { PinStore } from "./pin";

/** Refusals that no word of staff turns into an admission (docs/counting.md, "At the door"). */
const HOLDS = new Set(["invalid_token", "wrong_event", "unknown_badge"]);
const SEARCH_AFTER = 250;
/** A dialog with somebody's name in it does not stay open at an empty door. */
const CLOSE_AFTER = 60_000;

export interface StaffOptions {
  door(): DoorScreen;
  station: Station;
  feedback: Feedback;
  pin: PinStore;
  language(): Language;
  show(dialog: Dialog | undefined): void;
  take(scan: Omit<Scan, "scan_id" | "scanned_at">): void;
  undo(): void;
  leave(): void;
  reload(): void;
}

export interface StaffDesk {
  actions: StaffActions;
  /** A badge was read: whether a dialog took it for itself. */
  read(reading: Reading): boolean;
  told(verdict: Verdict): void;
  close(): void;
}

export function openStaff(options: StaffOptions): StaffDesk {
  const { door, station, pin } = options;
  let dialog: Dialog | undefined;
  let refused: Scan | undefined;
  let searching: ReturnType<typeof setTimeout> | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;

  function show(next: Dialog | undefined): void {
    dialog = next;
    clearTimeout(closing);
    if (next) closing = setTimeout(() => show(undefined), CLOSE_AFTER);
    options.show(next);
  }
  /** Answers that come late change nothing that was opened since. */
  const still = <A extends Dialog["at"]>(at: A) =>
    dialog?.at === at ? (dialog as Extract<Dialog, { at: A }>) : undefined;

  function open(what: Parameters<StaffActions["open"]>[0]): void {
    const guarded = (what === "menu" || what === "setup") && pin.isSet();
    if (guarded) show({ at: "pin", typed: "", wrong: false, after: what });
    else enter(what);
  }

  function enter(what: Parameters<StaffActions["open"]>[0]): void {
    const { config } = door();
    switch (what) {
      case "setup":
        show(undefined);
        options.leave();
        break;
      case "search":
        show({ at: "search", query: "", people: [], searched: false });
        break;
      case "byHand":
        show({ at: "byHand", reason: "", ...(refused ? { refused: refused.scan_id } : {}) });
        break;
      case "walkIn": {
        const { categories } = config;
        show({ at: "walkIn", name: "", category: categories[0]?.id ?? "", categories, busy: false });
        break;
      }
      case "aside":
        show({ at: "aside", rows: asideRows() });
        break;
      default:
        show({ at: what });
    }
  }

  async function checkPin(): Promise<void> {
    const asked = still("pin");
    if (!asked) return;
    const { right, wait } = await pin.check(asked.typed);
    if (!still("pin")) return;
    if (right) return enter(asked.after);
    show({
      ...asked,
      typed: "",
      wrong: true,
      ...(wait === undefined ? {} : { waitUntil: Date.now() + wait }),
    });
  }

  async function search(query: string): Promise<void> {
    const found = await findPeople(station.api(), door().config.id, query);
    const open = still("search");
    if (!open || open.query !== query) return;
    const { trouble: _, ...rest } = open;
    if (found.ok) show({ ...rest, people: found.data, searched: true });
    else show({ ...rest, people: [], searched: true, trouble: found.error.code });
  }

  async function walkIn(): Promise<void> {
    const form = still("walkIn");
    if (!form || form.busy || !form.name.trim()) return;
    const { trouble: _, ...asked } = form;
    show({ ...asked, busy: true });
    const row = { name: form.name.trim(), category: form.category };
    const made = await register(station.api(), door().config.id, row);
    if (!still("walkIn")) return;
    if (!made.ok) return show({ ...asked, busy: false, trouble: made.error.code });
    show({ ...asked, busy: false, made: made.data });
    options.take({ badge_id: made.data.badge_id });
  }

  function admit(): void {
    const asked = still("byHand");
    if (!asked?.reason.trim()) return;
    const badge = asked.person ? { badge_id: asked.person.badge_id } : refused && badgeOf(refused);
    if (!badge) return;
    show(undefined);
    refused = undefined;
    options.take({ ...badge, force: true, reason: asked.reason.trim().slice(0, 200) });
  }

  function asideRows(): AsideRow[] {
    return station.outbox.asides().map(({ row, reason = "", message }) => ({
      scan_id: row.scan_id,
      scanned_at: row.scanned_at ?? 0,
      zone: row.zone,
      direction: row.direction,
      verdict: row.verdict ?? "",
      reason,
      ...(message ? { message } : {}),
    }));
  }

  async function sendAgain(): Promise<void> {
    await station.outbox.sendAgain();
    station.drain.hurry();
    show(undefined);
  }

  function typed(text: string): void {
    if (dialog?.at === "pin") show({ ...dialog, typed: text, wrong: false });
    if (dialog?.at === "walkIn") show({ ...dialog, name: text });
    if (dialog?.at !== "search") return;
    clearTimeout(searching);
    show({ ...dialog, query: text, ...(text.trim() ? {} : { people: [], searched: false }) });
    if (text.trim()) searching = setTimeout(() => void search(text), SEARCH_AFTER);
  }

  return {
    actions: {
      open,
      close: () => show(undefined),
      typed,
      submit: () => void (dialog?.at === "pin" ? checkPin() : walkIn()),
      choose: (person) => show({ at: "byHand", person, reason: "" }),
      reason: (reason) => dialog?.at === "byHand" && show({ ...dialog, reason }),
      category: (category) => dialog?.at === "walkIn" && show({ ...dialog, category }),
      admit,
      undo: () => {
        show(undefined);
        options.undo();
      },
      sendAgain: () => void sendAgain(),
      saveAside: () => save(JSON.stringify(station.outbox.asides(), undefined, 1)),
      speech: (on) => {
        options.feedback.setSpeech(on);
      },
      reload: options.reload,
    },
    read: (reading) => {
      if (dialog?.at === "search" && reading.kind !== "foreign" && reading.kind !== "several") {
        void holder(reading);
        return true;
      }
      // The door goes on: whoever shows a badge is served, and the menu was of no use then.
      if (dialog && reading.kind === "token" && dialog.at !== "pin") show(undefined);
      return false;
    },
    told: (verdict) => {
      if (verdict.kind === "refused" && !HOLDS.has(verdict.result.reason ?? "")) refused = verdict.scan;
      else if ("scan" in verdict) refused = undefined;
    },
    close: () => {
      clearTimeout(searching);
      clearTimeout(closing);
    },
  };

  /** Whose badge it is, for staff who look somebody up with the badge in hand. */
  async function holder(reading: Reading): Promise<void> {
    const badge = reading.kind === "token" ? { token: reading.token } : undefined;
    const typed = reading.kind === "badge_id" ? { badge_id: reading.badge_id } : badge;
    if (!typed) return;
    const found = await station.api().verifyBadge(door().config.id, typed);
    const open = still("search");
    if (!open) return;
    const { trouble: _, ...rest } = open;
    if (!found.ok) return show({ ...rest, people: [], searched: true, trouble: found.error.code });
    const { visitor, badge_id } = found.data;
    const people = visitor && badge_id ? [{ ...visitor, badge_id }] : [];
    show({ ...rest, query: "", people, searched: true });
  }
}

function badgeOf({ token, badge_id }: Scan): { token: string } | { badge_id: string } | undefined {
  return token ? { token } : badge_id ? { badge_id } : undefined;
}

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "footfall-scans.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
