/** What the dashboard wants of this kiosk: another door, another name, a lock; a ring, a reload. */
import type { EventConfig } from "../../../common/src/protocol";
import type { KioskCommand, KioskOrders } from "../../../common/src/socket";
import { type Assignment, fits } from "./assignment";
import type { Kept } from "./kept";

/**
 * The door to move to, if these orders name one that was not taken up yet. They are kept either way: a lock holds
 * after a reload, with a network or without.
 */
export async function takeOrders(
  orders: KioskOrders,
  at: Assignment,
  config: EventConfig,
  boundTo: string | undefined,
  kept: Kept,
): Promise<Assignment | undefined> {
  const applied = kept.values.orders?.applied ?? 0;
  const news = orders.version > applied && (orders.zone !== undefined || orders.direction !== undefined);
  const wish = { ...at, zone: orders.zone ?? at.zone, direction: orders.direction ?? at.direction };
  const next = news ? fits(wish, config, boundTo) : undefined;
  // The server counts anew where it does not know this kiosk any more: the next order is news then.
  await kept.keep("orders", { ...orders, applied: orders.version });
  const moved = next && (next.zone !== at.zone || next.direction !== at.direction);
  return moved ? next : undefined;
}

/** Whether this command is new: one that led to a reload comes again after it. */
export async function takeCommand({ id }: KioskCommand, kept: Kept): Promise<boolean> {
  if (kept.values.command === id) return false;
  await kept.keep("command", id);
  return true;
}
