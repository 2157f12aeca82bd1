/** The server's time on a device whose own clock may be wrong. */

export interface ServerClock {
  /** Epoch milliseconds by the server's clock, as well as this kiosk knows it. */
  now(): number;
  /** The server said `serverTime` in an answer to a request sent at `sentAt` and received at `receivedAt` (device's clock). */
  learn(serverTime: number, sentAt: number, receivedAt: number): void;
}

export function createClock(device: () => number = Date.now): ServerClock {
  let offset = 0;
  return {
    now: () => Math.round(device() + offset),
    learn: (serverTime, sentAt, receivedAt) => {
      offset = serverTime - (sentAt + receivedAt) / 2;
    },
  };
}
