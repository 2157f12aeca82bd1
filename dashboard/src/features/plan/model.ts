/** The floor plan: what the server has, and what somebody is arranging on top of it. Pure. */
import type { EventConfig, Plan, Zone } from "../../../../common/src/protocol";
import { without } from "../../../../common/src/without";
import type { Floor, Spot, Spots } from "../../event/floor";
import type { Watched } from "../../event/shared";

/** What somebody arranges and has not saved: made from the plan of `version`, which was `before`. */
export interface Draft {
  version: number;
  spots: Spots;
  before: Spots;
}

/** A zone on its way from the list to the plan, in pixels of the window. */
export interface Dragged {
  zone: string;
  x: number;
  y: number;
}

export type Busy = "saving" | "hanging";
export type Done = "saved" | "hung" | "removed";
/** What became of the last thing that was asked of the server; `trouble` is a code of the interface or the client. */
export type Told = { done: Done } | { trouble: string };
/** The last thing that was moved by key, for those who cannot see it. */
export type Spoken = { zone: string; at?: Spot };

export interface PlanState extends Floor {
  /** Why it could not be read, where it never was. */
  unread?: string;
  /** The picture could not be fetched or drawn; the zones are shown without it. */
  pictureLost: boolean;
  picked?: string;
  draft?: Draft;
  dragged?: Dragged;
  busy?: Busy;
  told?: Told;
  spoken?: Spoken;
  /** A file is held over the page. */
  over: boolean;
}

/** What the views of this feature read. */
export type PlanShown = Watched & { plan: PlanState };

export const START: PlanState = { pictureLost: false, over: false };

export type PlanMessage =
  | { kind: "read"; plan: Plan }
  | { kind: "unread"; trouble: string }
  | { kind: "picture"; sha256: string; url: string }
  | { kind: "picture-lost" }
  | { kind: "pick"; zone?: string }
  | { kind: "arrange" }
  | { kind: "cancel" }
  | { kind: "place"; zone: string; at: Spot }
  | { kind: "step"; zone: string; key: string; large: boolean }
  | { kind: "add"; zone: string }
  | { kind: "take-off"; zone: string }
  | { kind: "drag"; dragged: Dragged }
  | { kind: "let-go" }
  | { kind: "over"; over: boolean }
  | { kind: "busy"; busy: Busy }
  | { kind: "saved"; plan: Plan }
  | { kind: "hung"; plan: Plan; done: Done }
  | { kind: "rebase" }
  | { kind: "refused"; trouble: string };

export function reduce(state: PlanState, message: PlanMessage): PlanState {
  switch (message.kind) {
    case "read":
      return withPlan(without(state, "unread"), message.plan);
    case "unread":
      return state.plan ? state : { ...state, unread: message.trouble };
    case "picture":
      return { ...state, picture: { sha256: message.sha256, url: message.url }, pictureLost: false };
    case "picture-lost":
      return { ...state, pictureLost: true };
    case "pick":
      return message.zone === undefined || message.zone === state.picked
        ? without(state, "picked")
        : { ...state, picked: message.zone };
    case "arrange":
      return state.plan && !state.draft ? { ...without(state, "told"), draft: draftOf(state.plan) } : state;
    case "cancel":
      return without(state, "draft", "dragged", "told", "spoken");
    case "place":
      return placed(state, message.zone, inside(message.at));
    case "step": {
      const from = spotsOf(state)[message.zone];
      const at = from && stepped(from, message.key, message.large);
      return at ? said(placed(state, message.zone, at), message.zone, at) : state;
    }
    case "add": {
      const at = freeSpot(spotsOf(state));
      return said(placed(state, message.zone, at), message.zone, at);
    }
    case "take-off":
      return takenOff(state, message.zone);
    case "drag":
      return state.draft ? { ...state, dragged: message.dragged } : state;
    case "let-go":
      return without(state, "dragged");
    case "over":
      return state.over === message.over ? state : { ...state, over: message.over };
    case "busy":
      return { ...without(state, "told"), busy: message.busy };
    case "saved":
      return {
        ...withPlan(without(state, "draft", "busy", "dragged", "spoken"), message.plan),
        told: { done: "saved" },
      };
    case "hung":
      return hung(state, message.plan, message.done);
    case "rebase":
      return state.plan && state.draft
        ? { ...without(state, "told"), draft: { ...state.draft, version: state.plan.version } }
        : state;
    case "refused":
      return { ...without(state, "busy"), told: { trouble: message.trouble } };
  }
}

function withPlan(state: PlanState, plan: Plan): PlanState {
  return plan.image ? { ...state, plan } : { ...without(state, "picture"), plan, pictureLost: false };
}

/** A picture that was hung while somebody arranges is their own change: what they arrange goes on from there. */
function hung(state: PlanState, plan: Plan, done: Done): PlanState {
  const next: PlanState = { ...withPlan(without(state, "busy", "unread"), plan), told: { done } };
  const { draft } = state;
  // One version further and no more: else somebody else's places lie in between, and saving must say so.
  if (draft && plan.version === draft.version + 1)
    return { ...next, draft: { ...draft, version: plan.version } };
  // The first picture: what comes next is to place the zones.
  const first = done === "hung" && !draft && Object.keys(plan.places).length === 0;
  return first ? { ...next, draft: draftOf(plan) } : next;
}

const draftOf = ({ version, places }: Plan): Draft => ({ version, spots: places, before: places });

function placed(state: PlanState, zone: string, at: Spot): PlanState {
  if (!state.draft) return state;
  const spots = { ...state.draft.spots, [zone]: at };
  return { ...without(state, "told", "spoken"), picked: zone, draft: { ...state.draft, spots } };
}

/** Who moves by key may not see where to. */
const said = (state: PlanState, zone: string, at: Spot): PlanState =>
  state.draft ? { ...state, spoken: { zone, at } } : state;

function takenOff(state: PlanState, zone: string): PlanState {
  if (!state.draft) return state;
  const { [zone]: _, ...spots } = state.draft.spots;
  return { ...without(state, "told", "picked"), draft: { ...state.draft, spots }, spoken: { zone } };
}

/** Where the zones stand now: as arranged, else as saved. */
export const spotsOf = (state: PlanState): Spots => state.draft?.spots ?? state.plan?.places ?? {};

export const isChanged = ({ draft }: PlanState): boolean =>
  draft !== undefined && !sameSpots(draft.spots, draft.before);

export function sameSpots(a: Spots, b: Spots): boolean {
  const zones = Object.keys(a);
  return (
    zones.length === Object.keys(b).length &&
    zones.every((zone) => a[zone]?.x === b[zone]?.x && a[zone]?.y === b[zone]?.y)
  );
}

/** Zones of the event that stand nowhere on the plan, in the order of their tree. */
export const unplaced = (event: EventConfig, spots: Spots): Zone[] =>
  event.zones.filter(({ id }) => !spots[id]);

/** The event's own zones alone: one that was taken out of its config meanwhile cannot be saved. */
export function known(spots: Spots, event: EventConfig): Spots {
  const zones = new Set(event.zones.map(({ id }) => id));
  return Object.fromEntries(Object.entries(spots).filter(([zone]) => zones.has(zone)));
}

/** A tenth of a thousandth is less than a pixel on any wall. */
const PARTS = 10_000;
const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * PARTS) / PARTS;
export const inside = ({ x, y }: Spot): Spot => ({ x: share(x), y: share(y) });

const STEP = 0.005;
const LARGE_STEP = 0.05;

export const isStep = (key: string): boolean => key.startsWith("Arrow");

/** Where an arrow key takes a marker; undefined for any other key. */
export function stepped(at: Spot, key: string, large: boolean): Spot | undefined {
  const step = large ? LARGE_STEP : STEP;
  switch (key) {
    case "ArrowLeft":
      return inside({ x: at.x - step, y: at.y });
    case "ArrowRight":
      return inside({ x: at.x + step, y: at.y });
    case "ArrowUp":
      return inside({ x: at.x, y: at.y - step });
    case "ArrowDown":
      return inside({ x: at.x, y: at.y + step });
    default:
      return undefined;
  }
}

/** In the middle, or as near to it as no other marker stands: a zone that is put there must not hide another. */
export function freeSpot(spots: Spots): Spot {
  const taken = Object.values(spots);
  const near = (a: Spot, b: Spot) => Math.abs(a.x - b.x) < 0.08 && Math.abs(a.y - b.y) < 0.08;
  for (let ring = 0; ring < 6; ring += 1)
    for (let turn = 0; turn < Math.max(1, ring * 6); turn += 1) {
      const angle = (turn / Math.max(1, ring * 6)) * 2 * Math.PI;
      const spot = inside({ x: 0.5 + ring * 0.08 * Math.cos(angle), y: 0.5 + ring * 0.08 * Math.sin(angle) });
      if (!taken.some((other) => near(spot, other))) return spot;
    }
  return { x: 0.5, y: 0.5 };
}
