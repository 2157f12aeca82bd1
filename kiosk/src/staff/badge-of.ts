import type { Reading } from "../scanner/badge";
import type { Scan } from "../scanner/conversation";

/** What names a badge, if this does. */
export function badgeOf(of: Reading | Scan): { token: string } | { badge_id: string } | undefined {
  if ("token" in of && of.token) return { token: of.token };
  return "badge_id" in of && of.badge_id ? { badge_id: of.badge_id } : undefined;
}
