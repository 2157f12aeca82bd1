/**
 * The client of the namespace `/live`: joins an event, hands on what follows without a gap, and says at once when it no
 * longer can. It keeps no numbers: whoever listens applies the patches.
 */
import type { EventState, Warnings } from "./protocol";
import type { Ack, Delta, LiveSocket, Tick } from "./socket";

/** `live`: a snapshot has come and the server is heard. `lost`: it was there and is not; a return is being tried. */
export type LiveStatus = "connecting" | "live" | "lost";

export interface LiveListener {
  status(status: LiveStatus): void;
  snapshot(state: EventState): void;
  /** Always follows the snapshot or delta before it: `delta.from` is its `seq`. */
  delta(delta: Delta): void;
  tick(tick: Tick): void;
  /** What is warned of: after each snapshot, and whenever it changed. */
  warnings?(warnings: Warnings): void;
  /** The server said no to the connection (`code` "connection_refused") or to the event. */
  refused(error: { code: string; message: string }): void;
}

/** What `watchLive` needs of a socket: the part a test can stand in for. */
export type Wire = Pick<LiveSocket, "on" | "emit" | "connect" | "disconnect" | "active" | "connected">;

/** The server says something every 2 s at least; a loss of Wi-Fi closes no socket, so silence has to count as one. */
export const SILENCE_MS = 4_500;
/** A connection that comes about over a slow network is not cut off half-way. */
export const PATIENCE_MS = 11_000;
const RETRY_MS = 2_000;

export interface LiveWatch {
  /** Try again now rather than later: the network came back, or the page was looked at again. */
  hurry(): void;
  stop(): void;
}

export function watchLive(socket: Wire, event: string, listener: LiveListener): LiveWatch {
  let status: LiveStatus | undefined;
  let seq: number | undefined; // undefined while a snapshot is awaited
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const say = (next: LiveStatus) => {
    if (next === status || stopped) return;
    status = next;
    listener.status(next);
  };
  const lose = () => {
    seq = undefined;
    say(status === undefined || status === "connecting" ? "connecting" : "lost");
  };
  const reconnect = () => {
    if (stopped) return;
    socket.disconnect();
    socket.connect();
    clearTimeout(retry); // set by the disconnect just asked for
    listen();
  };
  const listen = () => {
    clearTimeout(silence);
    const most = status === "live" ? SILENCE_MS : PATIENCE_MS;
    silence = setTimeout(() => {
      lose();
      reconnect();
    }, most);
  };
  const later = () => {
    clearTimeout(retry);
    retry = setTimeout(reconnect, RETRY_MS);
  };
  const join = () => {
    seq = undefined;
    socket.emit("join", { event }, (answer: Ack) => {
      if (answer.ok || stopped) return;
      lose();
      listener.refused(answer.error);
      later();
    });
  };
  /** Whether a message continues what is known; if not, everything is asked for again, once. */
  const follows = (from: number): boolean => {
    listen();
    if (stopped || seq === undefined) return false;
    if (from === seq) return true;
    join();
    return false;
  };

  socket.on("connect", () => {
    if (stopped) return;
    clearTimeout(retry);
    listen();
    join();
  });
  socket.on("disconnect", () => {
    if (stopped) return;
    lose();
    // Socket.IO returns by itself, except where the server closed the namespace.
    if (!socket.active) later();
  });
  socket.on("connect_error", (error: Error) => {
    if (stopped) return;
    lose();
    if (socket.active) return;
    listener.refused({ code: "connection_refused", message: error.message });
    later();
  });
  socket.on("snapshot", (state) => {
    if (stopped) return;
    seq = state.seq;
    listener.snapshot(state);
    say("live");
    listen();
  });
  socket.on("delta", (delta) => {
    if (!follows(delta.from)) return;
    seq = delta.seq;
    listener.delta(delta);
  });
  socket.on("tick", (tick) => {
    if (follows(tick.seq)) listener.tick(tick);
  });
  socket.on("warnings", (warnings) => {
    if (stopped) return;
    listen();
    listener.warnings?.(warnings);
  });

  say("connecting");
  listen();
  if (socket.connected) join();

  return {
    hurry: () => {
      if (status !== "live") reconnect();
    },
    stop: () => {
      stopped = true;
      clearTimeout(silence);
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}
