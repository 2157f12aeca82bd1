/** People in the register, for staff who look for one, and for somebody who is not in it yet. */
import type { Api, Result } from "../../../common/src/api";
import type { ScannedVisitor } from "../../../common/src/protocol";
import type { Person } from "./dialog";

const MOST = 8;

type Registered = ScannedVisitor & { badge: { id: string; status: string } };

const person = ({ badge, ...visitor }: Registered): Person => ({ ...visitor, badge_id: badge.id });

/** Whose name, organization or badge number has these words. */
export async function findPeople(api: Api, event: string, words: string): Promise<Result<Person[]>> {
  const query = new URLSearchParams({ q: words, limit: String(MOST) });
  const path = `/events/${encodeURIComponent(event)}/visitors?${query}`;
  const found = await api.get<{ visitors: Registered[] }>(path);
  return found.ok ? { ok: true, data: found.data.visitors.map(person) } : found;
}

export async function register(
  api: Api,
  event: string,
  row: { name: string; category: string },
): Promise<Result<Person>> {
  const path = `/events/${encodeURIComponent(event)}/visitors`;
  const made = await api.call<{ visitors: Registered[] }>("POST", path, row);
  if (!made.ok) return made;
  const first = made.data.visitors[0];
  if (first) return { ok: true, data: person(first) };
  return { ok: false, error: { code: "not_understood", message: "no visitor came back", status: 0 } };
}
