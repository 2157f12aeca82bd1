/**
 * The server's time on a device whose own clock may be wrong.
 *
 * The offset outlives a reload, so that scans made offline after it bear their true time too. The quickest of the last
 * answers is believed, since half of a round trip is the most that it can be wrong by.
 */

export interface ServerClock {
  /** Epoch milliseconds by the server's clock, as well as this kiosk knows it. */
  now(): number;
  /** How far the device's clock is ahead of the server's, in milliseconds. */
  ahead(): number;
  /** The server said `serverTime` in an answer to a request sent at `sentAt` and received at `receivedAt` (device's clock). */
  learn(serverTime: number, sentAt: number, receivedAt: number): void;
}

const KEEP = 6;
const KEY = "footfall.kiosk.clock";

interface Sample {
  offset: number;
  round: number;
}

export function createClock(
  device: () => number = Date.now,
  storage: Pick<Storage, "getItem" | "setItem"> | undefined = lasting(),
): ServerClock {
  const samples: Sample[] = [];
  let offset = Number(storage?.getItem(KEY) ?? 0) || 0;
  return {
    now: () => Math.round(device() + offset),
    ahead: () => Math.round(-offset),
    learn: (serverTime, sentAt, receivedAt) => {
      const sample = { offset: serverTime - (sentAt + receivedAt) / 2, round: receivedAt - sentAt };
      // Somebody has set the device's clock: what was measured before is void.
      if (samples.some((each) => Math.abs(each.offset - sample.offset) > each.round + sample.round + 1_000)) {
        samples.length = 0;
      }
      samples.push(sample);
      if (samples.length > KEEP) samples.shift();
      offset = samples.reduce((best, each) => (each.round < best.round ? each : best)).offset;
      try {
        storage?.setItem(KEY, String(offset));
      } catch {
        // Without storage the offset lasts as long as the page.
      }
    },
  };
}

function lasting(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
