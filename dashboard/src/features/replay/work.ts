/** What is asked of the server for this part, and what its views can ask for. */

import { localDay } from "../../event/day";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import { serverNow } from "../../event/shared";
import { minuteAt, type ReplayMessage, type ReplayState, type Speed } from "./model";
import { reelOf } from "./reel";
import { dayRange, pastDays } from "./shown";

/** Late scans repair the past: the day that is not over is read again so often while it is looked at. */
const AGAIN_MS = 60_000;

export interface ReplayActions extends FeatureWork {
  /** Points a zone out in the charts. */
  pick(zone: string): void;
  day(day: string): void;
  reload(): void;
  seek(minute: number): void;
  play(): void;
  pause(): void;
  speed(speed: Speed): void;
}

export function replayWork({
  api,
  eventId,
  shared,
  signal,
  slice,
  tell: say,
  page,
}: FeatureContext<ReplayState, ReplayMessage>): ReplayActions {
  let timer: ReturnType<typeof setInterval> | undefined;
  let frame: number | undefined;
  const isToday = (day: string | undefined) => day === localDay(serverNow(shared()), shared().event.timezone);

  async function read(day: string): Promise<void> {
    say({ kind: "reading", day });
    const answer = await api.changes(eventId, dayRange(day, shared().event.timezone), { signal });
    // Somebody may have turned to another day meanwhile.
    if (signal.aborted || slice().day !== day) return;
    if (!answer.ok) return say({ kind: "failed", trouble: answer.error.code });
    const until = isToday(day) ? serverNow(shared()) : undefined;
    say({ kind: "read", reel: reelOf(shared().event, day, answer.data, until) });
  }

  function again(): void {
    const { day, reading, reel } = slice();
    if (reading || document.hidden) return;
    const [latest] = pastDays(shared().event, serverNow(shared()));
    if (day === undefined) {
      if (latest !== undefined) void read(latest);
    } else if (!reel || isToday(day)) void read(day);
  }

  /** By the browser's own frames; the page is drawn only when another minute is on. */
  function run(now: number): void {
    frame = undefined;
    const replay = slice();
    if (!replay.playing) return;
    if (minuteAt(replay, now) !== replay.minute) say({ kind: "frame", now });
    frame = requestAnimationFrame(run);
  }

  const pause = () => say({ kind: "pause" });
  const seen = () => {
    // Frames stop where nobody looks, and the clock goes on: it would leap.
    if (document.hidden) pause();
    else again();
  };
  const hidden = () => {
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener("visibilitychange", seen);
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    if (slice().playing) pause();
  };

  return {
    pick: page.pick,
    day: (day) => void read(day),
    reload() {
      const { day } = slice();
      if (day === undefined) again();
      else void read(day);
    },
    seek: (minute) => say({ kind: "seek", minute }),
    play() {
      say({ kind: "play", now: performance.now() });
      frame ??= requestAnimationFrame(run);
    },
    pause,
    speed: (speed) => say({ kind: "speed", speed, now: performance.now() }),
    shown() {
      hidden();
      again();
      void page.readFloor(); // it is drawn here too
      timer = setInterval(again, AGAIN_MS);
      document.addEventListener("visibilitychange", seen);
    },
    hidden,
    stop: hidden,
  };
}
