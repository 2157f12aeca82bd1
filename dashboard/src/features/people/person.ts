/** Who is looked at: their row of the register, their day, and what is being done for them. Pure. */
import type { Direction, ScanResult, Visitor, VisitorPath } from "../../../../common/src/protocol";

/** A scan that staff make without a reader. */
export interface ByHand {
  zone: string;
  direction: Direction;
  reason: string;
}

/** `scan` is the one that is taken back; `byHand` what was asked for, and `result` the answer to it. */
export interface Act {
  what: "void" | "hand";
  busy: boolean;
  scan?: string;
  byHand?: ByHand;
  result?: ScanResult;
  trouble?: string;
}

export interface Person {
  id: string;
  visitor?: Visitor;
  path?: VisitorPath;
  /** Every scan is shown, not only the latest. */
  allScans?: true;
  /** The scan that somebody is about to take back. */
  asking?: string;
  act?: Act;
  /** Why the day could not be read, as a code. */
  trouble?: string;
}

export type PersonMessage = { kind: "person" } & (
  | { what: "open"; id: string; visitor?: Visitor | undefined }
  | { what: "close" }
  | { what: "all-scans" }
  | { what: "visitor"; visitor: Visitor }
  | { what: "path"; path: VisitorPath }
  | { what: "failed"; id: string; trouble: string }
  | { what: "ask-void"; scan?: string | undefined }
  | { what: "act"; id: string; act: Act }
);

export function reducePerson(person: Person | undefined, message: PersonMessage): Person | undefined {
  if (message.what === "open")
    return { id: message.id, ...(message.visitor ? { visitor: message.visitor } : {}) };
  if (message.what === "close" || !person) return undefined;
  switch (message.what) {
    case "visitor":
      return message.visitor.id === person.id ? { ...person, visitor: message.visitor } : person;
    case "path": {
      // Two readings may overtake one another.
      const older = person.path !== undefined && message.path.seq < person.path.seq;
      if (message.path.visitor !== person.id || older) return person;
      const { trouble: _, ...calm } = person;
      return { ...calm, path: message.path };
    }
    case "all-scans":
      return { ...person, allScans: true };
    case "failed":
      return message.id === person.id ? { ...person, trouble: message.trouble } : person;
    case "ask-void": {
      const { asking: _, act: __, ...rest } = person;
      return message.scan === undefined ? rest : { ...rest, asking: message.scan };
    }
    case "act": {
      if (message.id !== person.id) return person;
      const { asking, ...rest } = person;
      const over = message.act.what === "void" && !message.act.busy && !message.act.trouble;
      return { ...rest, ...(asking && !over ? { asking } : {}), act: message.act };
    }
  }
}
