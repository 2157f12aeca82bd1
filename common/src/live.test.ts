import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type LiveListener, type LiveWatch, SILENCE_MS, type Wire, watchLive } from "./live";
import type { EventState } from "./protocol";

type Listener = (value?: unknown) => void;
type Answer = (answer: unknown) => void;

class FakeSocket {
  listeners = new Map<string, Listener>();
  joins: Answer[] = [];
  connects = 0;
  active = true;
  connected = false;
  on(name: string, listener: Listener) {
    this.listeners.set(name, listener);
    return this;
  }
  emit(_name: "join", _request: unknown, answer: Answer) {
    this.joins.push(answer);
    return this;
  }
  connect() {
    this.connects += 1;
    return this;
  }
  disconnect() {
    return this;
  }
  hear(name: string, value?: unknown) {
    this.listeners.get(name)?.(value);
  }
}

const snapshot = (seq: number): EventState => ({
  seq,
  at: "2024-06-16T14:32:08+08:00",
  zones: {},
  flow: {},
  totals: { admitted: 0, refused: {}, voided: 0, conflicts: 0 },
});
const delta = (from: number, seq: number) => ({ from, seq, at: "", patch: {}, scans: [] });

let socket: FakeSocket;
let heard: string[];
let watch: LiveWatch;

beforeEach(() => {
  vi.useFakeTimers();
  socket = new FakeSocket();
  heard = [];
  const listener: LiveListener = {
    status: (status) => heard.push(status),
    snapshot: (state) => heard.push(`snapshot ${state.seq}`),
    delta: (change) => heard.push(`delta ${change.from}-${change.seq}`),
    tick: (tick) => heard.push(`tick ${tick.seq}`),
    warnings: ({ open }) => heard.push(`warnings ${open.length}`),
    refused: (error) => heard.push(`refused ${error.code}`),
  };
  watch = watchLive(socket as unknown as Wire, "innotech-2024", listener);
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

function start(seq = 7) {
  socket.hear("connect");
  socket.hear("snapshot", snapshot(seq));
  heard.length = 0;
}

describe("the live client", () => {
  it("joins when connected and is live with the snapshot", () => {
    socket.hear("connect");
    socket.hear("snapshot", snapshot(7));
    expect(socket.joins).toHaveLength(1);
    expect(heard).toEqual(["connecting", "snapshot 7", "live"]);
  });

  it("hands on deltas and ticks that follow one another", () => {
    start();
    socket.hear("delta", delta(7, 9));
    socket.hear("delta", delta(9, 10));
    socket.hear("tick", { seq: 10, at: "" });
    expect(heard).toEqual(["delta 7-9", "delta 9-10", "tick 10"]);
    expect(socket.joins).toHaveLength(1);
  });

  it("hands on what is warned of, and hears the server in it", () => {
    start();
    vi.advanceTimersByTime(SILENCE_MS - 1);
    socket.hear("warnings", { open: [{ id: "w1" }], forecasts: {} });
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(heard).toEqual(["warnings 1"]);
  });

  it("asks to join again on a gap, once, and ignores deltas until the snapshot", () => {
    start();
    socket.hear("delta", delta(8, 9));
    socket.hear("delta", delta(9, 10));
    expect(heard).toEqual([]);
    expect(socket.joins).toHaveLength(2);
    socket.hear("snapshot", snapshot(10));
    socket.hear("delta", delta(10, 11));
    expect(heard).toEqual(["snapshot 10", "delta 10-11"]);
  });

  it("asks to join again when a tick names another number, whether ahead or behind", () => {
    start();
    socket.hear("tick", { seq: 8, at: "" });
    expect(socket.joins).toHaveLength(2);
    socket.hear("snapshot", snapshot(8));
    socket.hear("tick", { seq: 3, at: "" });
    expect(socket.joins).toHaveLength(3);
  });

  it("says at once that the connection is lost, and joins again when it is back", () => {
    start();
    socket.hear("disconnect");
    expect(heard).toEqual(["lost"]);
    socket.hear("connect_error", new Error("no"));
    socket.hear("connect");
    socket.hear("snapshot", snapshot(40));
    expect(heard).toEqual(["lost", "snapshot 40", "live"]);
  });

  it("takes a long silence for a loss and connects anew", () => {
    start();
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(heard).toEqual(["lost"]);
    expect(socket.connects).toBe(1);
  });

  it("passes a refusal on and tries again later", () => {
    socket.hear("connect");
    socket.joins[0]?.({ ok: false, error: { code: "unknown_event", message: "" } });
    expect(heard).toEqual(["connecting", "refused unknown_event"]);
    vi.advanceTimersByTime(2_000);
    expect(socket.connects).toBe(1);
  });

  it("returns by itself where the server closed the namespace", () => {
    start();
    socket.active = false;
    socket.hear("disconnect");
    vi.advanceTimersByTime(2_000);
    expect(socket.connects).toBe(1);
  });

  it("is silent after stop", () => {
    start();
    watch.stop();
    socket.hear("snapshot", snapshot(9));
    socket.hear("disconnect");
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual([]);
    expect(socket.connects).toBe(0);
  });
});
