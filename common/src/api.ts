/**
 * The HTTP client of both pages, with the calls that both or the kiosk make; dashboard/src/event/api.ts has its own beside them. Every call ends in a value: `{ok: true, data}` or `{ok: false, error}`; nothing is thrown.
 * With a token it speaks as its bearer, without one as the browser's session.
 */
import type { Routes } from "./generated/openapi";
import type { BadgeCheck, DoorBook, ErrorBody, EventConfig, Me, ScanResult, ScanRow } from "./protocol";

/**
 * `status` is HTTP's, or 0 where no answer came. Then `code` is one of the client's own: `no_connection`, `timed_out`,
 * `cancelled`. An answer that is not the interface's (a proxy's page, say) is `not_understood`.
 */
export interface ApiError {
  code: string;
  message: string;
  status: number;
  details?: Record<string, unknown>;
}

export type Result<T> = { ok: true; data: T } | { ok: false; error: ApiError };

export interface ApiOptions {
  token?: string | undefined;
  /** Of a kiosk: its own id, which its scans bear; and what makes it another one where that is another key's. */
  kiosk?: { id(): string; renew(taken: string): void };
  /** Where the interface lives; the page's own origin by default. */
  base?: string;
  /** How long an answer may take, in milliseconds. */
  timeout?: number;
  fetch?: typeof fetch;
}

export interface CallOptions {
  timeout?: number;
  signal?: AbortSignal;
  /** A file is sent as it is, everything else as JSON. */
  body?: unknown;
  /** A picture comes as a Blob; everything else is JSON. */
  as?: "blob";
}

/** The id that a kiosk says of itself belongs to another key. */
export const ID_TAKEN = "kiosk_id_taken";

export type Api = ReturnType<typeof createApi>;

/** What is to be asked, as `at` makes it. */
export interface Address {
  method: string;
  path: string;
}

export function createApi(options: ApiOptions = {}) {
  const call = createCall(options);
  const { kiosk } = options;

  /** A call that bears the kiosk's id; where it is another key's, once more with another. */
  async function telling<T>(address: Address, body: object, how?: CallOptions): Promise<Result<T>> {
    const id = kiosk?.id();
    if (!kiosk || id === undefined) return call<T>(address, { ...how, body });
    const first = await call<T>(address, { ...how, body: { ...body, kiosk_id: id } });
    if (first.ok || first.error.code !== ID_TAKEN) return first;
    kiosk.renew(id);
    return call<T>(address, { ...how, body: { ...body, kiosk_id: kiosk.id() } });
  }

  return {
    call,
    me: (how?: CallOptions) => call<Me>(at("GET /me", {}), how),
    events: (how?: CallOptions) => call<{ events: EventConfig[] }>(at("GET /events", {}), how),
    event: (event: string, how?: CallOptions) => call<EventConfig>(at("GET /events/{event}", { event }), how),
    /** What a token, or the number on a badge, proves now, and whether its holder is in the zone; nothing is counted. */
    verifyBadge: (
      event: string,
      badge: ({ token: string } | { badge_id: string }) & { zone?: string },
      how?: CallOptions,
    ) => call<BadgeCheck>(at("POST /events/{event}/badges/verify", { event }), { ...how, body: badge }),
    doorBook: (event: string, zone: string, how?: CallOptions) =>
      call<DoorBook>(at("GET /events/{event}/badges/book", { event }, { zone }), how),
    /** 1 to 500 rows; the results come in the same order. */
    recordScans: (event: string, scans: ScanRow[], how?: CallOptions) =>
      telling<{ results: ScanResult[] }>(at("POST /events/{event}/scans", { event }), { scans }, how),
    voidScan: (event: string, scan: string, reason?: string) =>
      telling<{ scan_id: string; voided: boolean }>(
        at("POST /events/{event}/scans/{scan}/void", { event, scan }),
        reason ? { reason } : {},
      ),
  };
}

/** The names in braces of a route. */
type PartOf<Route> = Route extends `${string}{${infer Part}}${infer Rest}` ? Part | PartOf<Rest> : never;
type Query<Route extends keyof Routes> = Partial<Record<Routes[Route], string | number | undefined>>;

/** The address of a route that the server has; `parts` are what its braces stand for. */
export function at<Route extends keyof Routes>(
  route: Route,
  parts: Record<PartOf<Route>, string>,
  query: Query<Route> = {},
): Address {
  const [method = "", path = ""] = route.split(" ");
  const filled = path.replace(/{(\w+)}/g, (_, part: PartOf<Route>) => encodeURIComponent(parts[part]));
  const given = Object.entries<string | number | undefined>(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return { method, path: search ? `${filled}?${search}` : filled };
}

/** One call: it ends in an answer, or in the reason why none came. */
function createCall(options: ApiOptions) {
  const { base = "/api/v1", timeout = 10_000, token } = options;
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  return async <T>({ method, path }: Address, how: CallOptions = {}): Promise<Result<T>> => {
    const limit = limited(how.timeout ?? timeout, how.signal);
    try {
      const response = await send(base + path, {
        ...request(method, how, token),
        signal: limit.signal,
      });
      return await read<T>(response, how.as);
    } catch (problem) {
      return { ok: false, error: { code: limit.why(), message: String(problem), status: 0 } };
    } finally {
      limit.over();
    }
  };
}

/** A signal that is aborted when it takes too long, or when the answer is not wanted any more. */
function limited(timeout: number, wanted: AbortSignal | undefined) {
  const abort = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, timeout);
  const cancel = () => abort.abort();
  if (wanted?.aborted) cancel();
  wanted?.addEventListener("abort", cancel);
  return {
    signal: abort.signal,
    why: () => (late ? "timed_out" : wanted?.aborted ? "cancelled" : "no_connection"),
    over() {
      clearTimeout(timer);
      wanted?.removeEventListener("abort", cancel);
    },
  };
}

function request(method: string, { body, as }: CallOptions, token: string | undefined): RequestInit {
  const headers: Record<string, string> = as ? {} : { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const file = body instanceof Blob;
  if (body !== undefined)
    headers["Content-Type"] = file ? body.type || "application/octet-stream" : "application/json";
  return {
    method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
  };
}

async function read<T>(response: Response, as: CallOptions["as"]): Promise<Result<T>> {
  const { status } = response;
  if (response.ok && as === "blob") return { ok: true, data: (await response.blob()) as T };
  if (status === 204) return { ok: true, data: undefined as T };
  let body: unknown;
  try {
    body = await response.json();
  } catch (problem) {
    if (problem instanceof DOMException) throw problem; // aborted while reading: no answer came
    return { ok: false, error: { code: "not_understood", message: `HTTP ${status}, not JSON`, status } };
  }
  if (response.ok) return { ok: true, data: body as T };
  if (isErrorBody(body)) return { ok: false, error: { ...body.error, status } };
  return { ok: false, error: { code: "not_understood", message: `HTTP ${status}`, status } };
}

function isErrorBody(body: unknown): body is ErrorBody {
  const error = (body as ErrorBody | undefined)?.error;
  return typeof error?.code === "string" && typeof error.message === "string";
}
