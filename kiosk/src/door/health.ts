/** How this kiosk is, as the dashboard is told every ten seconds. */
import type { Heartbeat } from "../../../common/src/socket";
import type { Verdict } from "../scanner/conversation";
import type { DoorState } from "./state";
import type { Station } from "./station";

const RECENT = 10 * 60_000;
/** A device whose clock is off by more than this is worth a word; its scans bear the right time all the same. */
const CLOCK_WRONG = 60_000;

export interface Health {
  /** A verdict was shown. */
  told(verdict: Verdict): void;
  battery(): Battery;
  say(door: Pick<DoorState, "camera" | "sleeps" | "lacks" | "blocked">): Omit<Heartbeat, "version" | "mode">;
}

export function createHealth({ clock, outbox, kept, storage, lost }: Station): Health {
  let recent: { at: number; refused: boolean }[] = [];
  const battery = watchBattery();

  function errors({ camera, sleeps, lacks, blocked }: Parameters<Health["say"]>[0]): string[] {
    const state = outbox.state();
    return [
      ...(blocked ? [blocked] : []),
      ...(lacks.told ? lacks.missing.map((each) => `offline_no_${each}`) : []),
      ...(storage.evictable() ? ["storage_evictable"] : []),
      ...(storage.nearlyFull() ? ["storage_full"] : []),
      ...(camera.at === "failed" ? [`camera_${camera.problem}`] : []),
      ...(sleeps ? ["screen_sleeps"] : []),
      ...(state.stored === "memory" ? ["storage_failed"] : []),
      ...(state.stored === "spare" ? ["storage_spare"] : []),
      ...(state.aside > 0 ? ["aside_rows"] : []),
      ...(Math.abs(clock.ahead()) > CLOCK_WRONG ? ["clock_wrong"] : []),
    ];
  }

  return {
    told: (verdict) => {
      const refused = verdict.kind === "refused";
      if (refused || "scan" in verdict) recent.push({ at: performance.now(), refused });
    },
    battery,
    say: (door) => {
      recent = recent.filter(({ at }) => performance.now() - at < RECENT);
      const { waiting, aside, oldest } = outbox.state();
      const { command } = kept.values;
      const jump = clock.jumped();
      const gone = lost();
      return {
        queue: waiting,
        aside,
        ...(oldest === undefined ? {} : { oldest_unsent: oldest }),
        ...battery(),
        clock_offset_ms: clock.ahead(),
        ...(jump === undefined ? {} : { clock_jump_ms: jump }),
        ...(gone > 0 ? { lost: gone } : {}),
        errors: errors(door),
        recent_scans: recent.length,
        recent_refused: recent.filter(({ refused }) => refused).length,
        ...(command === undefined ? {} : { last_command: command }),
        orders_version: kept.values.orders?.applied ?? 0,
      };
    },
  };
}

export interface Battery {
  battery?: number;
  charging?: boolean;
}

/** The battery where the browser tells it (Chromium does, others do not). */
function watchBattery(): () => Battery {
  let known: Battery = {};
  const source = navigator as Navigator & {
    getBattery?: () => Promise<{ level: number; charging: boolean }>;
  };
  const read = () =>
    void source.getBattery?.().then(
      ({ level, charging }) => {
        known = { battery: level, charging };
      },
      () => undefined,
    );
  read();
  return () => {
    read();
    return known;
  };
}
