import { expect, test, vi } from "vitest";
import { createApi } from "./api";
import { formats } from "./formats";
import { detectLanguage, matchLanguage } from "./i18n";
import { pickName } from "./names";

const reply = (status: number, body: string) =>
  vi.fn(async () => new Response(status === 204 ? null : body, { status }));

test("languages are matched by script and by region", () => {
  expect(["zh-TW", "zh-HK", "zh-Hant-CN", "zh", "zh-CN", "zh-SG", "en-US", "fr"].map(matchLanguage)).toEqual([
    "zh-Hant",
    "zh-Hant",
    "zh-Hant",
    "zh-Hans",
    "zh-Hans",
    "zh-Hans",
    "en",
    undefined,
  ]);
  expect(detectLanguage(["fr", "zh-HK", "en"])).toBe("zh-Hant");
  expect(detectLanguage([])).toBe("en");
});

test("times are the event's, whatever the device's zone", () => {
  const f = formats("en", "Asia/Shanghai");
  expect(f.clock("2024-06-15T06:32:06Z")).toBe("14:32:06");
  expect(f.isoDay("2024-06-15T17:00:00Z")).toBe("2024-06-16");
  expect(f.fileStamp("2024-06-15T17:05:59Z")).toBe("2024-06-16-0105");
  expect(formats("zh-Hant", "Asia/Kolkata").fileStamp(Date.parse("2024-06-15T17:05:59Z"))).toBe(
    "2024-06-15-2235",
  );
  expect(f.day("2024-06-15T17:00:00Z")).toBe("Sunday 16 June");
  expect(formats("en", "Nowhere/Land").number(1284)).toBe("1,284");
});

test("days are named, and where many follow each other, their ends", () => {
  const f = formats("en", "America/Los_Angeles");
  expect(f.days(["2024-06-15"])).toBe("Saturday 15 June");
  expect(f.days(["2024-06-16", "2024-06-15"])).toBe("Saturday 15 June and Sunday 16 June");
  expect(f.days(["2024-06-28", "2024-06-29", "2024-06-30", "2024-07-01", "2024-07-04"])).toBe(
    "Friday 28 June – Monday 1 July and Thursday 4 July",
  );
  expect(formats("zh-Hans").days(["2024-06-15", "2024-06-16"])).toBe("6月15日星期六和6月16日星期日");
  expect(formats("zh-Hant").days(["2024-06-15", "2024-06-17"])).toBe("6月15日星期六及6月17日星期一");
});

test("changes carry their sign, lengths of time their units", () => {
  const f = formats("en");
  expect([f.change(86), f.change(-11), f.change(0)]).toEqual(["+86", "−11", "0"]);
  expect([45_000, 720_000, 8_040_000, 7_200_000].map(f.duration)).toEqual([
    "45 s",
    "12 min",
    "2 h 14 min",
    "2 h",
  ]);
  expect(formats("zh-Hant").duration(8_040_000)).toBe("2 小時 14 分鐘");
});

test("a name falls back to the nearest there is", () => {
  expect(pickName({ en: "Hall", "zh-Hans": "展厅" }, "zh-Hant")).toBe("展厅");
  expect(pickName({ en: "Hall" }, "zh-Hans")).toBe("Hall");
  expect(pickName(undefined, "en", "hall-1")).toBe("hall-1");
});

test("an answer is data, and it was asked for with the token", async () => {
  const fetch = reply(200, '{"role":"kiosk"}');
  const api = createApi({ token: "T", fetch });
  expect(await api.me()).toEqual({ ok: true, data: { role: "kiosk" } });
  expect(fetch).toHaveBeenCalledWith(
    "/api/v1/me",
    expect.objectContaining({ headers: expect.objectContaining({ Authorization: "Bearer T" }) }),
  );
});

test("an error is a value, the server's own or the client's", async () => {
  const error = { code: "unknown_event", message: "no" };
  const get = (status: number, body: string) => createApi({ fetch: reply(status, body) }).event("x");
  expect(await get(404, JSON.stringify({ error }))).toEqual({ ok: false, error: { ...error, status: 404 } });
  expect(await get(502, "<html>")).toMatchObject({
    ok: false,
    error: { code: "not_understood", status: 502 },
  });
  const broken = createApi({ fetch: () => Promise.reject(new TypeError("down")) });
  expect(await broken.me()).toMatchObject({ ok: false, error: { code: "no_connection", status: 0 } });
});

test("an answer that does not come in time is an error too", async () => {
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      const stop = () => reject(new Error("aborted"));
      if (init?.signal?.aborted) stop();
      init?.signal?.addEventListener("abort", stop);
    });
  const api = createApi({ fetch: never, timeout: 5 });
  expect(await api.me()).toMatchObject({ ok: false, error: { code: "timed_out" } });
  const cancelled = api.me({ signal: AbortSignal.abort() });
  expect(await cancelled).toMatchObject({ ok: false, error: { code: "cancelled" } });
});

test("a kiosk's scans bear its id, and nobody else's do", async () => {
  const fetch = reply(200, '{"results": []}');
  const sent = (): unknown =>
    JSON.parse(String((fetch.mock.lastCall as unknown as [string, RequestInit])[1].body));
  await createApi({ fetch, kiosk: { id: () => "tablet-1", renew: () => undefined } }).recordScans("expo", []);
  expect(sent()).toEqual({ scans: [], kiosk_id: "tablet-1" });
  await createApi({ fetch }).recordScans("expo", []);
  expect(sent()).toEqual({ scans: [] });
});

test("a kiosk whose id is another key's sends the same under a new one", async () => {
  const bodies: unknown[] = [];
  const answers = [
    new Response('{"error": {"code": "kiosk_id_taken", "message": ""}}', { status: 409 }),
    new Response('{"results": []}'),
  ];
  const fetch = vi.fn(async (_: unknown, init?: RequestInit) => {
    bodies.push(JSON.parse(String(init?.body)));
    return answers.shift() as Response;
  });
  let id = "tablet-1";
  const kiosk = {
    id: () => id,
    renew: (taken: string) => {
      if (taken === id) id = "tablet-2";
    },
  };
  expect(await createApi({ fetch, kiosk }).recordScans("expo", [])).toEqual({
    ok: true,
    data: { results: [] },
  });
  expect(bodies).toEqual([
    { scans: [], kiosk_id: "tablet-1" },
    { scans: [], kiosk_id: "tablet-2" },
  ]);
});
