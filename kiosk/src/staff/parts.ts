/** What staff's desk is handed, and what its parts share. */
import type { Api } from "../../../common/src/api";
import type { Language } from "../../../common/src/i18n";
import type { EventConfig, KioskMode, ScanRow, Zone } from "../../../common/src/protocol";
import type { Store } from "../../../common/src/store";
import type { Scan } from "../scanner/conversation";
import type { DeviceState, Dialog } from "./dialog";
import type { PinStore } from "./pin";
import type { DeskMessage, DeskState } from "./reduce";

/** A scan that the server would not take, as it was sent. */
export interface SetAside {
  event: string;
  row: ScanRow;
  reason?: string;
  message?: string;
}

/** What staff use of what the kiosk has: the way to the server, its clock, its queue. */
export interface Backroom {
  api(): Api;
  clock: { now(): number };
  outbox: { asides(): SetAside[]; sendAgain(): Promise<void> };
  drain: { hurry(): void };
}

export interface StaffOptions {
  /** The door at which they stand. */
  state(): { config: EventConfig; zone: Zone; assignment: { mode: KioskMode; direction: string } };
  station: Backroom;
  pin: PinStore;
  language(): Language;
  device(): DeviceState;
  /** Milliseconds since somebody touched the kiosk. */
  untouched(): number;
  show(dialog: Dialog | undefined): void;
  take(scan: Omit<Scan, "scan_id" | "scanned_at">): void;
  undo(scanId: string): void;
  /** To the setup. */
  leave(): void;
  putAway(): void;
  speech(on: boolean): void;
  reload(): void;
}

export interface DeskParts {
  options: StaffOptions;
  store: Store<DeskState, DeskMessage>;
  show(dialog: Dialog | undefined): void;
}

/** Answers that come late change nothing that was opened since. */
export function still<At extends Dialog["at"]>(
  { store }: DeskParts,
  at: At,
): Extract<Dialog, { at: At }> | undefined {
  const { dialog } = store.state;
  return dialog?.at === at ? (dialog as Extract<Dialog, { at: At }>) : undefined;
}
