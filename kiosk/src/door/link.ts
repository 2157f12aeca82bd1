/**
 * The kiosk's standing connection: its door's count and its orders come in, signs of life go out. Where no WebSocket comes
 * about, the same goes over HTTP, every ten seconds: a kiosk whose scans are answered is not offline.
 */
import { type Blocked, watchBlockage } from "../../../common/src/blocked";
import { type Beat, createHttpBeat } from "./beat";
import type { Spoken } from "./spoken";
import { openWire } from "./wire";

/** `rejected`: the server answers, but does not take this kiosk. */
export type LinkState = "connecting" | "online" | "offline" | "rejected";

const HEARTBEAT_EVERY = 10_000;

export interface LinkOptions extends Spoken {
  onState(state: LinkState): void;
  /** Why no WebSocket comes about while calls are answered; undefined once one does. */
  onBlocked(blocked: Blocked | undefined): void;
}

export interface Link {
  /** Say now how this kiosk is. */
  beat(): void;
  close(): void;
}

export function connectLink(options: LinkOptions): Link {
  const blockage = watchBlockage(() => options.api().call, options.onBlocked);
  const byHttp = createHttpBeat(options, hearByHttp);
  let state: LinkState = "connecting";
  /** The WebSocket has failed since it served last, so that HTTP has to do. */
  let down = false;
  let closed = false;

  function say(next: LinkState): void {
    state = next;
    options.onState(next);
  }

  function hearByHttp(heard: Beat): void {
    if (!down || closed) return;
    if (heard.at !== "heard") {
      say(heard.at === "silent" ? "offline" : "rejected");
      return;
    }
    const back = state !== "online";
    options.onWelcome(heard.welcome, back);
    if (back) say("online");
    if (heard.command) options.onCommand(heard.command);
  }

  function offline(): void {
    down = true;
    say("offline");
    byHttp.beat();
  }

  function beat(): void {
    if (down) byHttp.beat();
    else wire.beat();
  }

  const wire = openWire(options, {
    greeted: () => {
      down = false;
      blockage.opened();
      say("online");
      beat();
    },
    lost: offline,
    failed: () => {
      down = true;
      blockage.failed();
      if (state !== "online") byHttp.beat();
    },
    rejected: () => say("rejected"),
  });
  const heart = setInterval(beat, HEARTBEAT_EVERY);
  addEventListener("offline", offline);

  return {
    beat,
    close: () => {
      closed = true;
      clearInterval(heart);
      removeEventListener("offline", offline);
      wire.close();
    },
  };
}
