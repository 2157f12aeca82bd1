/** A dialog with somebody's name in it does not stay open at a door that nobody touches. */
import type { Store } from "../../../common/src/store";
import type { StaffOptions } from "./parts";
import type { DeskMessage, DeskState } from "./reduce";

/** Milliseconds, by who stands at the kiosk. */
const CLOSE_AFTER = { self: 60_000, staffed: 10 * 60_000 };

export function closeWhenLeft(
  { state, untouched }: Pick<StaffOptions, "state" | "untouched">,
  store: Store<DeskState, DeskMessage>,
): { later(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(): void {
    clearTimeout(timer);
    const { dialog } = store.state;
    if (!dialog) return;
    const left = CLOSE_AFTER[state().assignment.mode] - untouched();
    timer = setTimeout(
      () => {
        const { dialog: open } = store.state;
        const busy = open?.at === "walkIn" && open.busy;
        if (left <= 0 && !busy) store.dispatch({ kind: "shown", dialog: undefined });
        else later();
      },
      Math.max(1_000, left),
    );
  }

  return { later, stop: () => clearTimeout(timer) };
}
