/** Holds the state; draws at most once a frame, and what the server pushes a few times a second. */
import { render } from "lit";
import { waiting as unattended } from "../event/warned";
import type { Actions } from "./actions";
import { page } from "./page";
import { type Message, reduce } from "./reduce";
import type { DashboardState } from "./state";
import { createSpeaker } from "./words";

/** Ten pushes a second are more than anybody reads, and a large venue costs some milliseconds each time it is drawn. */
const PUSHES_DRAWN_EVERY_MS = 250;

export interface Store {
  readonly state: DashboardState;
  dispatch(message: Message): void;
}

export function createStore(
  root: HTMLElement,
  first: DashboardState,
  actions: (store: Store) => Actions,
): Store {
  let state = first;
  let waiting = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const speak = createSpeaker();
  const draw = () => {
    waiting = false;
    clearTimeout(resting);
    resting = undefined;
    drawnAt = performance.now();
    const speech = speak(state.language, state.event);
    const waits = state.event ? unattended(state.warnings) : 0;
    const count = waits > 0 ? `(${speech.f.number(waits)}) ` : "";
    document.title = state.event
      ? `${count}${speech.named(state.event.name, state.event.id)} · ${speech.t.product}`
      : `${speech.t.title} · ${speech.t.product}`;
    render(page(state, speech, asked), root);
  };
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(draw);
  };
  const store: Store = {
    get state() {
      return state;
    },
    dispatch(message) {
      state = reduce(state, message);
      const rest = message.kind === "delta" ? drawnAt + PUSHES_DRAWN_EVERY_MS - performance.now() : 0;
      if (rest <= 0) later();
      else resting ??= setTimeout(later, rest);
    },
  };
  const asked = actions(store);
  later();
  return store;
}
