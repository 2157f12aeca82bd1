/** Holds the state and draws it, at most once a frame. */
import { applyLanguage } from "../../../common/src/i18n";
import { createStore, type Store } from "../../../common/src/store";
import { type Message, reduce } from "./reduce";
import type { KioskState } from "./state";

export type KioskStore = Store<KioskState, Message>;

/** A page in the background draws no frames, and must not keep an old picture for whoever looks next. */
const HIDDEN_MS = 100;

/** @param draw called with what is to be seen now */
export function createKioskStore(first: KioskState, draw: (state: KioskState) => void): KioskStore {
  let due = false;
  let { language } = first;
  applyLanguage(language);

  function later(): void {
    if (due) return;
    due = true;
    const frame = document.hidden
      ? (work: () => void) => setTimeout(work, HIDDEN_MS)
      : (work: () => void) => requestAnimationFrame(work);
    frame(() => {
      due = false;
      draw(store.state);
    });
  }

  const store = createStore<KioskState, Message>(first, reduce, () => {
    if (store.state.language !== language) applyLanguage(store.state.language);
    language = store.state.language;
    later();
  });
  later();
  return store;
}
