/** The windows of time that the flow can be seen in: the last hour, one of the event's days, or the whole event. Pure. */
import type { EventConfig } from "../../../../common/src/protocol";
import { dayRange, localDay, startOfDay } from "../../event/day";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** "hour", "event", or a day as the config writes it: "2024-06-15". */
export type Span = string;
export const LAST_HOUR: Span = "hour";
export const WHOLE_EVENT: Span = "event";

/** What is asked of the server for a span. Ends are included; `step` in minutes. */
export interface Range {
  from: number;
  to: number;
  step: number;
}

export const spansOf = (event: EventConfig): Span[] => [LAST_HOUR, ...[...event.days].sort(), WHOLE_EVENT];

/** Today, where today is a day of the event; else all there is. */
export function firstSpan(event: EventConfig, now: number): Span {
  const today = localDay(now, event.timezone);
  return event.days.includes(today) ? today : WHOLE_EVENT;
}

/** @param now the server's clock, ms */
export function rangeOf(event: EventConfig, span: Span, now: number): Range {
  if (span === LAST_HOUR) {
    const minute = Math.floor(now / MINUTE) * MINUTE;
    return { from: minute - HOUR + MINUTE, to: minute + MINUTE - 1, step: 5 };
  }
  if (span === WHOLE_EVENT) {
    const [first = localDay(now, event.timezone)] = [...event.days].sort();
    const from = startOfDay(first, event.timezone);
    // A kiosk's clock may be minutes ahead, and what it counted is in the state.
    return { from, to: Math.max(now + 10 * MINUTE, from), step: 60 };
  }
  return { ...dayRange(span, event.timezone), step: 60 };
}
