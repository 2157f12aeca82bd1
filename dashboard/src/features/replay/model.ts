/** The day again, minute by minute, from the log. Pure. */
import { without } from "../../../../common/src/without";
import type { Floor } from "../../event/floor";
import type { Watched } from "../../event/shared";
import type { Reel } from "./reel";

export const SPEEDS = [1, 10, 60, 300, 600] as const;
/** So many times faster than the day went. */
export type Speed = (typeof SPEEDS)[number];

export interface ReplayState {
  /** "YYYY-MM-DD" at the venue; absent until something is to be read. */
  day?: string;
  reel?: Reel;
  /** The day is being read, for the first time or again. */
  reading: boolean;
  /** Why the last reading failed, as a code of the interface or of the client. */
  trouble?: string;
  /** The minute that is shown, since the epoch. */
  minute: number;
  speed: Speed;
  /** While it plays: from which minute, and since when (any steady clock, ms). */
  playing?: { from: number; since: number };
}

/** What the views of this feature read. */
export type ReplayShown = Watched & { replay: ReplayState; plan: Floor };

export const START: ReplayState = { reading: false, minute: 0, speed: 60 };

export type ReplayMessage =
  | { kind: "reading"; day: string }
  | { kind: "read"; reel: Reel }
  | { kind: "failed"; trouble: string }
  | { kind: "seek"; minute: number }
  | { kind: "play"; now: number }
  | { kind: "pause" }
  | { kind: "speed"; speed: Speed; now: number }
  | { kind: "frame"; now: number };

export function reduce(state: ReplayState, message: ReplayMessage): ReplayState {
  const { reel } = state;
  switch (message.kind) {
    case "reading":
      return message.day === state.day
        ? { ...without(state, "trouble"), reading: true }
        : { ...without(state, "trouble", "reel", "playing"), reading: true, day: message.day };
    case "read":
      return {
        ...without(state, "trouble"),
        reading: false,
        reel: message.reel,
        // A day that is opened stands at its end, where the numbers are those of now; one that is read again stays.
        minute: reel ? within(message.reel, state.minute) : message.reel.last,
      };
    case "failed":
      return { ...state, reading: false, trouble: message.trouble };
    case "seek":
      return reel ? { ...without(state, "playing"), minute: within(reel, message.minute) } : state;
    case "play": {
      if (!reel || reel.empty) return state;
      const from = state.minute >= reel.last ? reel.first : state.minute;
      return { ...state, minute: from, playing: { from, since: message.now } };
    }
    case "pause":
      return without(state, "playing");
    case "speed": {
      const { playing } = state;
      const again = playing && { playing: { from: playedTo(state, message.now), since: message.now } };
      return { ...state, speed: message.speed, ...again };
    }
    case "frame": {
      const minute = minuteAt(state, message.now);
      const over = reel !== undefined && minute >= reel.last;
      return over ? { ...without(state, "playing"), minute } : { ...state, minute };
    }
  }
}

/** Which minute is on at an instant of the clock that `playing` was begun by. */
export function minuteAt(state: ReplayState, now: number): number {
  const { reel } = state;
  return reel ? within(reel, Math.floor(playedTo(state, now))) : state.minute;
}

/** The same with fractions of a minute. */
function playedTo({ playing, minute, speed }: ReplayState, now: number): number {
  return playing ? playing.from + (Math.max(0, now - playing.since) * speed) / 60_000 : minute;
}

const within = ({ first, last }: Reel, minute: number) => Math.min(last, Math.max(first, minute));
