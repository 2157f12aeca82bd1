/** The page's one state. */
import { createStore as createPlainStore, type Store as PlainStore } from "../../../common/src/store";
import { type Message, reduce } from "./reduce";
import type { DashboardState } from "./state";

export type Store = PlainStore<DashboardState, Message>;

export const createStore = (first: DashboardState, changed: (message: Message) => void): Store =>
  createPlainStore(first, reduce, changed);
