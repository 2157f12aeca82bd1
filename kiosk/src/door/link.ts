/** The kiosk's standing connection: its door's count and its orders come in, signs of life go out. */
import type { EventConfig } from "../../../common/src/protocol";
import {
  connectKiosk,
  type Heartbeat,
  type KioskCommand,
  type KioskOrders,
  type KioskWelcome,
  type ZoneCount,
} from "../../../common/src/socket";
import type { Assignment } from "./assignment";
import type { ServerClock } from "./clock";

/** `rejected`: the server answers, but does not take this kiosk. */
export type LinkState = "connecting" | "online" | "offline" | "rejected";

const HEARTBEAT_EVERY = 10_000;
const HELLO_WITHIN = 5_000;
const HELLO_AGAIN_AFTER = 3_000;
/** Codes by which the server says that it is not well, rather than that this kiosk is not welcome. */
const PASSING = new Set(["store_unavailable", "internal_error"]);

export interface LinkOptions {
  token: string | undefined;
  assignment: Assignment;
  name: string;
  kioskId: string;
  version: string;
  /** It comes only to say that it was put away. */
  putAway?: true;
  clock: ServerClock;
  health(): Omit<Heartbeat, "version" | "mode">;
  onState(state: LinkState): void;
  onWelcome(welcome: KioskWelcome): void;
  onCount(count: ZoneCount): void;
  onConfig(config: EventConfig): void;
  onOrders(orders: KioskOrders): void;
  onCommand(command: KioskCommand): void;
  /** The list of revoked badges changed, or something else in the door book may have. */
  onRevoked(revoked: string[]): void;
}

export interface Link {
  /** Say now how this kiosk is. */
  beat(): void;
  close(): void;
}

export function connectLink(options: LinkOptions): Link {
  const { assignment, clock, version } = options;
  const { mode } = assignment;
  const socket = connectKiosk(options.token);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hello(): void {
    clearTimeout(timer);
    const sentAt = Date.now();
    const put_away = options.putAway ? { put_away: true } : {};
    const introduction = {
      ...assignment,
      name: options.name,
      kiosk_id: options.kioskId,
      version,
      ...put_away,
    };
    socket.timeout(HELLO_WITHIN).emit("hello", introduction, (late, answer) => {
      if (!late && answer.ok) {
        clock.learn(answer.settings.server_time, sentAt, Date.now());
        options.onWelcome(answer);
        options.onState("online");
        beat();
      } else if (socket.connected) {
        const refused = !late && !answer.ok && !PASSING.has(answer.error.code);
        options.onState(refused ? "rejected" : "offline");
        timer = setTimeout(hello, HELLO_AGAIN_AFTER);
      }
    });
  }

  function beat(): void {
    if (!socket.connected) return;
    const sentAt = Date.now();
    socket.emit("heartbeat", { ...options.health(), version, mode }, (answer) => {
      if (answer?.ok && answer.server_time !== undefined) clock.learn(answer.server_time, sentAt, Date.now());
    });
  }

  const comeBack = () => {
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), HELLO_AGAIN_AFTER);
  };

  socket.on("connect", hello);
  socket.on("disconnect", (reason) => {
    clearTimeout(timer);
    options.onState("offline");
    // The library comes back by itself, except where the server closed the connection.
    if (reason === "io server disconnect") comeBack();
  });
  socket.on("connect_error", () => {
    options.onState(socket.active ? "offline" : "rejected");
    if (!socket.active) comeBack();
  });
  socket.on("rejected", () => options.onState("rejected"));
  socket.on("zone", (count) => {
    if (count.zone === assignment.zone) options.onCount(count);
  });
  socket.on("settings", ({ event }) => options.onConfig(event));
  socket.on("orders", options.onOrders);
  socket.on("command", options.onCommand);
  socket.on("revoked", ({ revoked }) => options.onRevoked(revoked));
  const heart = setInterval(beat, HEARTBEAT_EVERY);
  const offline = () => options.onState("offline");
  addEventListener("offline", offline);

  return {
    beat,
    close: () => {
      clearInterval(heart);
      clearTimeout(timer);
      removeEventListener("offline", offline);
      socket.disconnect();
    },
  };
}
