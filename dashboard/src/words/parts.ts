/** The words of all parts, by language. */
import * as flow from "../features/flow/words";
import * as people from "../features/people/words";
import * as plan from "../features/plan/words";
import * as replay from "../features/replay/words";
import * as wall from "../features/wall/words";
import * as warnings from "../features/warnings/words";

export const en = {
  flow: flow.en,
  people: people.en,
  plan: plan.en,
  replay: replay.en,
  wall: wall.en,
  warnings: warnings.en,
};
export const zhHans = {
  flow: flow.zhHans,
  people: people.zhHans,
  plan: plan.zhHans,
  replay: replay.zhHans,
  wall: wall.zhHans,
  warnings: warnings.zhHans,
};
export const zhHant = {
  flow: flow.zhHant,
  people: people.zhHant,
  plan: plan.zhHant,
  replay: replay.zhHant,
  wall: wall.zhHant,
  warnings: warnings.zhHant,
};
