import { describe, expect, it } from "vitest";
import { createLatest } from "./asking";
import { createStore } from "./store";
import { without } from "./without";

describe("the latest question", () => {
  it("ends the one before it", () => {
    const latest = createLatest();
    const first = latest.ask();
    const second = latest.ask();
    expect([first.aborted, second.aborted]).toEqual([true, false]);
  });

  it("ends with what it was asked for", () => {
    const event = new AbortController();
    const asked = createLatest(event.signal).ask();
    event.abort();
    expect(asked.aborted).toBe(true);
  });

  it("can be forgotten", () => {
    const latest = createLatest();
    const asked = latest.ask();
    latest.forget();
    expect(asked.aborted).toBe(true);
  });
});

describe("a store", () => {
  it("tells whoever watches once its state has changed, and may be asked to change on from there", () => {
    const seen: number[] = [];
    const store = createStore(
      0,
      (state, add: number) => state + add,
      () => {
        seen.push(store.state);
        if (store.state === 1) store.dispatch(10);
      },
    );
    store.dispatch(1);
    expect(store.state).toBe(11);
    expect(seen).toEqual([1, 11]);
  });
});

it("what is left out is absent", () => {
  expect(without({ a: 1, b: 2, c: 3 }, "a", "c")).toEqual({ b: 2 });
});
