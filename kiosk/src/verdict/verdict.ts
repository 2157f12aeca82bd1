/** A phase of the scanner, told in words: what the verdict screen says. Pure; the view draws it. */
import type { Formats } from "../../../common/src/formats";
import type { Language } from "../../../common/src/i18n";
import { pickName } from "../../../common/src/names";
import type { Category, ScanResult } from "../../../common/src/protocol";
import type { Messages } from "../messages";
import type { DoorScreen } from "../model";
import { OVERDUE_AFTER, type Verdict } from "../scanner/machine";
import type { Icon } from "./icons";

export type OutcomeName = "admitted" | "refused" | "already_inside" | "invalid" | "waiting";

export interface VerdictText {
  outcome: OutcomeName;
  reason?: string;
  icon: Icon;
  title: string;
  name?: string;
  category?: { label: string; colour: string; ink: string };
  /** One quiet line of fact: since when, or the opening hours. */
  detail?: string;
  next: string;
}

/** What to say now; undefined while the kiosk is ready for a badge, or its answer is on time. */
export function verdictText(
  door: DoorScreen,
  t: Messages,
  f: Formats,
  language: Language,
): VerdictText | undefined {
  const { phase } = door.scanner;
  if (phase.at === "verdict") return tell(phase.verdict, door, t, f, language);
  if (phase.at !== "sending" || !phase.overdue) return undefined;
  const waited = Math.max(OVERDUE_AFTER, door.now - phase.scan.scanned_at);
  const detail = t.waitingFor(f.duration(waited));
  const title = door.link === "online" ? t.waitingOnline : t.waiting;
  return { outcome: "waiting", icon: "cut-off", title, detail, next: t.waitingNext };
}

function tell(verdict: Verdict, door: DoorScreen, t: Messages, f: Formats, language: Language): VerdictText {
  if (verdict.kind === "unread") {
    const { reason } = verdict;
    const words = { title: t.unread[reason], next: t.unreadNext[reason] };
    return { outcome: "invalid", reason, icon: "question", ...words };
  }
  if (verdict.kind === "failed") return fault(verdict.error.code, t);
  const { result } = verdict;
  if (verdict.kind === "invalid") return fault(result.reason ?? "other", t);
  const who = person(result, door.config.categories, language);
  if (verdict.kind === "refused") return { ...refusal(result.reason ?? "other", door, t, f), ...who };
  if (verdict.kind === "already_inside") {
    const detail = result.since ? { detail: t.alreadySince(f.time(result.since)) } : {};
    return {
      outcome: "already_inside",
      icon: "again",
      title: t.already,
      ...who,
      ...detail,
      next: t.alreadyNext,
    };
  }
  const { direction } = door.assignment;
  const words = { title: t.admitted[direction], next: t.admittedNext[direction] };
  return { outcome: "admitted", icon: "check", ...words, ...who };
}

function refusal(reason: string, door: DoorScreen, t: Messages, f: Formats): VerdictText {
  const known = reason in t.refused ? (reason as keyof Messages["refused"]) : "other";
  const hours = reason === "zone_closed" ? openHours(door, t, f) : undefined;
  const icon = reason === "zone_full" ? "full" : "cross";
  const words = { title: t.refused[known], next: t.refusedNext[known] };
  return { outcome: "refused", reason, icon, ...words, ...(hours ? { detail: hours } : {}) };
}

/** When the zone is open today: its own hours, or the next sitting of a session. */
function openHours({ zone, now }: DoorScreen, t: Messages, f: Formats): string | undefined {
  const today = f.isoDay(now);
  const time = f.time(now);
  const sitting = zone.times?.find((slot) => slot.day === today && slot.to > time);
  if (sitting) return t.openHours(sitting.from, sitting.to);
  return zone.opens && zone.closes ? t.openHours(zone.opens, zone.closes) : undefined;
}

/** The kiosk's own trouble: no visitor is to blame, so it is not shown as a refusal. */
function fault(reason: string, t: Messages): VerdictText {
  const known = reason in t.invalid ? (reason as keyof Messages["invalid"]) : "other";
  return { outcome: "invalid", reason, icon: "fault", title: t.invalid[known], next: t.invalidNext[known] };
}

function person(
  { visitor }: ScanResult,
  categories: readonly Category[],
  language: Language,
): Pick<VerdictText, "name" | "category"> {
  if (!visitor) return {};
  const category = categories.find((each) => each.id === visitor.category);
  const colour = category?.colour ?? "#ffffff";
  const label = pickName(category?.name, language, visitor.category);
  const name = pickName(visitor.names, language, visitor.name);
  return { name, category: { label, colour, ink: inkOn(colour) } };
}

/** Black or white, whichever reads better on a ground "#rrggbb" (relative luminance of WCAG 2). */
export function inkOn(ground: string): "#000000" | "#ffffff" {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const share = Number.parseInt(ground.slice(i, i + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}
