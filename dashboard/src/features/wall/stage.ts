/** What a big screen does as long as it is shown: keys, a pointer that goes away, a screen that stays lit. */
import { stayAwake } from "../../../../common/src/awake";

/** How long pointer and controls stay after somebody touched either. */
const STILL_MS = 3_000;
/** A floor plan changes seldom. */
const LOOK_MS = 5 * 60_000;
const OWN_KEYS = "select, input, textarea";

export interface StageKeys {
  step(by: 1 | -1): void;
  toggle(): void;
  leave(): void;
  /** Reads what is not pushed: the floor plan. */
  look(): void;
}

/** `<ff-stage .keys=…>`: bears `data-still` while nobody moves anything. */
export class StageElement extends HTMLElement {
  keys: StageKeys | undefined;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const listening = new AbortController();
    const { signal } = listening;
    const moved = () => this.#moved();
    for (const what of ["pointermove", "pointerdown", "focusin", "fullscreenchange"])
      document.addEventListener(what, moved, { signal });
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    const sleep = stayAwake();
    const looking = setInterval(() => this.keys?.look(), LOOK_MS);
    this.keys?.look();
    this.#stop = () => {
      listening.abort();
      sleep();
      clearTimeout(this.#timer);
      clearInterval(looking);
    };
    moved();
  }

  disconnectedCallback(): void {
    this.#stop?.();
    leaveFullScreen();
  }

  #moved(): void {
    delete this.dataset.still;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.dataset.still = "";
    }, STILL_MS);
  }

  #pressed(event: KeyboardEvent): void {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Tab") this.#moved();
    const at = target instanceof Element ? target : undefined;
    if (at?.closest(OWN_KEYS) && key !== "Escape") return;
    if (key === "ArrowLeft") this.keys?.step(-1);
    else if (key === "ArrowRight") this.keys?.step(1);
    else if (key === "Escape") this.keys?.leave();
    // On a button the space bar is the button's.
    else if (key === " " && !at?.closest("button, a")) this.keys?.toggle();
    else return;
    event.preventDefault();
  }
}

/** Asked for at a click; a browser that refuses shows the wall in its window, which is as good. */
export function fullScreen(): void {
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

function leaveFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}

customElements.define("ff-stage", StageElement);
