/** From opening the page to an event: who is there, what they may see, which event it is. */
import type { EventConfig } from "../../../common/src/protocol";
import type { Result } from "../event/api";
import type { Access } from "./access";
import type { Store } from "./store";

const RETRY_MS = 3_000;
/** While there is no event at all. */
const NONE_YET_MS = 5_000;

export interface Opening {
  start(): Promise<void>;
  /** Who is there is known: which event do they want? */
  findEvent(): Promise<void>;
  /** Nothing is tried again. */
  stop(): void;
}

/** @param wanted the event that the address names */
export function createOpening(
  store: Store,
  access: Access,
  wanted: () => string | undefined,
  open: (event: string) => void,
): Opening {
  let retry: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(retry);
  const again = (ms: number) => {
    stop();
    retry = setTimeout(start, ms);
  };

  /** The answer; without one it is tried again from the start, or the page has dealt with the refusal. */
  async function asked<T>(call: Promise<Result<T>>): Promise<T | undefined> {
    const answer = await call;
    if (answer.ok) return answer.data;
    const { status, code } = answer.error;
    if (access.refused(status, code)) return undefined;
    store.dispatch({ kind: "failed", trouble: code });
    again(RETRY_MS);
    return undefined;
  }

  async function start(): Promise<void> {
    stop();
    const me = await asked(access.api.me());
    if (!me) return;
    store.dispatch({ kind: "signed-in", me });
    await findEvent();
  }

  async function findEvent(): Promise<void> {
    const found = await asked(access.api.events());
    if (!found) return;
    store.dispatch({ kind: "events", events: found.events });
    if (found.events.length === 0) return again(NONE_YET_MS);
    const one = theOne(found.events, wanted());
    if (one) open(one);
    else store.dispatch({ kind: "choose", ...(wanted() === undefined ? {} : { trouble: "unknown_event" }) });
  }

  return { start, findEvent, stop };
}

/** The event that is meant, without a question: the one that is named, or the only one. */
function theOne(events: readonly EventConfig[], wanted: string | undefined): string | undefined {
  if (wanted !== undefined) return events.find(({ id }) => id === wanted)?.id;
  return events.length === 1 ? events[0]?.id : undefined;
}
