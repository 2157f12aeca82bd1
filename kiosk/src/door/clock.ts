/**
 * The server's time on a device whose own clock may be wrong, and may be set at any moment.
 *
 * Time runs by the browser's steady counter (`performance.now`) from the last answer of the server on, so whoever sets the
 * device's clock moves no scan. That clock is looked at for two things: it alone runs on while the device sleeps, and it is
 * what a page that was loaded anew has. docs/kiosk.md tells what is believed when.
 *
 * The quickest of the last answers is believed, since half of a round trip is the most that it can be wrong by.
 */

export interface ServerClock {
  /** Epoch milliseconds by the server's clock, as well as this kiosk knows it. */
  now(): number;
  /** How far the device's clock is ahead of the server's, in milliseconds. */
  ahead(): number;
  /** By how much the device's clock was set (milliseconds, forward is positive), until the server has long been told. */
  jumped(): number | undefined;
  /** The server said `serverTime` in an answer to a request sent at `sentAt`, by `performance.now()`, and received now. */
  learn(serverTime: number, sentAt: number): void;
}

/** What tells the time on a device. */
export interface Timepieces {
  /** The device's own clock, epoch milliseconds: somebody may set it. */
  wall(): number;
  /** Milliseconds that only ever grow; they may stand still while the device sleeps. */
  steady(): number;
  /** Whether the page was out of sight at any moment since this was asked last: only then it may have slept. */
  wasAway(): boolean;
}

const KEEP = 6;
const KEY = "footfall.kiosk.clock";
/** Less than this between the two counters is a device that keeps its time, milliseconds. */
const JUMP = 2_000;
/** The disk knows the time within this, milliseconds: a clock that is set back while no page is open shows by it. */
const WRITE_EVERY = 5_000;
/** A jump is told for as long once the server is heard. */
const TOLD_FOR = 10 * 60_000;

type ClockStorage = Pick<Storage, "getItem" | "setItem">;

/** The last that is on the disk: `wall` was the device's time when it was `server` by the server's. */
interface Pair {
  server: number;
  wall: number;
  jump?: number;
}

export function createClock(
  device: Timepieces = timepieces(),
  storage: ClockStorage | undefined = lasting(),
): ServerClock {
  return new AnchoredClock(device, storage);
}

class AnchoredClock implements ServerClock {
  #device: Timepieces;
  #storage: ClockStorage | undefined;
  #answers: { offset: number; round: number }[] = [];
  /** From the steady counter to the server's time. */
  #offset: number;
  /** From the steady counter to the device's clock, when both were looked at last. */
  #wallOffset: number;
  /** How far the device was ahead when the server said so last; undefined where it never did. */
  #aheadThen: number | undefined;
  #jump: number | undefined;
  /** When the server was heard first after the jump, by the steady counter. */
  #toldSince: number | undefined;
  #writtenAt = Number.NEGATIVE_INFINITY;

  constructor(device: Timepieces, storage: ClockStorage | undefined) {
    this.#device = device;
    this.#storage = storage;
    const wall = device.wall();
    this.#wallOffset = wall - device.steady();
    this.#offset = this.#wallOffset;
    const pair = read(storage);
    if (!pair) return;
    this.#aheadThen = pair.wall - pair.server;
    this.#jump = pair.jump;
    // Time has not gone back since it was written down: there the device's clock was set back meanwhile.
    const back = Math.min(0, wall - pair.wall);
    this.#offset -= this.#aheadThen + back;
    if (back < -JUMP) this.#noteJump(back);
  }

  now(): number {
    this.#look();
    return Math.round(this.#device.steady() + this.#offset);
  }

  ahead(): number {
    this.#look();
    return Math.round(this.#wallOffset - this.#offset);
  }

  jumped(): number | undefined {
    this.#look();
    const over = this.#toldSince !== undefined && this.#device.steady() - this.#toldSince > TOLD_FOR;
    if (over) this.#jump = undefined;
    return this.#jump === undefined ? undefined : Math.round(this.#jump);
  }

  learn(serverTime: number, sentAt: number): void {
    this.#look();
    const receivedAt = this.#device.steady();
    const answer = { offset: serverTime - (sentAt + receivedAt) / 2, round: receivedAt - sentAt };
    const apart = (each: typeof answer) => Math.abs(each.offset - answer.offset);
    // The device slept, or the server's own clock was set: what was measured before is void.
    if (this.#answers.some((each) => apart(each) > each.round + answer.round + 1_000)) this.#answers = [];
    this.#answers.push(answer);
    if (this.#answers.length > KEEP) this.#answers.shift();
    const before = this.#offset;
    this.#offset = this.#answers.reduce((best, each) => (each.round < best.round ? each : best)).offset;
    const ahead = this.#wallOffset - this.#offset;
    if (Math.abs(this.#offset - before) > JUMP && this.#aheadThen !== undefined) {
      // It was believed otherwise; by how much the clock was set is known only now.
      this.#jump = undefined;
      const jump = ahead - this.#aheadThen;
      if (Math.abs(jump) > JUMP) this.#noteJump(jump);
    }
    this.#aheadThen = ahead;
    if (this.#jump !== undefined) this.#toldSince ??= receivedAt;
    this.#write();
  }

  /** Whether the device's clock and the steady counter still agree. */
  #look(): void {
    const steady = this.#device.steady();
    const wallOffset = this.#device.wall() - steady;
    const apart = wallOffset - this.#wallOffset;
    const wasAway = this.#device.wasAway();
    this.#wallOffset = wallOffset;
    if (Math.abs(apart) > JUMP) {
      if (apart > 0 && wasAway) this.#slept(apart);
      else this.#noteJump(apart);
      this.#write();
    } else if (steady - this.#writtenAt > WRITE_EVERY) this.#write();
  }

  /** The steady counter stood still meanwhile. */
  #slept(ms: number): void {
    this.#offset += ms;
    this.#answers = [];
  }

  /** The largest is what is told. */
  #noteJump(ms: number): void {
    if (this.#jump !== undefined && Math.abs(ms) < Math.abs(this.#jump)) return;
    this.#jump = ms;
    this.#toldSince = undefined;
  }

  #write(): void {
    const steady = this.#device.steady();
    this.#writtenAt = steady;
    // A guess is not written down: it would outlive what made it.
    if (this.#aheadThen === undefined) return;
    const pair: Pair = { server: steady + this.#offset, wall: steady + this.#wallOffset };
    if (this.#jump !== undefined) pair.jump = this.#jump;
    try {
      this.#storage?.setItem(KEY, JSON.stringify(pair));
    } catch {
      // Without storage it lasts as long as the page.
    }
  }
}

function read(storage: ClockStorage | undefined): Pair | undefined {
  try {
    const pair = JSON.parse(storage?.getItem(KEY) ?? "null") as Pair | null;
    return Number.isFinite(pair?.server) && Number.isFinite(pair?.wall) && pair ? pair : undefined;
  } catch {
    return undefined;
  }
}

/** Those of this page. */
function timepieces(): Timepieces {
  let away = document.hidden;
  document.addEventListener("visibilitychange", () => {
    away ||= document.hidden;
  });
  return {
    wall: Date.now,
    steady: () => performance.now(),
    wasAway: () => {
      const was = away || document.hidden;
      away = document.hidden;
      return was;
    },
  };
}

function lasting(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
