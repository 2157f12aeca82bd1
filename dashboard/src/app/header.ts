import { html, type TemplateResult } from "lit";
import { eventDay } from "../event/day";
import { age, serverNow } from "../event/shared";
import { languageSelect, themeButton, wordButton } from "../kit/controls";
import type { Speech } from "../words/words";
import type { Actions } from "./actions";
import type { DashboardState } from "./state";

export function header(state: DashboardState, speech: Speech, actions: Actions): TemplateResult {
  const { t } = speech;
  const { event } = state;
  return html`<header class="top">
    <div class="title">
      <h1 data-testid="event-title">${event ? speech.named(event.name, event.id) : t.product}</h1>
      <p class="quiet">${event ? dayWords(state, speech) : t.title}</p>
    </div>
    ${state.phase === "watching" ? connection(state, speech) : ""}
    <div class="controls">
      ${
        state.phase === "watching" && state.events.length > 1
          ? wordButton("swap", t.otherEvent, "other-event", actions.choose)
          : ""
      }
      ${
        state.phase === "watching"
          ? wordButton("screen", t.wall.open, "wall-open", () => actions.wall(true))
          : ""
      }
      ${languageSelect(state.language, t.language, actions.language)}
      ${themeButton(state.theme, t, actions.toggleTheme)}
      ${state.me ? wordButton("exit", t.signOut, "sign-out", actions.signOut) : ""}
    </div>
  </header>`;
}

/** Whether the numbers can be trusted, and how old they are. */
export function connection(state: DashboardState, { t, f }: Speech): TemplateResult {
  const { status } = state.connection;
  const old = age(state);
  const word = { live: t.live, connecting: t.connecting, lost: t.lost }[status];
  const shape = { live: "●", connecting: "○", lost: "■" }[status];
  return html`<div class="connection ${status}" data-testid="connection" data-state=${status}>
    <p role="status"><b><span aria-hidden="true">${shape}</span> ${word}</b></p>
    <p class="quiet">
      <time class="now">${f.clock(serverNow(state))}</time>
      <span data-testid="age" data-value=${old === undefined ? "" : Math.round(old / 1000)}
        >${old === undefined ? t.noNumbers : t.age(f.duration(old))}</span
      >
    </p>
  </div>`;
}

export function dayWords(state: DashboardState, { t, f }: Speech): string {
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
