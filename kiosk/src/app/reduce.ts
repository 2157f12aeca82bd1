/** The page after something happened, as a pure function. */
import type { Language } from "../../../common/src/i18n";
import { without } from "../../../common/src/without";
import type { Wish } from "../door/assignment";
import type { DoorState } from "../door/state";
import type { Dialog } from "../staff/dialog";
import type { KioskState, Screen } from "./state";

export type Message =
  /** Any screen but the door. */
  | { kind: "screen"; screen: Exclude<Screen, DoorState> }
  /** Something changed at the door, or the kiosk came to one. */
  | { kind: "door"; door: DoorState }
  /** What staff have open over the door. */
  | { kind: "dialog"; dialog: Dialog | undefined }
  | { kind: "language"; language: Language }
  /** What staff choose at the setup. */
  | { kind: "draft"; draft: Wish }
  | { kind: "pin"; pin: string };

export function reduce(state: KioskState, message: Message): KioskState {
  const { screen } = state;
  switch (message.kind) {
    case "screen":
      return { ...state, screen: message.screen };
    case "door":
      return atDoor(state, message.door);
    case "dialog": {
      if (screen.at !== "door") return state;
      const { dialog } = message;
      return { ...state, screen: { ...without(screen, "dialog"), ...(dialog ? { dialog } : {}) } };
    }
    case "language":
      return spoken(state, message.language);
    case "draft":
      return screen.at === "setup" ? { ...state, screen: { ...screen, draft: message.draft } } : state;
    case "pin":
      return screen.at === "setup" ? { ...state, screen: { ...screen, pin: message.pin } } : state;
  }
}

/** At a self-service kiosk the language is the visitor's choice, and ends with the visit. */
export const isVisitors = ({ screen }: KioskState): boolean =>
  screen.at === "door" && screen.assignment.mode === "self";

function atDoor(state: KioskState, door: DoorState): KioskState {
  const dialog = state.screen.at === "door" ? state.screen.dialog : undefined;
  const next = { ...state, screen: { ...door, ...(dialog ? { dialog } : {}) } };
  return door.idle && isVisitors(next) ? { ...next, language: state.home } : next;
}

function spoken(state: KioskState, language: Language): KioskState {
  return isVisitors(state) ? { ...state, language } : { ...state, language, home: language };
}
