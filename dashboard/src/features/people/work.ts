/** What is asked of the server for this part, and what its views can ask for. */
import { whileSeen } from "../../../../common/src/asking";
import type { FeatureWork } from "../../event/feature";
import { whileShown } from "../../event/while-shown";
import type { Pane, PeopleContext } from "./model";
import { type PersonActions, personWork } from "./person-work";
import { type RollActions, rollWork } from "./roll-work";
import { type SearchActions, searchWork } from "./search-work";

const TICK_MS = 1_000;

export interface PeopleActions extends FeatureWork, SearchActions, PersonActions, RollActions {
  pane(pane: Pane): void;
}

export function peopleWork(context: PeopleContext): PeopleActions {
  const { shared, slice, tell } = context;
  const person = personWork(context);
  const roll = rollWork(context);
  const search = searchWork(context, person.actions.open);

  const tick = () => {
    if (document.hidden || shared().connection.status !== "live") return;
    if (slice().pane === "roll") roll.tick();
    else person.tick();
  };
  const shown = whileShown(() => {
    void search.begin();
    tick();
    return [whileSeen(tick, TICK_MS)];
  });
  return {
    ...search.actions,
    ...person.actions,
    ...roll.actions,
    pane(pane) {
      tell({ kind: "pane", pane });
      tick();
    },
    ...shown,
    stop() {
      shown.stop();
      search.stop();
    },
  };
}
