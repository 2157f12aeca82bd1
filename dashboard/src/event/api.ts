/** What the dashboard asks of the server, beside what both pages do. */
import { type ApiOptions, at, type CallOptions, createApi as createCommonApi } from "../../../common/src/api";

import type {
  AuditAction,
  AuditCheck,
  AuditPage,
  Breakdown,
  Changes,
  EventConfig,
  EventSeries,
  EventState,
  FeedScan,
  KioskChanges,
  KioskCommandName,
  KioskStatus,
  Me,
  Plan,
  RollCall,
  Visitor,
  VisitorPage,
  VisitorPath,
  Warning,
  WarningLog,
  Warnings,
  ZoneSeries,
} from "../../../common/src/protocol";

/** Half a million scans take so long to be read again. */
const RECOUNT_MS = 60_000;

/** A picture of some megabytes through a venue's Wi-Fi. */
const FILE_MS = 60_000;

export type { ApiError, CallOptions, Result } from "../../../common/src/api";

export type Api = ReturnType<typeof createApi>;
type Common = ReturnType<typeof createCommonApi>;

export function createApi(options: ApiOptions = {}) {
  const api = createCommonApi(options);
  return {
    ...api,
    ...sessionCalls(api),
    ...numberCalls(api),
    ...peopleCalls(api),
    ...planCalls(api),
    ...warningCalls(api),
    ...kioskCalls(api),
    ...auditCalls(api),
  };
}

/** Who is signed in. */
const sessionCalls = ({ call }: Common) => ({
  login: (name: string, password: string) => call<Me>(at("POST /session", {}), { body: { name, password } }),
  logout: () => call<undefined>(at("DELETE /session", {})),
});

/** What was counted, now and before. */
const numberCalls = ({ call }: Common) => ({
  state: (event: string, how?: CallOptions) =>
    call<EventState>(at("GET /events/{event}/state", { event }), how),
  zoneSeries: (event: string, zone: string, range: SeriesRange = {}, how?: CallOptions) =>
    call<ZoneSeries>(at("GET /events/{event}/series", { event }, { zone, ...range }), how),
  eventSeries: (event: string, range: SeriesRange = {}, how?: CallOptions) =>
    call<EventSeries>(at("GET /events/{event}/series", { event }, { ...range }), how),
  /** What the counters did; read from the whole log, which may take a while. Without a range: the event's present day. */
  changes: (event: string, range: SeriesRange = {}, how?: CallOptions) =>
    call<Changes>(at("GET /events/{event}/changes", { event }, { ...range }), {
      timeout: RECOUNT_MS,
      ...how,
    }),
  breakdown: (event: string, by: Breakdown["by"], range: Omit<SeriesRange, "step"> = {}, how?: CallOptions) =>
    call<Breakdown>(at("GET /events/{event}/breakdown", { event }, { by, ...range }), {
      timeout: RECOUNT_MS,
      ...how,
    }),
  scans: (event: string, limit = 50, how?: CallOptions) =>
    call<{ scans: FeedScan[] }>(at("GET /events/{event}/scans", { event }, { limit }), how),
});

/** The register, and who is inside. */
const peopleCalls = ({ call }: Common) => ({
  inside: (event: string, zone: string, how?: CallOptions) =>
    call<RollCall>(at("GET /events/{event}/inside", { event }, { zone }), how),
  /** The roll call as a CSV file, of a zone or (without one) the whole site. */
  insideTable: (event: string, zone?: string, how?: CallOptions) =>
    call<Blob>(at("GET /events/{event}/inside.csv", { event }, { zone }), { ...how, as: "blob" }),
  visitors: (event: string, search: VisitorSearch, how?: CallOptions) =>
    call<VisitorPage>(at("GET /events/{event}/visitors", { event }, { ...search }), how),
  visitor: (event: string, visitor: string, how?: CallOptions) =>
    call<Visitor>(at("GET /events/{event}/visitors/{visitor}", { event, visitor }), how),
  visitorPath: (event: string, visitor: string, how?: CallOptions) =>
    call<VisitorPath>(at("GET /events/{event}/visitors/{visitor}/path", { event, visitor }), how),
  groups: (event: string, how?: CallOptions) =>
    call<{ groups: { group: string; members: number }[] }>(at("GET /events/{event}/groups", { event }), how),
});

/** The floor plan. */
const planCalls = ({ call }: Common) => ({
  plan: (event: string, how?: CallOptions) => call<Plan>(at("GET /events/{event}/plan", { event }), how),
  planImage: (event: string, how?: CallOptions) =>
    call<Blob>(at("GET /events/{event}/plan/image", { event }), { timeout: FILE_MS, ...how, as: "blob" }),
  hangPlanImage: (event: string, picture: Blob, how?: CallOptions) =>
    call<Plan>(at("PUT /events/{event}/plan/image", { event }), { timeout: FILE_MS, ...how, body: picture }),
  removePlanImage: (event: string) => call<Plan>(at("DELETE /events/{event}/plan/image", { event })),
  /** Replaces all places; `plan_changed` where the plan is not that of `version` any more. */
  placeZones: (event: string, version: number, places: Plan["places"]) =>
    call<Plan>(at("PUT /events/{event}/plan/places", { event }), { body: { version, places } }),
});

/** What is warned of, and the config that says from where on. */
const warningCalls = ({ call }: Common) => ({
  /** A JSON Merge Patch on the config: null takes a key away, lists are replaced whole. */
  changeEvent: (event: string, changes: Record<string, unknown>) =>
    call<EventConfig>(at("PATCH /events/{event}", { event }), { body: changes }),
  warnings: (event: string, how?: CallOptions) =>
    call<Warnings>(at("GET /events/{event}/warnings", { event }), how),
  /** Newest first; `before` is what the page before gave as `next`. */
  warningLog: (event: string, page: { limit?: number; before?: number | undefined }, how?: CallOptions) =>
    call<WarningLog>(at("GET /events/{event}/warnings/log", { event }, page), how),
  /** Within a second its kiosks admit nobody, and nobody is connected by it. */
  holdKey: (event: string, key: string) =>
    call<undefined>(at("PUT /events/{event}/held-keys/{key}", { event, key })),
  letKeyGo: (event: string, key: string) =>
    call<undefined>(at("DELETE /events/{event}/held-keys/{key}", { event, key })),
  acknowledgeWarning: (event: string, warning: string, note?: string) =>
    call<Warning>(at("POST /events/{event}/warnings/{warning}/acknowledgement", { event, warning }), {
      body: note ? { note } : {},
    }),
});

/** Who did what. */
const auditCalls = ({ call }: Common) => ({
  /** Newest first; `before` is what the page before gave as `next`. */
  auditEntries: (search: AuditSearch, how?: CallOptions) =>
    call<AuditPage>(at("GET /audit", {}, { ...search }), how),
  /** Goes through the whole log. */
  checkAudit: (how?: CallOptions) =>
    call<AuditCheck>(at("GET /audit/check", {}), { timeout: RECOUNT_MS, ...how }),
});

/** The devices at the doors. */
const kioskCalls = ({ call }: Common) => ({
  kiosks: (event: string, how?: CallOptions) =>
    call<{ kiosks: KioskStatus[] }>(at("GET /events/{event}/kiosks", { event }), how),
  changeKiosk: (event: string, kiosk: string, changes: KioskChanges) =>
    call<KioskStatus>(at("PATCH /events/{event}/kiosks/{kiosk}", { event, kiosk }), { body: changes }),
  commandKiosk: (event: string, kiosk: string, command: KioskCommandName) =>
    call<{ id: string }>(at("POST /events/{event}/kiosks/{kiosk}/commands", { event, kiosk }), {
      body: { command },
    }),
  /** Those that are not connected; answers how each of them is then. */
  putKiosksAway: (event: string, kiosks: readonly string[]) =>
    call<{ kiosks: KioskStatus[] }>(at("POST /events/{event}/put-away", { event }), {
      body: { kiosks },
    }),
  forgetKiosk: (event: string, kiosk: string) =>
    call<undefined>(at("DELETE /events/{event}/kiosks/{kiosk}", { event, kiosk })),
});

/** `q` is looked for in names of every script, organization, group, external id, e-mail and badge number. */
export interface VisitorSearch {
  q?: string | undefined;
  category?: string | undefined;
  group?: string | undefined;
  limit?: number;
  /** What the page before gave as `next`. */
  cursor?: string | undefined;
}

/** Absent wants all; `actor` is a part of a name or an id. */
export interface AuditSearch {
  event?: string | undefined;
  action?: AuditAction | undefined;
  actor?: string | undefined;
  limit?: number;
  before?: number | undefined;
}

/** RFC 3339 or epoch milliseconds; `step` in minutes. */
export interface SeriesRange {
  from?: string | number;
  to?: string | number;
  step?: number;
}
