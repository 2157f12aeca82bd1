/** A phase of the scanner, told in words: what the verdict screen says. Pure; the view draws it. */
import { formats } from "../../../common/src/formats";
import { type Language, matchLanguage } from "../../../common/src/i18n";
import { personName, pickName } from "../../../common/src/names";
import type { Category, ScanResult } from "../../../common/src/protocol";
import type { DoorState } from "../door/state";
import type { Scan, Verdict, Who } from "../scanner/conversation";
import { MESSAGES, type Messages } from "../words";
import { factsOf, type Teller } from "./facts";
import type { Icon } from "./icons";

type Decided = Extract<Verdict, { result: ScanResult }>;

export interface VerdictText {
  outcome: Verdict["kind"];
  /** The visitor's own language where their record says it, else the kiosk's. */
  language: Language;
  reason?: string;
  /** The kiosk decided by itself, and the server does not know yet. */
  byKiosk: boolean;
  icon: Icon;
  title: string;
  name?: string;
  category?: { label: string; colour: string; ink: string };
  /** Quiet lines of fact: since when, which days or hours, how many of a group. */
  details: readonly string[];
  next: string;
}

/** What to say of a verdict at this door. */
export function tell(verdict: Verdict, door: DoorState, kiosks: Language): VerdictText {
  const theirs = "result" in verdict ? verdict.result.visitor?.language : undefined;
  const language = (theirs && matchLanguage(theirs)) || kiosks;
  const t = MESSAGES[language];
  const base = { language, byKiosk: "byKiosk" in verdict && verdict.byKiosk, details: [] };
  if (verdict.kind === "unread") {
    const { reason } = verdict;
    const words = { title: t.unread[reason], next: t.unreadNext[reason] };
    return { ...base, outcome: "unread", reason, icon: "question", ...words };
  }
  if (verdict.kind === "closed") {
    const { why } = verdict;
    return {
      ...base,
      outcome: "closed",
      reason: why,
      icon: "closed",
      title: t.closed[why],
      next: t.closedNext[why],
    };
  }
  if ("who" in verdict) {
    const name = nameOf(verdict.who, language) ?? verdict.who.badge_id;
    const words = { title: t.passed[verdict.kind], next: t.passedNext[verdict.kind] };
    return { ...base, outcome: verdict.kind, icon: "back", ...words, ...(name ? { name } : {}) };
  }
  return { ...base, ...decided(verdict, { door, t, f: formats(language, door.config.timezone), language }) };
}

/** By what name somebody is spoken of; undefined where only the badge is known. */
export const nameOf = (who: Who, language: Language): string | undefined => personName(who, language);

type Told = Omit<VerdictText, "language" | "byKiosk">;

function decided({ result, kind, scan }: Decided, teller: Teller): Told {
  const { door, t, f, language } = teller;
  const reason = result.reason ?? "other";
  const about = factsOf(reason, result, teller);
  const fact = about.detail ? [about.detail] : [];
  if (kind === "invalid") return { ...fault(reason, t), details: fact };
  const { details: group = [], ...name } = groupOf(result, teller);
  const who = { ...person(result, door.config.categories, language), ...name };
  if (kind === "refused") {
    const told = refusal(reason, scan, t);
    return { ...told, ...who, details: [...fact, ...group], next: about.next ?? told.next };
  }
  const direction = scan.direction ?? "in";
  if (kind === "already_inside") {
    const since = result.since ? [t.alreadySince(f.time(result.since))] : [];
    return {
      outcome: kind,
      icon: "again",
      title: t.already,
      ...who,
      details: [...since, ...group],
      next: t.alreadyNext,
    };
  }
  const next = kind === "queued" ? t.queuedNext : t.admittedNext[direction];
  return { outcome: kind, icon: "check", title: t.admitted[direction], next, ...who, details: group };
}

function refusal(reason: string, { token }: Scan, t: Messages): Omit<Told, "details"> {
  // Whoever has shown the code already is not told to show it.
  const word = reason === "not_verifiable" && token !== undefined ? "not_provable" : reason;
  const known = word in t.refused ? (word as keyof Messages["refused"]) : "other";
  const icon = reason === "zone_full" ? "full" : "cross";
  return { outcome: "refused", reason, icon, title: t.refused[known], next: t.refusedNext[known] };
}

/** The kiosk's own trouble: no visitor is to blame, so it is not shown as a refusal. */
function fault(reason: string, t: Messages): Omit<Told, "details"> {
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
  const name = personName(visitor, language);
  return { ...(name ? { name } : {}), category: { label, colour, ink: inkOn(colour) } };
}

/** A group by its name, and how many of it were admitted, as far as it is known who they are. */
function groupOf({ group }: ScanResult, { t, f, language }: Teller): { name?: string; details?: string[] } {
  if (!group) return {};
  const { id, members } = group;
  if (members.length === 0) return { name: id };
  const refused = members.filter((member) => member.outcome !== "admitted");
  const count = t.groupAdmitted(f.number(members.length - refused.length), f.number(members.length));
  const names = refused.flatMap(({ visitor }) => (visitor && personName(visitor, language)) ?? []);
  return { name: id, details: names.length > 0 ? [count, t.groupRefused(f.list(names))] : [count] };
}

/** Black or white, whichever reads better on a ground "#rrggbb" (relative luminance of WCAG 2). */
export function inkOn(ground: string): "#000000" | "#ffffff" {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const share = Number.parseInt(ground.slice(i, i + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}
