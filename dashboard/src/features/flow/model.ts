/** Where people go, how long they stay, and who they are. Pure. */

import type { Breakdown, Changes } from "../../../../common/src/protocol";
import { without } from "../../../../common/src/without";
import type { Watched } from "../../event/shared";
import type { Span } from "./spans";

export type By = Breakdown["by"];
export type Column = "name" | "visits" | "unique" | "inside" | "stay";

export interface Order {
  column: Column;
  descending: boolean;
}

/** What the server counted for a span. The answers may be some seconds apart; each says when it was counted. */
export interface Loaded {
  span: Span;
  changes: Changes;
  category: Breakdown;
  group: Breakdown;
}

export interface FlowState {
  /** The window of time; absent until somebody chooses one, or the first is shown. */
  span?: Span;
  /** A zone, or the whole site. */
  zone?: string;
  loaded?: Loaded;
  /** The code of what went wrong with the last reading. */
  trouble?: string;
  order: Record<By, Order>;
  /** Pages from 0 on. */
  page: Record<By, number>;
}

const MOST_FIRST: Order = { column: "visits", descending: true };

/** What the views of this feature read. */
export type FlowShown = Watched & { flow: FlowState };

export const START: FlowState = {
  order: { category: MOST_FIRST, group: MOST_FIRST },
  page: { category: 0, group: 0 },
};

export type FlowMessage =
  | { kind: "span"; span: Span }
  | { kind: "zone"; zone: string | undefined }
  | { kind: "loaded"; loaded: Loaded }
  | { kind: "trouble"; code: string }
  | { kind: "order"; by: By; column: Column }
  | { kind: "page"; by: By; page: number };

export function reduce(state: FlowState, message: FlowMessage): FlowState {
  switch (message.kind) {
    case "span":
      return { ...without(state, "trouble"), span: message.span, page: START.page };
    case "zone":
      return {
        ...without(state, "zone"),
        ...(message.zone === undefined ? {} : { zone: message.zone }),
        page: START.page,
      };
    case "loaded":
      // An answer for a span that was left meanwhile says nothing about this one.
      return message.loaded.span === state.span
        ? { ...without(state, "trouble"), loaded: message.loaded }
        : state;
    case "trouble":
      return { ...state, trouble: message.code };
    case "order":
      return {
        ...state,
        order: { ...state.order, [message.by]: turned(state.order[message.by], message.column) },
        page: { ...state.page, [message.by]: 0 },
      };
    case "page":
      return { ...state, page: { ...state.page, [message.by]: message.page } };
  }
}

/** The same column again the other way round; another one as it is mostly wanted: names from A, numbers from the most. */
function turned(order: Order, column: Column): Order {
  return column === order.column
    ? { column, descending: !order.descending }
    : { column, descending: column !== "name" };
}
