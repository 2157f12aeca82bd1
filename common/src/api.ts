/**
 * The HTTP client of both pages, with the calls that both or the kiosk make; dashboard/src/event/api.ts has its own beside them. Every call ends in a value: `{ok: true, data}` or `{ok: false, error}`; nothing is thrown.
 * With a token it speaks as its bearer, without one as the browser's session.
 */
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
  /** Where the interface lives; the page's own origin by default. */
  base?: string;
  /** How long an answer may take, in milliseconds. */
  timeout?: number;
  fetch?: typeof fetch;
}

export interface CallOptions {
  timeout?: number;
  signal?: AbortSignal;
  /** A picture comes as a Blob; everything else is JSON. */
  as?: "blob";
}

export type Query = Record<string, string | number | undefined>;
export type Api = ReturnType<typeof createApi>;

export function createApi(options: ApiOptions = {}) {
  const call = createCall(options);
  const get = <T>(path: string, how?: CallOptions) => call<T>("GET", path, undefined, how);
  const at = (event: string, rest = "") => `/events/${encodeURIComponent(event)}${rest}`;

  return {
    at,
    get,
    call,
    picture: (path: string) => get<Blob>(path, { as: "blob" }),
    me: (how?: CallOptions) => get<Me>("/me", how),
    events: (how?: CallOptions) => get<{ events: EventConfig[] }>("/events", how),
    event: (event: string, how?: CallOptions) => get<EventConfig>(at(event), how),
    /** What a token, or the number on a badge, proves now, and where its holder is; nothing is counted. */
    verifyBadge: (event: string, badge: { token: string } | { badge_id: string }, how?: CallOptions) =>
      call<BadgeCheck>("POST", at(event, "/badges/verify"), badge, how),
    doorBook: (event: string, zone: string, how?: CallOptions) =>
      get<DoorBook>(at(event, `/badges/book${query({ zone })}`), how),
    /** 1 to 500 rows; the results come in the same order. */
    recordScans: (event: string, scans: ScanRow[], how?: CallOptions) =>
      call<{ results: ScanResult[] }>("POST", at(event, "/scans"), { scans }, how),
    voidScan: (event: string, scanId: string, reason?: string) =>
      call<{ scan_id: string; voided: boolean }>(
        "POST",
        at(event, `/scans/${encodeURIComponent(scanId)}/void`),
        reason ? { reason } : undefined,
      ),
  };
}

/** One call: it ends in an answer, or in the reason why none came. */
function createCall(options: ApiOptions) {
  const { base = "/api/v1", timeout = 10_000, token } = options;
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  return async <T>(
    method: string,
    path: string,
    body?: unknown,
    how: CallOptions = {},
  ): Promise<Result<T>> => {
    const limit = limited(how.timeout ?? timeout, how.signal);
    try {
      const response = await send(base + path, {
        ...request(method, body, how, token),
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

function request(method: string, body: unknown, how: CallOptions, token: string | undefined): RequestInit {
  const headers: Record<string, string> = how.as ? {} : { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  // A file is sent as it is, everything else as JSON.
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

export function query(values: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value !== undefined) params.set(key, String(value));
  const text = params.toString();
  return text && `?${text}`;
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
