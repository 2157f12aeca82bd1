/** Draws the state: at most once a frame, and what the server pushes a few times a second. */
import { render } from "lit";
import { waiting as unattended } from "../event/warned";
import type { Actions } from "./actions";
import { page } from "./page";
import type { Message } from "./reduce";
import type { DashboardState } from "./state";
import type { Store } from "./store";
import { createSpeaker, type PageSpeech } from "./words";

/** Ten pushes a second are more than anybody reads, and a large venue costs some milliseconds each time it is drawn. */
const PUSHES_DRAWN_EVERY_MS = 250;

export interface Drawing {
  begin(store: Store, actions: Actions): void;
  /** The state is another one, by this message. */
  changed(message: Message): void;
}

export function createDrawing(root: HTMLElement): Drawing {
  const speak = createSpeaker();
  let draw: (() => void) | undefined;
  const pace = createPace(() => draw?.());
  return {
    begin(store, actions) {
      draw = () => {
        const { state } = store;
        const speech = speak(state.language, state.event);
        document.title = title(state, speech);
        render(page(state, speech, actions), root);
      };
      pace(0);
    },
    changed: ({ kind }) => pace(kind === "delta" ? PUSHES_DRAWN_EVERY_MS : 0),
  };
}

function title({ event, warnings }: DashboardState, { t, f, named }: PageSpeech): string {
  if (!event) return `${t.title} · ${t.product}`;
  const waits = unattended(warnings);
  const count = waits > 0 ? `(${f.number(waits)}) ` : "";
  return `${count}${named(event.name, event.id)} · ${t.product}`;
}

/** Draws in the next frame, or once `rest` ms have passed since the last drawing. */
function createPace(draw: () => void): (rest: number) => void {
  let waiting = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const now = () => {
    waiting = false;
    clearTimeout(resting);
    resting = undefined;
    drawnAt = performance.now();
    draw();
  };
  const next = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(now);
  };
  return (rest) => {
    const left = rest > 0 ? drawnAt + rest - performance.now() : 0;
    if (left <= 0) next();
    else resting ??= setTimeout(next, left);
  };
}
