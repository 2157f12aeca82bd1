import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Browser } from "./browser";
import { startUpdates, type Updates } from "./update";

/** A browser as far as updates see it. `tab` outlives the page, as a tab's session storage does. */
function stage(tab: { marked: boolean }, first = false) {
  const container = new EventTarget();
  const registration = Object.assign(new EventTarget(), {
    active: first ? null : {},
    waiting: null as FakeWorker | null,
    installing: null as FakeWorker | null,
    update: vi.fn(async () => undefined),
  });
  let online = true;
  let shown: () => void = () => undefined;
  const reload = vi.fn();
  const began = Date.now();
  const workers = Object.assign(container, {
    controller: first ? null : {},
    register: vi.fn(async () => {
      if (!online) throw new TypeError("no network");
      return registration;
    }),
  });
  const at: Browser = {
    workers: workers as unknown as ServiceWorkerContainer,
    script: "/kiosk/sw.js",
    scope: "/kiosk/",
    age: () => Date.now() - began,
    leaveMark: () => {
      tab.marked = true;
      return true;
    },
    takeMark: () => {
      const { marked } = tab;
      tab.marked = false;
      return marked;
    },
    reload,
    onceLoaded: (then) => then(),
    whenShown: (then) => {
      shown = then;
      return () => {
        shown = () => undefined;
      };
    },
  };
  return {
    at,
    workers,
    registration,
    reload,
    show: () => shown(),
    network: (is: boolean) => {
      online = is;
    },
    /** A newer version comes, is fetched, and waits. */
    async comes(): Promise<FakeWorker> {
      const worker = new FakeWorker(() => {
        registration.waiting = null;
        container.dispatchEvent(new Event("controllerchange"));
      });
      registration.installing = worker;
      registration.dispatchEvent(new Event("updatefound"));
      registration.installing = null;
      registration.waiting = worker;
      worker.dispatchEvent(new Event("statechange"));
      await vi.advanceTimersByTimeAsync(0);
      return worker;
    },
  };
}

class FakeWorker extends EventTarget {
  constructor(private readonly takesOver: () => void) {
    super();
  }
  postMessage = vi.fn((message: { type: string }) => {
    if (message.type === "SKIP_WAITING") this.takesOver();
  });
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const MINUTE = 60_000;
let running: Updates | undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  running?.stop();
  vi.useRealTimers();
});

function page(tab = { marked: false }, first = false) {
  const set = { ...stage(tab, first), quiet: true, onVersion: vi.fn(), tab };
  running = startUpdates({ mayUpdate: () => set.quiet, onVersion: set.onVersion }, set.at);
  return set;
}

describe("a newer version", () => {
  test("is applied at once, with one reload, where nothing is going on", async () => {
    const kiosk = page();
    await settled();
    await kiosk.comes();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(kiosk.reload).toHaveBeenCalledOnce();
  });

  test("waits for a scan to end, and is told of once", async () => {
    const kiosk = page();
    kiosk.quiet = false;
    await settled();
    const newer = await kiosk.comes();
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(newer.postMessage).not.toHaveBeenCalled();
    expect(kiosk.onVersion).toHaveBeenCalledOnce();
    kiosk.quiet = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(newer.postMessage).toHaveBeenCalledOnce();
    expect(kiosk.reload).toHaveBeenCalledOnce();
  });

  test("does not reload into a scan that began while it took over", async () => {
    const late = { ...stage({ marked: false }), quiet: true };
    late.workers.addEventListener("controllerchange", () => {
      late.quiet = false;
    });
    running = startUpdates({ mayUpdate: () => late.quiet }, late.at);
    await settled();
    await late.comes();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(late.reload).not.toHaveBeenCalled();
    late.quiet = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(late.reload).toHaveBeenCalledOnce();
  });

  test("that another tab applied reloads this one too, when it may", async () => {
    const kiosk = page();
    kiosk.quiet = false;
    await settled();
    kiosk.workers.dispatchEvent(new Event("controllerchange"));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(kiosk.reload).not.toHaveBeenCalled();
    kiosk.quiet = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kiosk.reload).toHaveBeenCalledOnce();
  });

  test("replaces a page that cannot say whether anything is going on", async () => {
    const broken = stage({ marked: false });
    const mayUpdate = () => {
      throw new Error("broken");
    };
    running = startUpdates({ mayUpdate }, broken.at);
    await settled();
    await broken.comes();
    expect(broken.reload).toHaveBeenCalledOnce();
  });
});

test("the worker of a first visit takes over without a reload, and is no news", async () => {
  const kiosk = page({ marked: false }, true);
  await settled();
  kiosk.registration.waiting = new FakeWorker(() => undefined);
  kiosk.registration.dispatchEvent(new Event("updatefound"));
  kiosk.workers.dispatchEvent(new Event("controllerchange"));
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(kiosk.reload).not.toHaveBeenCalled();
  expect(kiosk.onVersion).not.toHaveBeenCalled();
});

test("servers that contradict each other cost a reload in ten minutes, and no loop", async () => {
  const tab = { marked: false };
  let reloads = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    const kiosk = page(tab);
    await settled();
    await kiosk.comes();
    while (kiosk.reload.mock.calls.length === 0 && minute < 60) {
      await vi.advanceTimersByTimeAsync(MINUTE);
      minute += 1;
    }
    reloads += kiosk.reload.mock.calls.length;
    running?.stop();
  }
  expect(reloads).toBeGreaterThan(2);
  expect(reloads).toBeLessThanOrEqual(7);
});

test("a page that can leave no mark is not reloaded", async () => {
  const kiosk = stage({ marked: false });
  running = startUpdates({ mayUpdate: () => true }, { ...kiosk.at, leaveMark: () => false });
  await settled();
  await kiosk.comes();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(kiosk.reload).not.toHaveBeenCalled();
});

test("it looks each quarter of an hour, when the page is shown, and when asked", async () => {
  const { registration, show, workers } = page();
  await settled();
  expect(registration.update).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(15 * MINUTE);
  expect(registration.update).toHaveBeenCalledTimes(2);
  show();
  await settled();
  expect(registration.update).toHaveBeenCalledTimes(3);
  running?.check();
  await settled();
  expect(registration.update).toHaveBeenCalledTimes(4);
  running?.stop();
  show();
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(workers.register).toHaveBeenCalledTimes(4);
});

test("a first visit that the network cut off is made up for later", async () => {
  const kiosk = stage({ marked: false }, true);
  kiosk.network(false);
  running = startUpdates({ mayUpdate: () => true }, kiosk.at);
  await settled();
  kiosk.network(true);
  await vi.advanceTimersByTimeAsync(15 * MINUTE);
  expect(kiosk.workers.register).toHaveBeenCalledTimes(2);
  expect(kiosk.registration.update).toHaveBeenCalledOnce();
});

test("without service workers there is nothing to do, and nothing fails", () => {
  const none = startUpdates({ mayUpdate: () => true }, undefined);
  none.check();
  none.stop();
});
