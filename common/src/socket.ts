/** Socket.IO over WebSocket alone, so that any worker of the server can take any connection. */
import { io, type Socket } from "socket.io-client";
import type { components } from "./generated/openapi";
import type { EventConfig, EventState, Stated, Warnings } from "./protocol";

type Schemas = components["schemas"];

/** A merge patch (RFC 7396): the document of `from` becomes that of `seq`. `scans` are the latest, newest first. */
export type Delta = Schemas["Delta"];
/** Nothing changed: the numbers of `seq` are still right at `at`. */
export type Tick = Schemas["Tick"];
/** A count of a kiosk's zone; a booth has `visits` instead of `occupancy`. */
export type ZoneCount = Partial<Pick<Schemas["KioskZone"], "occupancy" | "visits" | "capacity">>;
export type KioskHello = Stated<Schemas["Hello"]>;
/** What a kiosk says of itself every ten seconds. */
export type Heartbeat = Stated<Schemas["Heartbeat"]>;
/** What the dashboard ordered a kiosk; zone and direction are taken up once a `version`. */
export type KioskOrders = Schemas["Orders"];
export type KioskCommand = Schemas["Command"];

export type Ack<T = unknown> = ({ ok: true } & T) | { ok: false; error: Schemas["ErrorInfo"] };

/** `server_time` is in epoch milliseconds. */
export interface KioskWelcome {
  settings: { event: EventConfig; server_time: number; orders: KioskOrders };
  zone: ZoneCount;
}

export interface LiveEvents {
  snapshot(state: EventState): void;
  delta(delta: Delta): void;
  tick(tick: Tick): void;
  /** After the snapshot, and whenever they changed. */
  warnings(warnings: Warnings): void;
}

export interface LiveCommands {
  join(request: { event: string }, ack: (answer: Ack) => void): void;
}

export interface KioskEvents {
  zone(count: Schemas["KioskZone"]): void;
  settings(settings: { event: EventConfig }): void;
  revoked(badges: Schemas["Revoked"]): void;
  orders(orders: KioskOrders): void;
  command(command: KioskCommand): void;
  /** This kiosk's token or user lost its right; the connection ends. */
  rejected(error: { code: string; message: string }): void;
}

export interface KioskCommands {
  hello(hello: KioskHello, ack: (answer: Ack<KioskWelcome>) => void): void;
  heartbeat(beat: Heartbeat, ack: (answer: Schemas["HeartbeatAck"]) => void): void;
}

export type LiveSocket = Socket<LiveEvents, LiveCommands>;
export type KioskSocket = Socket<KioskEvents, KioskCommands>;

function connect(namespace: string, token: string | undefined): Socket {
  return io(namespace, {
    transports: ["websocket"],
    auth: token ? { token } : {},
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    timeout: 8_000,
    // A namespace of its own connection: what one page does must not depend on what else is open.
    forceNew: true,
  });
}

export const connectLive = (token?: string): LiveSocket => connect("/live", token);
export const connectKiosk = (token?: string): KioskSocket => connect("/kiosk", token);
