/** How the page stands with the server, and with the event's calendar. */
import { html, nothing, type TemplateResult } from "lit";
import { eventDay } from "../event/day";
import { age, type Shared, serverNow } from "../event/shared";
import type { Speech } from "../words/words";

/** Whether the numbers can be trusted, and how old they are. */
export function connection(state: Shared, { t, f }: Speech): TemplateResult {
  const { status } = state.connection;
  const old = age(state);
  const word = state.connection.blocked
    ? t.stuck
    : { live: t.live, connecting: t.connecting, lost: t.lost }[status];
  const shape = { live: "●", connecting: "○", lost: "■" }[status];
  return html`<div class="connection ${status}" data-testid="connection" data-state=${status} data-blocked=${state.connection.blocked ?? nothing}>
    <p role="status"><b><span aria-hidden="true">${shape}</span> ${word}</b></p>
    <p class="quiet">
      <time class="now">${f.clock(serverNow(state))}</time>
      <span data-testid="age" data-value=${old === undefined ? "" : Math.round(old / 1000)}
        >${old === undefined ? t.noNumbers : t.age(f.duration(old))}</span
      >
    </p>
  </div>`;
}

export function dayWords(state: Shared, { t, f }: Speech): string {
  const { event } = state;
  if (!event) return "";
  const at = serverNow(state);
  const day = eventDay(event, at);
  // Noon of the calendar day, near enough to be that day in every time zone of the event.
  const date = (iso: string) => f.day(`${iso}T12:00:00Z`);
  switch (day.kind) {
    case "today":
      return day.of === 1 ? t.onlyDay(f.day(at)) : t.dayOf(f.number(day.number), f.number(day.of), f.day(at));
    case "before":
      return t.before(date(day.first));
    case "between":
      return t.between(date(day.next));
    case "after":
      return t.after(date(day.last));
  }
}

/** What is in the way of a first number, as far as it is known. */
export const stuckWords = (
  { connection: { blocked } }: Pick<Shared, "connection">,
  { t }: Pick<Speech, "t">,
): string => (blocked ? t.blocked[blocked] : t.stuckText);

/** What the numbers on the page are worth while nothing is heard. */
export function lostWords(state: Shared, { t, f }: Speech): string {
  const { heard, blocked } = state.connection;
  if (blocked) return t.blocked[blocked];
  if (heard === undefined || state.asOf === undefined) return t.lostNoNumbers;
  return t.lostText(f.clock(state.asOf), f.duration(state.now - heard));
}
