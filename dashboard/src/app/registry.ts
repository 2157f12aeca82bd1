/** All parts: their states, messages, words and work, so that the rest of the page need not know each of them. */

import * as flow from "../features/flow/model";
import { type FlowActions, flowWork } from "../features/flow/work";
import * as kiosks from "../features/kiosks/model";
import { type KiosksActions, kiosksWork } from "../features/kiosks/work";
import * as people from "../features/people/model";
import { type PeopleActions, peopleWork } from "../features/people/work";
import * as plan from "../features/plan/model";
import { type PlanActions, planWork } from "../features/plan/work";
import * as replay from "../features/replay/model";
import { type ReplayActions, replayWork } from "../features/replay/work";
import * as warnings from "../features/warnings/model";
import { type WarningsActions, warningsWork } from "../features/warnings/work";
import type { View } from "./address";
import { contextOf, type PartContext, type PartWork } from "./part";

export interface PartStates {
  plan: plan.PlanState;
  flow: flow.FlowState;
  replay: replay.ReplayState;
  people: people.PeopleState;
  warnings: warnings.WarningsState;
  kioskDesk: kiosks.KiosksState;
}

export const PARTS_START: PartStates = {
  plan: plan.START,
  flow: flow.START,
  replay: replay.START,
  people: people.START,
  warnings: warnings.START,
  kioskDesk: kiosks.START,
};

export type PartMessage =
  | { kind: "plan"; message: plan.PlanMessage }
  | { kind: "flow"; message: flow.FlowMessage }
  | { kind: "replay"; message: replay.ReplayMessage }
  | { kind: "people"; message: people.PeopleMessage }
  | { kind: "warnings"; message: warnings.WarningsMessage }
  | { kind: "kioskDesk"; message: kiosks.KiosksMessage };

export function reducePart(states: PartStates, part: PartMessage): Partial<PartStates> {
  switch (part.kind) {
    case "plan":
      return { plan: plan.reduce(states.plan, part.message) };
    case "flow":
      return { flow: flow.reduce(states.flow, part.message) };
    case "replay":
      return { replay: replay.reduce(states.replay, part.message) };
    case "people":
      return { people: people.reduce(states.people, part.message) };
    case "warnings":
      return { warnings: warnings.reduce(states.warnings, part.message) };
    case "kioskDesk":
      return { kioskDesk: kiosks.reduce(states.kioskDesk, part.message) };
  }
}

export interface Parts {
  plan: PlanActions;
  flow: FlowActions;
  replay: ReplayActions;
  people: PeopleActions;
  warnings: WarningsActions;
  kiosks: KiosksActions;
}

export function partsWork(context: PartContext): Parts {
  const plan = planWork(context);
  return {
    plan,
    flow: flowWork(context),
    replay: replayWork(context, plan.read),
    people: peopleWork(context),
    warnings: warningsWork(context),
    kiosks: kiosksWork(contextOf(context, "kioskDesk")),
  };
}

/** Tells the parts that another view is shown; the first one comes from nowhere. */
export function turn(parts: Parts, from: View | undefined, to: View): void {
  if (from !== undefined) work(parts, from)?.hidden?.();
  work(parts, to)?.shown?.();
}

export function stopParts(parts: Parts): void {
  for (const part of Object.values<PartWork>({ ...parts })) part.stop?.();
}

function work(parts: Parts, view: View): PartWork | undefined {
  return view in parts ? parts[view as keyof Parts] : undefined;
}
