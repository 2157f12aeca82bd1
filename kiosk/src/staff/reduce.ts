/** What staff have open, as a pure function of what they and the door do. */
import { without } from "../../../common/src/without";
import { type Reading, readingKey } from "../scanner/badge";
import { badgeOf } from "./badge-of";
import type { AsideRow, DeviceState, Dialog, RefusedBadge, WalkInForm } from "./dialog";

export interface DeskState {
  dialog?: Dialog;
  /** The last badge that was refused here, where staff may admit it by hand. */
  refused?: RefusedBadge;
}

export type DeskMessage =
  /** Another dialog, or the same with something new in it; none: it is closed. */
  | { kind: "shown"; dialog: Dialog | undefined }
  | { kind: "pin"; text: string }
  | { kind: "filled"; change: Partial<WalkInForm> }
  | { kind: "reason"; reason: string }
  /** The badge that may be admitted by hand from now on, or none. */
  | { kind: "refused"; badge: RefusedBadge | undefined }
  /** A badge was read while a dialog about somebody was open. */
  | { kind: "read"; reading: Reading }
  /** A badge is about to be decided. */
  | { kind: "began" }
  /** What may have changed by itself was looked at. */
  | { kind: "looked"; rows: AsideRow[]; device: DeviceState };

export function reduce(desk: DeskState, message: DeskMessage): DeskState {
  const { dialog } = desk;
  switch (message.kind) {
    case "shown":
      return withDialog(desk, message.dialog);
    case "pin":
      return dialog?.at === "pin" ? withDialog(desk, { ...dialog, typed: message.text, wrong: false }) : desk;
    case "filled": {
      if (dialog?.at !== "walkIn" || dialog.busy) return desk;
      return withDialog(desk, { ...dialog, form: { ...dialog.form, ...message.change } });
    }
    case "reason":
      return dialog?.at === "byHand" ? withDialog(desk, { ...dialog, reason: message.reason }) : desk;
    case "refused":
      return { ...without(desk, "refused"), ...(message.badge ? { refused: message.badge } : {}) };
    case "read":
      return waiting(desk, message.reading);
    case "began":
      // The door goes on: whoever shows a badge is served, and the menu was of no use then.
      return dialog && PASSING.has(dialog.at) ? withDialog(desk, undefined) : desk;
    case "looked":
      return looked(desk, message.rows, message.device);
  }
}

const PASSING: ReadonlySet<Dialog["at"]> = new Set(["menu", "status", "aside", "putAway"]);

function withDialog(desk: DeskState, dialog: Dialog | undefined): DeskState {
  return { ...without(desk, "dialog"), ...(dialog ? { dialog } : {}) };
}

/** Who is being served comes first: the next badge is read when it is still there after that. */
function waiting(desk: DeskState, reading: Reading): DeskState {
  const { dialog } = desk;
  if (dialog?.at !== "byHand" && dialog?.at !== "walkIn") return desk;
  if (!badgeOf(reading) || dialog.waits || isIts(dialog, reading)) return desk;
  return withDialog(desk, { ...dialog, waits: true });
}

/** Whether that is the badge which the dialog is about, still held up. */
function isIts(dialog: Dialog, reading: Reading): boolean {
  if (dialog.at !== "byHand" || !dialog.badge || !("scan" in dialog.badge)) return false;
  const { token, badge_id } = dialog.badge.scan;
  return [token, badge_id].includes(readingKey(reading));
}

function looked(desk: DeskState, rows: AsideRow[], device: DeviceState): DeskState {
  const { dialog } = desk;
  if (dialog?.at === "aside") return withDialog(desk, { ...dialog, rows });
  return dialog?.at === "status" ? withDialog(desk, { ...dialog, device }) : desk;
}
