/** What is asked of the server for this part, and what its views can ask for. */
import type { PartContext, PartWork } from "../../app/part";
import type { Pane } from "./model";
import { type PersonActions, personWork } from "./person-work";
import { type RollActions, rollWork } from "./roll-work";
import { type SearchActions, searchWork } from "./search-work";

const TICK_MS = 1_000;

export interface PeopleActions extends PartWork, SearchActions, PersonActions, RollActions {
  pane(pane: Pane): void;
}

export function peopleWork(context: PartContext): PeopleActions {
  const { store } = context;
  const person = personWork(context);
  const roll = rollWork(context);
  const search = searchWork(context, person.actions.open);
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    if (document.hidden || store.state.connection.status !== "live") return;
    if (store.state.people.pane === "roll") roll.tick();
    else person.tick();
  };
  const rest = () => clearInterval(timer);
  return {
    ...search.actions,
    ...person.actions,
    ...roll.actions,
    pane(pane) {
      store.dispatch({ kind: "people", message: { kind: "pane", pane } });
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
