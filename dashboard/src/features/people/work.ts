/** What is asked of the server for this part, and what its views can ask for. */
import type { FeatureContext, FeatureWork } from "../../event/feature";
import type { Pane, PeopleMessage, PeopleState } from "./model";
import { type PersonActions, personWork } from "./person-work";
import { type RollActions, rollWork } from "./roll-work";
import { type SearchActions, searchWork } from "./search-work";

const TICK_MS = 1_000;

export interface PeopleActions extends FeatureWork, SearchActions, PersonActions, RollActions {
  pane(pane: Pane): void;
}

export function peopleWork(context: FeatureContext<PeopleState, PeopleMessage>): PeopleActions {
  const { shared, slice, tell } = context;
  const person = personWork(context);
  const roll = rollWork(context);
  const search = searchWork(context, person.actions.open);
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    if (document.hidden || shared().connection.status !== "live") return;
    if (slice().pane === "roll") roll.tick();
    else person.tick();
  };
  const rest = () => clearInterval(timer);
  return {
    ...search.actions,
    ...person.actions,
    ...roll.actions,
    pane(pane) {
      tell({ kind: "pane", pane });
      tick();
    },
    shown() {
      rest();
      timer = setInterval(tick, TICK_MS);
      search.begin();
      tick();
    },
    hidden: rest,
    stop() {
      rest();
      search.stop();
    },
  };
}
