/**
 * Why no WebSocket comes about although the server answers calls. A browser tells a page nothing of a refused connection,
 * so the server is asked over HTTP what it thinks of this page's address.
 */
import { type Api, at } from "./api";
import type { components } from "./generated/openapi";

/**
 * `origin_refused`: a proxy changed the host's name, and does not say what it was. `websocket_blocked`: the server would
 * take the connection, and something between does not let it through.
 */
export type Blocked = "websocket_blocked" | "origin_refused";

/** So many failures after an answer over HTTP; one may have begun while the server was away. */
const FAILURES = 2;

export interface Blockage {
  /** An attempt to connect has failed. */
  failed(): void;
  /** One has succeeded. */
  opened(): void;
}

/** @param tell called when it becomes another */
export function watchBlockage(
  call: () => Api["call"],
  tell: (blocked: Blocked | undefined) => void,
): Blockage {
  let failures = 0;
  let asking = false;
  let why: Blocked | undefined;
  let told: Blocked | undefined;

  async function ask(): Promise<void> {
    asking = true;
    why = await whyNot(call());
    asking = false;
    failures = 0;
    if (!why) say(undefined);
  }

  function say(blocked: Blocked | undefined): void {
    if (blocked === told) return;
    told = blocked;
    tell(blocked);
  }

  return {
    failed() {
      failures += 1;
      if (why && failures >= FAILURES) say(why);
      if (!asking && (!why || failures >= FAILURES)) void ask();
    },
    opened() {
      why = undefined;
      say(undefined);
    },
  };
}

async function whyNot(call: Api["call"]): Promise<Blocked | undefined> {
  const { origin } = location;
  const answer = await call<components["schemas"]["LiveAccess"]>(at("GET /live", {}, { origin }));
  if (!answer.ok) return undefined;
  return answer.data.accepted ? "websocket_blocked" : "origin_refused";
}
