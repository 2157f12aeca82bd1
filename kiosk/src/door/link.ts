/** The kiosk's standing connection: its door's count comes in, signs of life go out. */
import type { EventConfig } from "../../../common/src/protocol";
import { connectKiosk, type ZoneCount } from "../../../common/src/socket";
import type { Assignment } from "./assignment";
import type { ServerClock } from "./clock";

/** `rejected`: the server answers, but does not take this kiosk. */
export type LinkState = "connecting" | "online" | "offline" | "rejected";

const HEARTBEAT_EVERY = 10_000;
const HELLO_WITHIN = 5_000;
const HELLO_AGAIN_AFTER = 3_000;

export interface LinkOptions {
  token: string | undefined;
  assignment: Assignment;
  name: string;
  kioskId: string;
  version: string;
  clock: ServerClock;
  /** How many scans wait to be sent. */
  queue: () => number;
  onState(state: LinkState): void;
  onCount(count: ZoneCount): void;
  onConfig(config: EventConfig): void;
}

export function connectLink(options: LinkOptions): () => void {
  const { assignment, clock } = options;
  const socket = connectKiosk(options.token);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const battery = watchBattery();

  function hello(): void {
    const sentAt = Date.now();
    const introduction = { ...assignment, name: options.name, kiosk_id: options.kioskId };
    socket.timeout(HELLO_WITHIN).emit("hello", introduction, (late, answer) => {
      if (!late && answer.ok) {
        clock.learn(answer.settings.server_time, sentAt, Date.now());
        options.onConfig(answer.settings.event);
        options.onCount(answer.zone);
        options.onState("online");
        beat();
      } else if (socket.connected) {
        options.onState(late ? "offline" : "rejected");
        timer = setTimeout(hello, HELLO_AGAIN_AFTER);
      }
    });
  }

  function beat(): void {
    socket.emit("heartbeat", {
      queue: options.queue(),
      version: options.version,
      ...battery(),
    });
  }

  socket.on("connect", hello);
  socket.on("disconnect", (reason) => {
    clearTimeout(timer);
    options.onState("offline");
    // The library comes back by itself, except where the server closed the connection.
    if (reason === "io server disconnect") timer = setTimeout(() => socket.connect(), HELLO_AGAIN_AFTER);
  });
  socket.on("connect_error", () => {
    options.onState(socket.active ? "offline" : "rejected");
    if (!socket.active) timer = setTimeout(() => socket.connect(), HELLO_AGAIN_AFTER);
  });
  socket.on("zone", (count) => {
    if (count.zone === assignment.zone) options.onCount(count);
  });
  socket.on("settings", ({ event }) => options.onConfig(event));
  const heart = setInterval(() => socket.connected && beat(), HEARTBEAT_EVERY);
  const offline = () => options.onState("offline");
  addEventListener("offline", offline);

  return () => {
    clearInterval(heart);
    clearTimeout(timer);
    removeEventListener("offline", offline);
    socket.disconnect();
  };
}

/** The battery's level where the browser tells it (Chromium does, others do not). */
function watchBattery(): () => { battery?: number } {
  let level: number | undefined;
  const source = navigator as Navigator & { getBattery?: () => Promise<{ level: number }> };
  const read = () =>
    void source.getBattery?.().then(
      (battery) => {
        level = battery.level;
      },
      () => undefined,
    );
  read();
  return () => {
    read();
    return level === undefined ? {} : { battery: level };
  };
}
