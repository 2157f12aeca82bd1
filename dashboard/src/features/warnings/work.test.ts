import { describe, expect, it, vi } from "vitest";
import type { LoggedWarning, Warning, Warnings } from "../../../../common/src/protocol";
import { reduce, START, type WarningsMessage } from "./model";
import { warningsWork } from "./work";

const quiet = () => undefined;
vi.mock("./sound", () => ({ createChime: () => ({ sound: "off", want: quiet, ring: quiet, stop: quiet }) }));

const FULL = { id: "zone:hall", kind: "zone", zone: "hall", level: 100 } as Warning;
const RAISED = { number: 1, what: "raised", at: "2024-06-16T14:32:08+08:00", warning: FULL } as LoggedWarning;
const document = (...open: Warning[]): Warnings => ({ open, forecasts: {} }) as unknown as Warnings;

/** A view whose questions for the log are answered by hand, in any order. */
function opened() {
  let state = START;
  const asked: ((entries: LoggedWarning[]) => Promise<void>)[] = [];
  const work = warningsWork({
    api: {
      warningLog: () =>
        new Promise((resolve) => {
          asked.push(async (entries) => {
            resolve({ ok: true, data: { entries } });
            await new Promise((done) => setTimeout(done));
          });
        }),
    },
    eventId: "fair",
    signal: new AbortController().signal,
    slice: () => state,
    tell: (message: WarningsMessage) => {
      state = reduce(state, message);
    },
  } as unknown as Parameters<typeof warningsWork>[0]);
  work.shown?.();
  return { work, asked, log: () => state.log.entries };
}

describe("the log of warnings", () => {
  it("has what was raised between its first reading and the first word of what is open", async () => {
    const { work, asked, log } = opened();
    await asked[0]?.([]);
    work.heard(document(FULL));
    await asked[1]?.([RAISED]);
    expect(log()).toEqual([RAISED]);
  });

  it("keeps what it knows where an older answer comes late", async () => {
    const { work, asked, log } = opened();
    work.heard(document(FULL));
    await asked[1]?.([RAISED]);
    await asked[0]?.([]);
    expect(log()).toEqual([RAISED]);
  });
});
