/** The WebSocket of a kiosk: it greets the server, sends signs of life, and hands on what is pushed. */
import { ID_TAKEN } from "../../../common/src/api";
import { connectKiosk, type KioskSocket } from "../../../common/src/socket";
import { kioskId, renewKioskId } from "./assignment";
import type { Spoken } from "./spoken";

const HELLO_WITHIN = 5_000;
const AGAIN_AFTER = 3_000;
/** Codes by which the server says that it is not well, rather than that this kiosk is not welcome. */
const PASSING = new Set(["store_unavailable", "internal_error"]);

/** How the wire tells of itself. */
export interface WireTells {
  /** The server has answered the greeting. */
  greeted(): void;
  /** It served, and is gone. */
  lost(): void;
  /** It did not come about; the next attempt follows by itself. */
  failed(): void;
  /** The server does not take this kiosk. */
  rejected(): void;
}

export interface Wire {
  beat(): void;
  close(): void;
}

export function openWire(options: Spoken, tells: WireTells): Wire {
  const { assignment, clock, version } = options;
  const socket = connectKiosk(options.token);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let greeted = false;
  let closed = false;

  function later(work: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(work, AGAIN_AFTER);
  }

  function hello(): void {
    const sentAt = performance.now();
    const id = kioskId();
    const introduction = {
      ...{ ...assignment, name: options.name, kiosk_id: id, version },
      ...(options.putAway ? { put_away: true } : {}),
    };
    socket.timeout(HELLO_WITHIN).emit("hello", introduction, (late, answer) => {
      if (!late && answer.ok) {
        greeted = true;
        clock.learn(answer.settings.server_time, sentAt);
        options.onWelcome(answer, true);
        tells.greeted();
      } else if (!late && !answer.ok && answer.error.code === ID_TAKEN) {
        renewKioskId(id);
        later(hello);
      } else if (socket.connected) {
        if (!late && !answer.ok && !PASSING.has(answer.error.code)) tells.rejected();
        else tells.failed();
        later(hello);
      }
    });
  }

  socket.on("connect", () => {
    clearTimeout(timer);
    hello();
  });
  socket.on("disconnect", (reason) => {
    greeted = false;
    if (closed) return;
    clearTimeout(timer);
    tells.lost();
    // The library comes back by itself, except where the server closed the connection.
    if (reason === "io server disconnect") later(() => socket.connect());
  });
  socket.on("connect_error", () => {
    if (socket.active) return tells.failed();
    tells.rejected();
    later(() => socket.connect());
  });
  socket.on("rejected", tells.rejected);
  handOn(socket, options);

  return {
    beat: () => {
      if (!greeted) return;
      const sentAt = performance.now();
      const said = { ...options.health(), version, mode: assignment.mode };
      socket.emit("heartbeat", said, (answer) => {
        if (answer?.ok && answer.server_time !== undefined) clock.learn(answer.server_time, sentAt);
      });
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}

function handOn(socket: KioskSocket, options: Spoken): void {
  socket.on("zone", (count) => {
    if (count.zone === options.assignment.zone) options.onCount(count);
  });
  socket.on("settings", ({ event }) => options.onConfig(event));
  socket.on("orders", options.onOrders);
  socket.on("command", options.onCommand);
  socket.on("revoked", ({ revoked }) => options.onRevoked(revoked));
}
