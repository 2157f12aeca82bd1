/**
 * The shapes of the interface (HTTP under /api/v1, and Socket.IO), under the names that design, server and documents use.
 * They come from the server's own description (`npm run types`); here they get the pages' names, and stricter forms where
 * the page knows more than the description says. An absent key means "there is none": the server never sends null.
 */
import type { components } from "./generated/openapi";
import type { Names } from "./names";

type Schemas = components["schemas"];

export type Direction = Schemas["Direction"];
export type Outcome = Schemas["Outcome"];
export type ZoneKind = Schemas["ZoneKind"];

/** Who the caller is. `event` and `zone` are there where the token or account is bound to one. */
export type Me = Schemas["Me"];

/** `colour` is "#rrggbb". */
export type Category = Named<Schemas["Category"]>;
/** One sitting of a session; `from` and `to` are "HH:MM" in the event's time zone. */
export type Slot = Schemas["Slot"];
/** `both_ways`: how a kiosk for both directions tells them apart; it asks where that is absent. */
export type Zone = Named<Schemas["Zone"]>;

/** An event's config. Zones come in the order of their tree, siblings as configured; `days` are "YYYY-MM-DD". */
export type EventConfig = Named<
  Omit<Schemas["EventDocument"], "zones" | "categories" | "venue" | "kiosk">
> & {
  zones: Zone[];
  categories: Category[];
  venue?: Names;
  /** What kiosks may show of a name, and how long they admit without the server. */
  kiosk?: Schemas["KioskRules"];
};

/** What somebody did, as the audit log names it. */
export { ACTION as ACTIONS } from "./generated/openapi";
export type AuditAction = Schemas["Action"];
export type AuditEntry = Schemas["AuditEntry"];
export type AuditCheck = Schemas["AuditCheck"];
export type AuditPage = Schemas["AuditPage"];

/** Why a badge was not admitted, in the order in which the door asks. */
export { REASON as REFUSALS } from "./generated/openapi";
export type Refusal = Schemas["Reason"];
/** What becomes of a row that could be taken. */
export type Decided = Exclude<Outcome, "invalid">;
/** Nobody is known to admit: these hold against staff's word. */
export const UNKNOWN_PERSON: ReadonlySet<string> = new Set<Refusal>([
  "invalid_token",
  "wrong_event",
  "unknown_badge",
]);

/** A row of `POST /events/E/scans`: one of `token` and `badge_id`; `scanned_at` in epoch milliseconds here. */
export type ScanRow = Stated<Schemas["ScanIn"]> & { scanned_at?: number };
/** `name` and `names` are there as far as the organizer lets a door see them. */
export type ScannedVisitor = Schemas["BadgeVisitor"];
/** One of a group; `position` is a zone's id or "away". */
export type GroupMember = Schemas["CheckedMember"];
/** The answer to one row. `occupancy` and `capacity` are those of the scanned zone; a booth has `visits` instead. */
export type ScanResult = Schemas["ScanResultDocument"];
/** A row of the feed of latest scans, newest first. `name` only for those who may see names. */
export type FeedScan = Schemas["FeedRow"];

/** Counters of a zone. A booth has `visits` and `unique` alone; `dwell_ms` is the total length of `stays` ended stays. */
export type ZoneState = Schemas["ZoneState"];
/** The `/state` document, also the snapshot of the namespace `/live`. In `flow`, "away" is a place too. */
export type EventState = Schemas["State"];

/** `occupancy` is there for every zone but a booth. */
export type Minute = Required<Schemas["Minute"]>;
export type Peak = Schemas["Peak"];
type Range = Pick<Schemas["Series"], "from" | "to" | "step">;
/** The series of one zone; `step` is in minutes. */
export type ZoneSeries = Range & Schemas["ZoneSeries"] & { zone: string };
/** The series of all zones but booths. */
export type EventSeries = Range & { zones: Record<string, { minutes: Minute[]; peak?: Peak }> };

/** What the counters did, minute by minute; `at` of the whole is when it was counted. */
export type Changes = Schemas["Changes"];
/** Counters at a moment. `site`: all root zones, where `unique` are different people. */
export type Standing = Schemas["Standing"];
export type ZoneCounts = Schemas["ZoneCounts"];
/** Visits by the id of a category, or by the name of a group; "" for those without one. */
export type Breakdown = Schemas["Breakdown"];

/** What a kiosk needs to judge a badge by itself; `categories` by their code on the badge, `groups` by their badge. */
export type DoorBook = Schemas["DoorBook"];
/** What a token or badge id proves now, and where its holder is. */
export type BadgeCheck = Schemas["TokenVerdict"];
/** Those in a zone now; `zone` of a visitor is the zone below it in which they are. */
export type RollCall = Schemas["RollCall"];
export type PersonInside = Schemas["PersonInside"];
/** A row of the register, with the present badge. */
export type Visitor = Schemas["VisitorDocument"];
export type VisitorPage = Schemas["VisitorPage"];
/** A visitor's scans, each with its last word, and the stays that follow from them. */
export type VisitorPath = Schemas["VisitorPathDocument"];
export type PathScan = Schemas["PathScanDocument"];
export type Stay = Schemas["StayDocument"];
/** The floor plan: its picture, and where the zones stand on it, 0 to 1 of its width and of its height. */
export type Plan = Schemas["PlanDocument"];
/** What is warned of now, and which zones will soon be full. */
export type Warnings = Schemas["Warnings"];
export type Warning = Schemas["WarningDocument"];
/** A warning as it was when it was raised, ended or acknowledged. */
export type LoggedWarning = Schemas["LoggedWarning"];
export type WarningLog = Schemas["WarningLog"];
export type KioskStatus = Schemas["KioskDocument"];
/** What somebody is needed for at a kiosk, in the order of urgency. */
export { KIOSK_NEED as KIOSK_NEEDS } from "./generated/openapi";
export type KioskNeed = Schemas["KioskNeed"];
export type KioskChanges = Stated<Schemas["KioskChanges"]>;
export type KioskCommandName = Schemas["KioskCommand"];
/** Visitors alone, or a volunteer beside it. */
export type KioskMode = Schemas["KioskMode"];
/** Where people come and go: one way, or both. */
export type DoorDirection = Schemas["DoorDirection"];
export type ErrorBody = Schemas["ErrorAnswer"];

/** With names in the languages that the pages speak. */
type Named<T extends { name: unknown }> = Omit<T, "name"> & { name: Names };
/** A request without the nulls that the server would take for absence. */
export type Stated<T> = { [K in keyof T]: Exclude<T[K], null> };
