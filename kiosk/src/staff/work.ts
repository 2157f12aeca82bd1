/** What staff's dialogs do: the PIN is checked, somebody is registered, a refused badge is admitted by hand. */

import { personName } from "../../../common/src/names";
import { UNKNOWN_PERSON } from "../../../common/src/protocol";
import { isBooth } from "../../../common/src/zone-kinds";
import type { Scan, Verdict } from "../scanner/conversation";
import { badgeOf } from "./badge-of";
import type { Opened, RefusedBadge } from "./dialog";
import { type DeskParts, still } from "./parts";
import { badgePicture, register } from "./people";

const REASON_LENGTH = 200;

/** @param enter called where it is the right one */
export async function checkPin(desk: DeskParts, enter: (what: Opened) => void): Promise<void> {
  const asked = still(desk, "pin");
  if (!asked) return;
  const { right, wait } = await desk.options.pin.check(asked.typed);
  if (!still(desk, "pin")) return;
  if (right) return enter(asked.after);
  const until = wait === undefined ? {} : { waitUntil: desk.options.station.clock.now() + wait };
  desk.show({ ...asked, typed: "", wrong: true, ...until });
}

/** Somebody who is not in the register yet: registered, let in, and given a badge to photograph. */
export async function walkIn(desk: DeskParts): Promise<void> {
  const { options, show } = desk;
  const asked = still(desk, "walkIn");
  if (!asked || asked.busy || asked.made || !asked.form.name.trim()) return;
  const { trouble: _, ...rest } = asked;
  show({ ...rest, busy: true });
  const event = () => options.state().config.id;
  const made = await register(options.station.api(), event(), asked.form, asked.key);
  const open = { ...rest, ...(still(desk, "walkIn")?.waits ? { waits: true as const } : {}) };
  if (!made.ok) return show({ ...open, busy: false, trouble: made.error.code });
  show({ ...open, busy: false, made: made.data });
  const atBooth = isBooth(options.state().zone);
  options.take({ badge_id: made.data.badge_id, ...(atBooth ? {} : { direction: "in" as const }) });
  const qr = await badgePicture(options.station.api(), event(), made.data);
  const shown = still(desk, "walkIn");
  if (qr && shown?.key === asked.key) show({ ...shown, qr });
}

/** The badge that the dialog is about, and nobody else whoever passes meanwhile. */
export function admitByHand(desk: DeskParts): void {
  const asked = still(desk, "byHand");
  const reason = asked?.reason.trim().slice(0, REASON_LENGTH);
  if (!asked?.badge || !reason) return;
  const { badge } = asked;
  const scan = "scan" in badge ? saidOf(badge.scan) : { badge_id: badge.person.badge_id, ...wayIn(desk) };
  desk.show(undefined);
  desk.store.dispatch({ kind: "refused", badge: undefined });
  desk.options.take({ ...scan, force: true, reason });
}

/** The badge, and what was said of it already: nobody is asked again. */
function saidOf(scan: Scan): Partial<Pick<Scan, "token" | "badge_id" | "direction" | "members">> {
  const { direction, members } = scan;
  return { ...badgeOf(scan), ...(direction ? { direction } : {}), ...(members ? { members } : {}) };
}

/** Who is admitted goes in, where people go both ways. */
function wayIn({ options }: DeskParts): Pick<Scan, "direction"> {
  const { zone, assignment } = options.state();
  return assignment.direction === "both" && !isBooth(zone) ? { direction: "in" } : {};
}

/** What staff may still turn into an admission (docs/counting.md, "At the door"). */
export function refusedBy({ options, store }: DeskParts, verdict: Verdict): RefusedBadge | undefined {
  if (!("scan" in verdict)) return store.state.refused;
  const { kind, scan, result } = verdict;
  if (kind !== "refused" || UNKNOWN_PERSON.has(result.reason ?? "")) return undefined;
  const name = result.visitor && personName(result.visitor, options.language());
  return { scan, ...(name ? { name } : {}) };
}
