/** Who did what: the entries that were read, what is looked for, and whether the whole log was checked. Pure. */
import type { AuditAction, AuditCheck, AuditEntry } from "../../../../common/src/protocol";
import { without } from "../../../../common/src/without";
import type { Watched } from "../../event/shared";

/** `who` as it is typed; `action` undefined is any. */
export interface Wanted {
  scope: "event" | "server";
  who: string;
  action: AuditAction | undefined;
}

export type Check = { at: "idle" | "asking" | "failed" } | { at: "checked"; found: AuditCheck };

export interface AuditState {
  wanted: Wanted;
  entries: AuditEntry[];
  /** There are older ones: those before this number. */
  next?: number;
  status: "reading" | "read" | "failed";
  check: Check;
}

/** What the views of this feature read. */
export type AuditShown = Watched & { audit: AuditState };

export const START: AuditState = {
  wanted: { scope: "event", who: "", action: undefined },
  entries: [],
  status: "reading",
  check: { at: "idle" },
};

export type AuditMessage =
  | { kind: "wanted"; wanted: Wanted }
  | { kind: "reading" | "failed" }
  | { kind: "read"; entries: AuditEntry[]; next?: number | undefined; older: boolean }
  | { kind: "check"; check: Check };

export function reduce(state: AuditState, message: AuditMessage): AuditState {
  switch (message.kind) {
    case "wanted":
      return { ...state, wanted: message.wanted };
    case "reading":
    case "failed":
      return { ...state, status: message.kind };
    case "read": {
      const entries = message.older ? [...state.entries, ...message.entries] : message.entries;
      return {
        ...without(state, "next"),
        entries,
        status: "read",
        ...(message.next === undefined ? {} : { next: message.next }),
      };
    }
    case "check":
      return { ...state, check: message.check };
  }
}

/** Whether something was chosen that leaves entries out. */
export const isChosen = ({ who, action }: Wanted): boolean => who.trim() !== "" || action !== undefined;
