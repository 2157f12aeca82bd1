/** What staff do at the door: one dialog at a time over it, while badges are read on behind. */
import { newScanId } from "../../../common/src/scan-id";
import { createStore } from "../../../common/src/store";
import type { Reading } from "../scanner/badge";
import type { Verdict } from "../scanner/conversation";
import { asideRows, saveAside } from "./aside";
import { closeWhenLeft } from "./close-later";
import type { Dialog, Opened, StaffActions } from "./dialog";
import { createFinder, type Finder } from "./finder";
import { type DeskParts, type StaffOptions, still } from "./parts";
import { type DeskMessage, type DeskState, reduce } from "./reduce";
import { admitByHand, checkPin, refusedBy, walkIn } from "./work";

export interface StaffDesk {
  actions: StaffActions;
  /** Something is open. */
  busy(): boolean;
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

/** At these a badge that is read is about the dialog, not about the door. */
const FINDING: ReadonlySet<Dialog["at"] | undefined> = new Set(["search", "person"] as const);
const SERVING: ReadonlySet<Dialog["at"] | undefined> = new Set(["byHand", "walkIn"] as const);

export function openStaff(options: StaffOptions): StaffDesk {
  let shown: Dialog | undefined;
  const store = createStore<DeskState, DeskMessage>({}, reduce, () => {
    const { dialog } = store.state;
    if (dialog === shown) return;
    shown = dialog;
    options.show(dialog);
  });
  const closing = closeWhenLeft(options, store);
  const show = (dialog: Dialog | undefined) => {
    store.dispatch({ kind: "shown", dialog });
    closing.later();
  };
  const desk: DeskParts = { options, store, show };
  const dialog = () => store.state.dialog;
  const finder = createFinder(options.station.api, () => options.state().config.id, dialog, show);
  const { actions, done } = createActions(desk, finder);
  return {
    actions,
    done,
    busy: () => dialog() !== undefined,
    read: (reading) => {
      if (FINDING.has(dialog()?.at)) {
        finder.read(reading);
        return true;
      }
      store.dispatch({ kind: "read", reading });
      return SERVING.has(dialog()?.at);
    },
    began: () => store.dispatch({ kind: "began" }),
    told: (verdict) => store.dispatch({ kind: "refused", badge: refusedBy(desk, verdict) }),
    refresh: () =>
      store.dispatch({ kind: "looked", rows: asideRows(options.station), device: options.device() }),
    close: () => {
      finder.close();
      closing.stop();
      show(undefined);
    },
  };
}

function createActions(desk: DeskParts, finder: Finder): { actions: StaffActions; done(): Promise<void> } {
  const { options, store, show } = desk;
  const busy = () => still(desk, "walkIn")?.busy === true;
  const enter = (what: Opened) => enterDialog(desk, finder, what);
  let underway: Promise<void> = Promise.resolve();
  const actions: StaffActions = {
    open: (what) => openDialog(desk, enter, what),
    close: () => busy() || show(undefined),
    typed: (text) => (still(desk, "pin") ? store.dispatch({ kind: "pin", text }) : finder.typed(text)),
    fill: (change) => store.dispatch({ kind: "filled", change }),
    submit: () => {
      if (still(desk, "pin")) void checkPin(desk, enter);
      else if (!busy()) underway = walkIn(desk);
    },
    choose: (person) => void finder.choose(person),
    pass: (direction) => {
      const asked = still(desk, "person");
      if (!asked) return;
      show(undefined);
      options.take({ badge_id: asked.person.badge_id, direction });
    },
    force: () => {
      const asked = still(desk, "person");
      if (asked) show({ at: "byHand", badge: { person: asked.person }, reason: "" });
    },
    reason: (reason) => store.dispatch({ kind: "reason", reason }),
    admit: () => admitByHand(desk),
    undo: (scanId) => {
      show(undefined);
      options.undo(scanId);
    },
    sendAgain: () => {
      const asked = still(desk, "aside");
      if (!asked) return;
      show({ ...asked, sent: asked.rows.length });
      void options.station.outbox.sendAgain().then(() => options.station.drain.hurry());
    },
    saveAside: () => saveAside(options.station, options.state().config),
    putAway: () => {
      show(undefined);
      options.putAway();
    },
    speech: options.speech,
    reload: options.reload,
  };
  return { actions, done: () => underway };
}

/** The PIN first, where one is set; whoever has the menu open has typed it already. */
function openDialog({ options, store, show }: DeskParts, enter: (what: Opened) => void, what: Opened): void {
  const guarded =
    (what === "menu" || what === "setup") && store.state.dialog?.at !== "menu" && options.pin.isSet();
  if (guarded) show({ at: "pin", typed: "", wrong: false, after: what });
  else enter(what);
}

function enterDialog({ options, store, show }: DeskParts, finder: Finder, what: Opened): void {
  const { categories } = options.state().config;
  const { refused } = store.state;
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
      show({ at: "aside", rows: asideRows(options.station) });
      break;
    case "status":
      show({ at: "status", device: options.device() });
      break;
    case "menu":
    case "putAway":
      show({ at: what });
      break;
  }
}
