/** Which view is shown, and the browser's address that goes with it. */
import { addressIn, queryOf, type TurnTo, viewsOf } from "./address";
import type { View } from "./registry";
import type { Store } from "./store";
import { turn, type Works } from "./works";

export interface Views {
  /** Shows what the address says. */
  read(): void;
  /** Shows it as somebody's own step, which the browser's "back" takes back. */
  turnTo: TurnTo;
  /** The address says what is shown, without a step. */
  write(): void;
}

/** @param works those of the event that is watched, if any */
export function createViews(store: Store, works: () => Works | undefined): Views {
  /** A view that this person is not offered (a link from a colleague) is the first one. */
  function show(view: View, wall: boolean): void {
    const from = store.state.view;
    const to = viewsOf(store.state.me).includes(view) ? view : "now";
    if (to !== from) store.dispatch({ kind: "view", view: to });
    if (wall !== store.state.wall) store.dispatch({ kind: "wall", wall });
    const running = works();
    if (running && to !== from) turn(running, from, to);
  }

  function write(how: "pushState" | "replaceState"): void {
    const { view, wall, event } = store.state;
    const query = queryOf({ event: event?.id, view, wall });
    if (query !== location.search) history[how](history.state, "", location.pathname + query);
  }

  return {
    read() {
      const { view, wall } = addressIn(location.search);
      show(view, wall);
    },
    turnTo({ view, wall }) {
      show(view, wall);
      write("pushState");
      scrollTo(0, 0);
    },
    write: () => write("replaceState"),
  };
}
