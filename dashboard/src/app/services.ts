/** What the page does for a feature that asks. */
import { keepCurves } from "../event/curves-shown";
import type { Page } from "../event/feature";
import type { TurnTo } from "./address";
import { VIEWS } from "./registry";
import type { Store } from "./store";
import type { Works } from "./works";

/** @param works those of the event that is watched, if any */
export function createServices(store: Store, turnTo: TurnTo, works: () => Works | undefined): Page {
  return {
    care: {
      acknowledge: (warning, note) => works()?.warnings.acknowledge(warning, note),
      hold: (warning, held) => works()?.warnings.hold(warning, held),
      sound: (on) => works()?.warnings.sound(on),
    },
    pick: (zone) => store.dispatch({ kind: "pick", zone }),
    curves: (zones) => {
      const { event } = store.state;
      if (event) keepCurves(event.id, zones);
      store.dispatch({ kind: "curves", ...(zones ? { zones } : {}) });
    },
    turnTo: (view) => {
      const named = VIEWS.find((each) => each === view);
      if (named) turnTo({ view: named, wall: false });
    },
    wall: (wall) => turnTo({ view: store.state.view, wall }),
    readFloor: async () => works()?.plan.read(),
  };
}
