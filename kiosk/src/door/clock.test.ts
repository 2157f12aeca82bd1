import { expect, test } from "vitest";
import { createClock, type ServerClock } from "./clock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = 1_800_000_000_000;

/** A device, the server's true time, and the storage of its browser. */
class Bench {
  wallAt = START;
  steadyAt = 0;
  /** The server's time, as it truly is. */
  trueAt = START - 5_000;
  away = false;
  #kept = new Map<string, string>();
  clock: ServerClock = this.load();

  /** The page is loaded: its steady counter begins anew. */
  load(): ServerClock {
    this.steadyAt = 0;
    this.clock = createClock(
      {
        wall: () => this.wallAt,
        steady: () => this.steadyAt,
        wasAway: () => {
          const was = this.away;
          this.away = false;
          return was;
        },
      },
      {
        getItem: (key) => this.#kept.get(key) ?? null,
        setItem: (key, value) => void this.#kept.set(key, value),
      },
    );
    return this.clock;
  }

  /** Time goes by, and the door looks at the clock once a second. */
  goOn(ms: number): void {
    for (let gone = 0; gone < ms; gone += 1_000) {
      this.wallAt += 1_000;
      this.steadyAt += 1_000;
      this.trueAt += 1_000;
      this.clock.now();
    }
  }

  /** The steady counter stands still, and the page runs no code. */
  sleep(ms: number): void {
    this.wallAt += ms;
    this.trueAt += ms;
  }

  set(ms: number): void {
    this.wallAt += ms;
  }

  hear(): void {
    this.clock.learn(this.trueAt, this.steadyAt);
  }

  wrongBy(): number {
    return this.clock.now() - this.trueAt;
  }
}

function heard(): Bench {
  const bench = new Bench();
  bench.hear();
  bench.goOn(10_000);
  return bench;
}

test("before the server was ever heard, the device's own clock has to do", () => {
  const bench = new Bench();
  expect(bench.clock.now()).toBe(START);
  bench.hear();
  expect(bench.wrongBy()).toBe(0);
  expect(bench.clock.ahead()).toBe(5_000);
  expect(bench.clock.jumped()).toBeUndefined();
});

test("the clock is the server's, half a round trip taken off, and the quickest answer is believed", () => {
  const bench = new Bench();
  bench.steadyAt = 1_020;
  bench.clock.learn(10_000, 1_000);
  expect(bench.clock.now()).toBe(10_010);
  bench.steadyAt = 3_020;
  bench.clock.learn(11_900, 1_020);
  expect(bench.clock.now()).toBe(12_010);
});

test.each([7 * MINUTE, -2 * HOUR, -24 * HOUR])(
  "setting the device's clock by %i ms moves no time, online or not, before a reload or after",
  (by) => {
    const bench = heard();
    bench.set(by);
    expect(bench.wrongBy()).toBe(0);
    expect(bench.clock.jumped()).toBe(by);
    bench.goOn(MINUTE);
    expect(bench.wrongBy()).toBe(0);
    bench.load();
    expect(bench.wrongBy()).toBe(0);
    expect(bench.clock.jumped()).toBe(by);
    bench.hear();
    expect(bench.wrongBy()).toBe(0);
    expect(bench.clock.jumped()).toBe(by);
    expect(bench.clock.ahead()).toBe(5_000 + by);
  },
);

test("a jump that was seen only a moment ago is corrected after a reload as well", () => {
  const bench = heard();
  bench.set(7 * MINUTE);
  bench.clock.now();
  bench.load();
  expect(bench.wrongBy()).toBe(0);
});

test("there and back again is told as well, and moves nothing", () => {
  const bench = heard();
  bench.set(7 * MINUTE);
  bench.goOn(5_000);
  bench.set(-7 * MINUTE);
  expect(bench.wrongBy()).toBe(0);
  bench.hear();
  expect(bench.clock.jumped()).toBe(-7 * MINUTE);
});

test("a jump is told until ten minutes after the server was heard", () => {
  const bench = heard();
  bench.set(-2 * HOUR);
  bench.goOn(HOUR);
  expect(bench.clock.jumped()).toBe(-2 * HOUR);
  bench.hear();
  bench.goOn(9 * MINUTE);
  expect(bench.clock.jumped()).toBe(-2 * HOUR);
  bench.goOn(2 * MINUTE);
  expect(bench.clock.jumped()).toBeUndefined();
});

test("a device that slept out of sight has the right time at once, and has not jumped", () => {
  const bench = heard();
  bench.sleep(3 * HOUR);
  bench.away = true;
  expect(bench.wrongBy()).toBe(0);
  expect(bench.clock.jumped()).toBeUndefined();
  bench.hear();
  expect(bench.clock.jumped()).toBeUndefined();
});

test("a clock that was set forward out of sight is taken for sleep, until the server says otherwise", () => {
  const bench = heard();
  bench.set(HOUR);
  bench.away = true;
  expect(bench.wrongBy()).toBe(HOUR);
  bench.hear();
  expect(bench.wrongBy()).toBe(0);
  expect(bench.clock.jumped()).toBe(HOUR);
});

test("a clock that was set back did not sleep, wherever the page was", () => {
  const bench = heard();
  bench.set(-HOUR);
  bench.away = true;
  expect(bench.wrongBy()).toBe(0);
  expect(bench.clock.jumped()).toBe(-HOUR);
});

test("a device that slept in plain sight is corrected by the server, and has not jumped", () => {
  const bench = heard();
  bench.sleep(HOUR);
  expect(bench.wrongBy()).toBe(-HOUR);
  bench.hear();
  expect(bench.wrongBy()).toBe(0);
  expect(bench.clock.jumped()).toBeUndefined();
});

test("time does not go back while no page is open", () => {
  const bench = heard();
  bench.set(-24 * HOUR);
  bench.load();
  expect(Math.abs(bench.wrongBy())).toBeLessThanOrEqual(5_000);
  expect(bench.clock.jumped()).toBeLessThanOrEqual(-24 * HOUR + 5_000);
});

test("the clock is right at once after a reload without a network", () => {
  const bench = heard();
  bench.sleep(MINUTE);
  bench.load();
  expect(bench.wrongBy()).toBe(0);
});

test("what a storage holds that is no time is as good as nothing", () => {
  const storage = { getItem: () => '{"server":"noon"}', setItem: () => undefined };
  const clock = createClock({ wall: () => START, steady: () => 0, wasAway: () => false }, storage);
  expect(clock.now()).toBe(START);
});
