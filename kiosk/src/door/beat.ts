/** A sign of life over HTTP, for as long as no WebSocket comes about, and what the server answers to it. */
import { at, ID_TAKEN } from "../../../common/src/api";
import type { components } from "../../../common/src/generated/openapi";
import type { KioskCommand, KioskWelcome } from "../../../common/src/socket";
import { kioskId, renewKioskId } from "./assignment";
import type { Spoken } from "./spoken";

/** Not answered by then, the server counts as silent, milliseconds. */
const WITHIN = 5_000;
/** Attempts to connect fail more often than a server has to be asked. */
const LEAST_GAP = 2_000;
/** By these codes the server says that the kiosk may not stand at this door. */
const NO_DOOR = new Set(["unknown_event", "unknown_zone", "direction_does_not_fit"]);

export type Beat =
  | { at: "heard"; welcome: KioskWelcome; command?: KioskCommand }
  /** The server answers, but does not take this kiosk. */
  | { at: "rejected" }
  | { at: "silent" };

type Answer = Omit<components["schemas"]["KioskBeatAnswer"], "settings"> & Pick<KioskWelcome, "settings">;

/** @param hear told of the answer, or that none came */
export function createHttpBeat(
  { api, assignment, name, version, clock, health }: Spoken,
  hear: (beat: Beat) => void,
): { beat(): void } {
  const { event, zone, direction, mode } = assignment;
  let asking = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<void> {
    askedAt = performance.now();
    const kiosk = kioskId();
    const route = at("POST /events/{event}/kiosks/{kiosk}/heartbeat", { event, kiosk });
    const body = { ...health(), zone, direction, name, version, mode };
    const said = await api().call<Answer>(route, { body, timeout: WITHIN });
    if (!said.ok && said.error.code === ID_TAKEN) {
      renewKioskId(kiosk);
      return ask();
    }
    if (!said.ok) return hear(isNo(said.error) ? { at: "rejected" } : { at: "silent" });
    const { settings, zone: count, command } = said.data;
    clock.learn(settings.server_time, askedAt);
    hear({ at: "heard", welcome: { settings, zone: count }, ...(command ? { command } : {}) });
  }

  return {
    beat: () => {
      if (asking || performance.now() - askedAt < LEAST_GAP) return;
      asking = true;
      void ask().finally(() => {
        asking = false;
      });
    },
  };
}

/** A proxy's own page, whatever its status, is no word of the server. */
const isNo = ({ status, code }: { status: number; code: string }): boolean =>
  NO_DOOR.has(code) || ([401, 403].includes(status) && code !== "not_understood");
