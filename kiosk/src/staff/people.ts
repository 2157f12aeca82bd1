/** People in the register, for staff who look for one, and for somebody who is not in it yet. */
import { type Api, at, type Result } from "../../../common/src/api";
import type { ScannedVisitor } from "../../../common/src/protocol";
import type { Person, WalkInForm } from "./dialog";

const MOST = 8;

type Registered = ScannedVisitor & { badge: { id: string; status: string } };

const person = ({ badge, ...visitor }: Registered): Person => ({ ...visitor, badge_id: badge.id });

/** Whose name, organization or badge number has these words. */
export async function findPeople(api: Api, event: string, words: string): Promise<Result<Person[]>> {
  const register = at("GET /events/{event}/visitors", { event }, { q: words, limit: MOST });
  const found = await api.call<{ visitors: Registered[] }>(register);
  return found.ok ? { ok: true, data: found.data.visitors.map(person) } : found;
}

/** @param key the same for each attempt at one person: where the first one's answer was lost, they are found by it */
export async function register(
  api: Api,
  event: string,
  { name, organization, category }: WalkInForm,
  key: string,
): Promise<Result<Person>> {
  const employer = organization.trim() ? { organization: organization.trim() } : {};
  const row = { name: name.trim(), category, external_id: key, ...employer };
  const made = await api.call<{ visitors: Registered[] }>(at("POST /events/{event}/visitors", { event }), {
    body: row,
  });
  if (!made.ok && made.error.code !== "external_id_taken") return made;
  const found = made.ok ? { ok: true as const, data: made.data.visitors.map(person) } : undefined;
  const answer = found ?? (await findPeople(api, event, key));
  if (!answer.ok) return answer;
  const [first] = answer.data;
  if (first) return { ok: true, data: first };
  return { ok: false, error: { code: "not_understood", message: "no visitor came back", status: 0 } };
}

/** The address of a picture of their badge's QR, to be photographed; lives as long as the page. */
export async function badgePicture(api: Api, event: string, { id }: Person): Promise<string | undefined> {
  const badge = at("GET /events/{event}/visitors/{visitor}/badge.svg", { event, visitor: id });
  const picture = await api.call<Blob>(badge, { as: "blob" });
  return picture.ok ? URL.createObjectURL(picture.data) : undefined;
}
