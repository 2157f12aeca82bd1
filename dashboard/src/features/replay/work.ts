/** What is asked of the server for this part, and what its views can ask for. */

import { onSight, whileSeen } from "../../../../common/src/asking";
import { dayRange, localDay } from "../../event/day";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import { serverNow } from "../../event/shared";
import { whileShown } from "../../event/while-shown";
import { minuteAt, type ReplayMessage, type ReplayState, type Speed } from "./model";
import { reelOf } from "./reel";
import { pastDays } from "./shown";

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

type ReplayContext = FeatureContext<ReplayState, ReplayMessage>;

export function replayWork(context: ReplayContext): ReplayActions {
  const { slice, tell: say, page } = context;
  const reading = createReading(context);
  const player = createPlayer(context);
  const again = () => {
    if (!document.hidden) reading.again();
  };

  return {
    ...whileShown(() => {
      again();
      void page.readFloor(); // it is drawn here too
      return [
        whileSeen(again, AGAIN_MS),
        // Frames stop where nobody looks, and the clock goes on: it would leap.
        onSight(again, player.pause),
        player.stop,
      ];
    }),
    pick: page.pick,
    day: (day) => void reading.read(day),
    reload() {
      const { day } = slice();
      if (day === undefined) again();
      else void reading.read(day);
    },
    seek: (minute) => say({ kind: "seek", minute }),
    play: player.play,
    pause: player.pause,
    speed: (speed) => say({ kind: "speed", speed, now: performance.now() }),
  };
}

/** Reads a day of the venue. */
function createReading({ api, eventId, shared, signal, slice, tell: say }: ReplayContext) {
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

  return {
    read,
    /** The day that is looked at once more, where it may have changed; at first the latest one. */
    again() {
      const { day, reading, reel } = slice();
      if (reading) return;
      const [latest] = pastDays(shared().event, serverNow(shared()));
      if (day === undefined) {
        if (latest !== undefined) void read(latest);
      } else if (!reel || isToday(day)) void read(day);
    },
  };
}

/** Plays by the browser's own frames; the page is drawn only when another minute is on. */
function createPlayer({ slice, tell: say }: ReplayContext) {
  let frame: number | undefined;
  const pause = () => say({ kind: "pause" });

  function run(now: number): void {
    frame = undefined;
    const replay = slice();
    if (!replay.playing) return;
    if (minuteAt(replay, now) !== replay.minute) say({ kind: "frame", now });
    frame = requestAnimationFrame(run);
  }

  return {
    play() {
      say({ kind: "play", now: performance.now() });
      frame ??= requestAnimationFrame(run);
    },
    pause,
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
      if (slice().playing) pause();
    },
  };
}
