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
  /** An attempt to connect has failed; the next one follows by itself. */
  failed?(): void;
  /** The server said no to the connection (`code` "connection_refused") or to the event. */
  refused(error: { code: string; message: string }): void;
}

/** What `watchLive` needs of a socket: the part a test can stand in for. */
export type Wire = Pick<LiveSocket, "on" | "emit" | "connect" | "disconnect" | "active" | "connected">;

/** The server says something every 2 s at least; a loss of Wi-Fi closes no socket, so silence has to count as one. */
export const SILENCE_MS = 4_500;
/** A connection that comes about over a slow network is not cut off half-way. */
const PATIENCE_MS = 11_000;
const RETRY_MS = 2_000;

export interface LiveWatch {
  /** Try again now rather than later: the network came back, or the page was looked at again. */
  hurry(): void;
  stop(): void;
}

export function watchLive(socket: Wire, event: string, listener: LiveListener): LiveWatch {
  let seq: number | undefined; // undefined while a snapshot is awaited
  const line = createLine(socket, (status) => listener.status(status));
  const lose = () => {
    seq = undefined;
    line.lost();
  };
  const join = () => {
    seq = undefined;
    socket.emit("join", { event }, (answer: Ack) => {
      if (answer.ok || line.ended) return;
      lose();
      listener.refused(answer.error);
      line.later();
    });
  };
  /** Whether a message continues what is known; if not, everything is asked for again, once. */
  const follows = (from: number): boolean => {
    line.listen();
    if (line.ended || seq === undefined) return false;
    if (from === seq) return true;
    join();
    return false;
  };

  hearConnection(socket, line, {
    join,
    lose,
    failed: () => listener.failed?.(),
    refused: (error) => listener.refused(error),
  });
  socket.on("snapshot", (state) => {
    if (line.ended) return;
    seq = state.seq;
    listener.snapshot(state);
    line.live();
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
    if (line.ended) return;
    line.listen();
    listener.warnings?.(warnings);
  });

  line.begin(lose);
  if (socket.connected) join();
  return { hurry: line.hurry, stop: line.end };
}

interface Heard {
  join(): void;
  lose(): void;
  failed(): void;
  refused(error: { code: string; message: string }): void;
}

/** What the socket says of itself. */
function hearConnection(socket: Wire, line: Line, { join, lose, failed, refused }: Heard): void {
  socket.on("connect", () => {
    if (line.ended) return;
    line.there();
    join();
  });
  socket.on("disconnect", () => {
    if (line.ended) return;
    lose();
    // Socket.IO returns by itself, except where the server closed the namespace.
    if (!socket.active) line.later();
  });
  socket.on("connect_error", (error: Error) => {
    if (line.ended) return;
    lose();
    if (socket.active) return failed();
    refused({ code: "connection_refused", message: error.message });
    line.later();
  });
}

type Line = ReturnType<typeof createLine>;

/** Whether the server is heard, and the two waits that go with it: for its next word, and until the next try. */
function createLine(socket: Wire, tell: (status: LiveStatus) => void) {
  let status: LiveStatus | undefined;
  let ended = false;
  let silent = () => {};
  const silence = createWait(() => {
    silent();
    reconnect();
  });
  const retry = createWait(reconnect);

  const say = (next: LiveStatus) => {
    if (next === status || ended) return;
    status = next;
    tell(next);
  };
  const listen = () => silence.begin(status === "live" ? SILENCE_MS : PATIENCE_MS);
  function reconnect(): void {
    if (ended) return;
    socket.disconnect();
    socket.connect();
    retry.end(); // begun by the disconnect just asked for
    listen();
  }

  return {
    get ended() {
      return ended;
    },
    /** @param unheard called each time that nothing was heard for too long, before it is tried anew */
    begin(unheard: () => void) {
      silent = unheard;
      say("connecting");
      listen();
    },
    /** A word was heard: the wait for the next one begins. */
    listen,
    there() {
      retry.end();
      listen();
    },
    live() {
      say("live");
      listen();
    },
    lost: () => say(status === undefined || status === "connecting" ? "connecting" : "lost"),
    later: () => retry.begin(RETRY_MS),
    hurry() {
      if (status !== "live") reconnect();
    },
    end() {
      ended = true;
      silence.end();
      retry.end();
      socket.disconnect();
    },
  };
}

/** One wait at a time: whoever begins it anew ends the one before. */
function createWait(over: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => clearTimeout(timer);
  return {
    begin(ms: number) {
      end();
      timer = setTimeout(over, ms);
    },
    end,
  };
}
