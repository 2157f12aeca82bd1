/** What staff do at the door: one dialog at a time over it, while badges are read on behind. */

import type { Language } from "../../../common/src/i18n";
import { personName } from "../../../common/src/names";
import { UNKNOWN_PERSON } from "../../../common/src/protocol";
import { newScanId } from "../../../common/src/scan-id";
import type { DoorScreen } from "../app/state";
import type { Station } from "../door/station";
import { type Reading, readingKey } from "../scanner/badge";
import type { Scan, Verdict } from "../scanner/machine";
import type { Feedback } from "../verdict/feedback";
import { asideRows, saveAside } from "./aside";
import type { DeviceState, Dialog, Opened, RefusedBadge, StaffActions } from "./dialog";
import { badgeOf, createFinder } from "./finder";
import { badgePicture, register } from "./people";
import type { PinStore } from "./pin";

/** Refusals that no word of staff turns into an admission (docs/counting.md, "At the door"). */
/** A dialog with somebody's name in it does not stay open at a door that nobody touches. */
const CLOSE_AFTER = { self: 60_000, staffed: 10 * 60_000 };

export interface StaffOptions {
  door(): DoorScreen;
  station: Station;
  feedback: Feedback;
  pin: PinStore;
  language(): Language;
  device(): DeviceState;
  /** Milliseconds since somebody touched the kiosk. */
  untouched(): number;
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
  /** A badge that was read is about to be decided. */
  began(): void;
  told(verdict: Verdict): void;
  /** Something changed at the kiosk, or a second went by. */
  refresh(): void;
  /** Once nothing is under way that must not be cut off. */
  done(): Promise<void>;
  close(): void;
}

export function openStaff(options: StaffOptions): StaffDesk {
  const { door, station, pin } = options;
  let dialog: Dialog | undefined;
  let refused: RefusedBadge | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;
  let underway: Promise<void> = Promise.resolve();

  const event = () => door().config.id;
  const busy = () => dialog?.at === "walkIn" && dialog.busy;

  function show(next: Dialog | undefined): void {
    dialog = next;
    closeLater();
    options.show(next);
  }

  function closeLater(): void {
    clearTimeout(closing);
    if (!dialog) return;
    const left = CLOSE_AFTER[door().assignment.mode] - options.untouched();
    closing = setTimeout(
      () => (left <= 0 && !busy() ? show(undefined) : closeLater()),
      Math.max(1_000, left),
    );
  }

  const finder = createFinder(station, event, () => dialog, show);
  /** Answers that come late change nothing that was opened since. */
  const still = <A extends Dialog["at"]>(at: A) =>
    dialog?.at === at ? (dialog as Extract<Dialog, { at: A }>) : undefined;

  function open(what: Opened): void {
    // Whoever has the menu open has typed the PIN already.
    const guarded = (what === "menu" || what === "setup") && dialog?.at !== "menu" && pin.isSet();
    if (guarded) show({ at: "pin", typed: "", wrong: false, after: what });
    else enter(what);
  }

  function enter(what: Opened): void {
    const { categories } = door().config;
    const form = { name: "", organization: "", category: categories[0]?.id ?? "" };
    switch (what) {
      case "setup":
        show(undefined);
        options.leave();
        break;
      case "search":
        finder.start();
        break;
      case "byHand":
        show({ at: "byHand", reason: "", ...(refused ? { badge: refused } : {}) });
        break;
      case "walkIn":
        show({ at: "walkIn", form, key: `walk-in-${newScanId()}`, categories, busy: false });
        break;
      case "aside":
        show({ at: "aside", rows: asideRows(station) });
        break;
      case "status":
        show({ at: "status", device: options.device() });
        break;
      case "menu":
        show({ at: "menu" });
    }
  }

  async function checkPin(): Promise<void> {
    const asked = still("pin");
    if (!asked) return;
    const { right, wait } = await pin.check(asked.typed);
    if (!still("pin")) return;
    if (right) return enter(asked.after);
    const until = wait === undefined ? {} : { waitUntil: Date.now() + wait };
    show({ ...asked, typed: "", wrong: true, ...until });
  }

  async function walkIn(): Promise<void> {
    const asked = still("walkIn");
    if (!asked || asked.busy || asked.made || !asked.form.name.trim()) return;
    const { trouble: _, ...rest } = asked;
    show({ ...rest, busy: true });
    const made = await register(station.api(), event(), asked.form, asked.key);
    const open = { ...rest, ...(still("walkIn")?.waits ? { waits: true as const } : {}) };
    if (!made.ok) return show({ ...open, busy: false, trouble: made.error.code });
    show({ ...open, busy: false, made: made.data });
    options.take({ badge_id: made.data.badge_id, ...(isBooth() ? {} : { direction: "in" as const }) });
    const qr = await badgePicture(station.api(), event(), made.data);
    const shown = still("walkIn");
    if (qr && shown?.key === asked.key) show({ ...shown, qr });
  }

  const isBooth = () => door().zone.kind === "booth";

  function admit(): void {
    const asked = still("byHand");
    const reason = asked?.reason.trim().slice(0, 200);
    if (!asked?.badge || !reason) return;
    const { badge } = asked;
    const scan = "scan" in badge ? badgeOf(badge.scan) : { badge_id: badge.person.badge_id };
    show(undefined);
    refused = undefined;
    options.take({ ...scan, force: true, reason });
  }

  return {
    actions: {
      open,
      close: () => busy() || show(undefined),
      typed: (text) => {
        if (dialog?.at === "pin") show({ ...dialog, typed: text, wrong: false });
        else finder.typed(text);
      },
      fill: (change) => {
        if (dialog?.at === "walkIn" && !dialog.busy) {
          show({ ...dialog, form: { ...dialog.form, ...change } });
        }
      },
      submit: () => {
        if (dialog?.at === "pin") void checkPin();
        else if (!busy()) underway = walkIn();
      },
      choose: (person) => void finder.choose(person),
      pass: (direction) => {
        const asked = still("person");
        if (!asked) return;
        show(undefined);
        options.take({ badge_id: asked.person.badge_id, direction });
      },
      force: () => {
        const asked = still("person");
        if (asked) show({ at: "byHand", badge: { person: asked.person }, reason: "" });
      },
      reason: (reason) => dialog?.at === "byHand" && show({ ...dialog, reason }),
      admit,
      undo: () => {
        show(undefined);
        options.undo();
      },
      sendAgain: () => {
        const asked = still("aside");
        if (!asked) return;
        show({ ...asked, sent: asked.rows.length });
        void station.outbox.sendAgain().then(() => station.drain.hurry());
      },
      saveAside: () => saveAside(station),
      speech: (on) => {
        options.feedback.setSpeech(on);
      },
      reload: options.reload,
    },
    read: (reading) => {
      if (dialog?.at === "search" || dialog?.at === "person") {
        finder.read(reading);
        return true;
      }
      if (dialog?.at !== "byHand" && dialog?.at !== "walkIn") return false;
      // Who is being served comes first: the next badge is read when it is still there after that.
      if (badgeOf(reading) && !dialog.waits && !isIts(dialog, reading)) show({ ...dialog, waits: true });
      return true;
    },
    began: () => {
      // The door goes on: whoever shows a badge is served, and the menu was of no use then.
      if (dialog && (dialog.at === "menu" || dialog.at === "status" || dialog.at === "aside"))
        show(undefined);
    },
    told: (verdict) => {
      if (!("scan" in verdict)) return;
      const { kind, scan, result } = verdict;
      const name = result.visitor && personName(result.visitor, options.language());
      const may = kind === "refused" && !UNKNOWN_PERSON.has(result.reason ?? "");
      refused = may ? { scan, ...(name ? { name } : {}) } : undefined;
    },
    refresh: () => {
      if (dialog?.at === "aside") dialog = { ...dialog, rows: asideRows(station) };
      else if (dialog?.at === "status") dialog = { ...dialog, device: options.device() };
      else return;
      options.show(dialog);
    },
    done: () => underway,
    close: () => {
      finder.close();
      clearTimeout(closing);
    },
  };
}

/** Whether that is the badge which the dialog is about, still held up. */
function isIts(dialog: Dialog, reading: Reading): boolean {
  if (dialog.at !== "byHand" || !dialog.badge || !("scan" in dialog.badge)) return false;
  const { token, badge_id } = dialog.badge.scan;
  return [token, badge_id].includes(readingKey(reading));
}
