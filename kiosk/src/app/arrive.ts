/** Which door a kiosk goes to: the one that its address or its memory names, else staff are asked. */
import type { Api, Result } from "../../../common/src/api";
import type { EventConfig, Me } from "../../../common/src/protocol";
import { type Assignment, fits, type Wish } from "../door/assignment";

/** Who this is, and which events it may see. */
export interface Welcome {
  me: Me;
  events: EventConfig[];
}

export async function visibleEvents(me: Me, api: Api): Promise<Result<EventConfig[]>> {
  if (me.event === undefined) {
    const all = await api.events();
    return all.ok ? { ok: true, data: all.data.events } : all;
  }
  const one = await api.event(me.event);
  return one.ok ? { ok: true, data: [one.data] } : one;
}

/** @param wishes in the order in which they count */
export function doorOf(
  { me, events }: Welcome,
  wishes: readonly Wish[],
): { config: EventConfig; assignment: Assignment } | undefined {
  for (const wish of wishes) {
    for (const config of wish.zone !== undefined || wish.direction !== undefined ? events : []) {
      const assignment = fits(wish, config, me.zone);
      if (assignment) return { config, assignment };
    }
  }
  return undefined;
}

/** What staff find filled in where no door is known. */
export function firstDraft({ me, events }: Welcome, given: Wish): Wish {
  const first = events.length === 1 ? events[0]?.id : undefined;
  return clean({ ...given, event: given.event ?? first, zone: me.zone ?? given.zone });
}

/** What the address says of the door. */
export function wishOf(params: URLSearchParams): Wish {
  const names = ["event", "zone", "direction", "mode"] as const;
  return clean(Object.fromEntries(names.map((name) => [name, params.get(name)])));
}

function clean(wish: Record<string, string | null | undefined>): Wish {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value)) as Wish;
}
