/** What the dashboard asks of the server, beside what both pages do. */
import {
  type ApiOptions,
  type CallOptions,
  createApi as createCommonApi,
  query,
} from "../../../common/src/api";

import type {
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
  };
}

/** Who is signed in. */
const sessionCalls = ({ call }: Common) => ({
  login: (name: string, password: string) => call<Me>("POST", "/session", { name, password }),
  logout: () => call<undefined>("DELETE", "/session"),
});

/** What was counted, now and before. */
const numberCalls = ({ get, at }: Common) => ({
  state: (event: string, how?: CallOptions) => get<EventState>(at(event, "/state"), how),
  zoneSeries: (event: string, zone: string, range: SeriesRange = {}, how?: CallOptions) =>
    get<ZoneSeries>(at(event, `/series${query({ zone, ...range })}`), how),
  eventSeries: (event: string, range: SeriesRange = {}, how?: CallOptions) =>
    get<EventSeries>(at(event, `/series${query({ ...range })}`), how),
  /** What the counters did; read from the whole log, which may take a while. Without a range: the event's present day. */
  changes: (event: string, range: SeriesRange = {}, how?: CallOptions) =>
    get<Changes>(at(event, `/changes${query({ ...range })}`), { timeout: RECOUNT_MS, ...how }),
  breakdown: (event: string, by: Breakdown["by"], range: Omit<SeriesRange, "step"> = {}, how?: CallOptions) =>
    get<Breakdown>(at(event, `/breakdown${query({ by, ...range })}`), { timeout: RECOUNT_MS, ...how }),
  scans: (event: string, limit = 50, how?: CallOptions) =>
    get<{ scans: FeedScan[] }>(at(event, `/scans${query({ limit })}`), how),
});

/** The register, and who is inside. */
const peopleCalls = ({ get, at }: Common) => ({
  inside: (event: string, zone: string, how?: CallOptions) =>
    get<RollCall>(at(event, `/inside${query({ zone })}`), how),
  /** The roll call as a CSV file, of a zone or (without one) the whole site. */
  insideTable: (event: string, zone?: string, how?: CallOptions) =>
    get<Blob>(at(event, `/inside.csv${query({ zone })}`), { ...how, as: "blob" }),
  visitors: (event: string, search: VisitorSearch, how?: CallOptions) =>
    get<VisitorPage>(at(event, `/visitors${query({ ...search })}`), how),
  visitor: (event: string, visitor: string, how?: CallOptions) =>
    get<Visitor>(at(event, `/visitors/${encodeURIComponent(visitor)}`), how),
  visitorPath: (event: string, visitor: string, how?: CallOptions) =>
    get<VisitorPath>(at(event, `/visitors/${encodeURIComponent(visitor)}/path`), how),
  groups: (event: string, how?: CallOptions) =>
    get<{ groups: { group: string; members: number }[] }>(at(event, "/groups"), how),
});

/** The floor plan. */
const planCalls = ({ get, call, at }: Common) => ({
  plan: (event: string, how?: CallOptions) => get<Plan>(at(event, "/plan"), how),
  planImage: (event: string, how?: CallOptions) =>
    get<Blob>(at(event, "/plan/image"), { timeout: FILE_MS, ...how, as: "blob" }),
  hangPlanImage: (event: string, picture: Blob, how?: CallOptions) =>
    call<Plan>("PUT", at(event, "/plan/image"), picture, { timeout: FILE_MS, ...how }),
  removePlanImage: (event: string) => call<Plan>("DELETE", at(event, "/plan/image")),
  /** Replaces all places; `plan_changed` where the plan is not that of `version` any more. */
  placeZones: (event: string, version: number, places: Plan["places"]) =>
    call<Plan>("PUT", at(event, "/plan/places"), { version, places }),
});

/** What is warned of, and the config that says from where on. */
const warningCalls = ({ get, call, at }: Common) => ({
  /** A JSON Merge Patch on the config: null takes a key away, lists are replaced whole. */
  changeEvent: (event: string, changes: Record<string, unknown>) =>
    call<EventConfig>("PATCH", at(event), changes),
  warnings: (event: string, how?: CallOptions) => get<Warnings>(at(event, "/warnings"), how),
  /** Newest first; `before` is what the page before gave as `next`. */
  warningLog: (event: string, page: { limit?: number; before?: number | undefined }, how?: CallOptions) =>
    get<WarningLog>(at(event, `/warnings/log${query(page)}`), how),
  acknowledgeWarning: (event: string, warning: string, note?: string) =>
    call<Warning>(
      "POST",
      at(event, `/warnings/${encodeURIComponent(warning)}/acknowledgement`),
      note ? { note } : {},
    ),
});

/** The devices at the doors. */
const kioskCalls = ({ get, call, at }: Common) => ({
  kiosks: (event: string, how?: CallOptions) => get<{ kiosks: KioskStatus[] }>(at(event, "/kiosks"), how),
  changeKiosk: (event: string, kiosk: string, changes: KioskChanges) =>
    call<KioskStatus>("PATCH", at(event, `/kiosks/${encodeURIComponent(kiosk)}`), changes),
  commandKiosk: (event: string, kiosk: string, command: KioskCommandName) =>
    call<{ id: string }>("POST", at(event, `/kiosks/${encodeURIComponent(kiosk)}/commands`), { command }),
  forgetKiosk: (event: string, kiosk: string) =>
    call<undefined>("DELETE", at(event, `/kiosks/${encodeURIComponent(kiosk)}`)),
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

/** RFC 3339 or epoch milliseconds; `step` in minutes. */
export interface SeriesRange {
  from?: string | number;
  to?: string | number;
  step?: number;
}
