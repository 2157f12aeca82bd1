import { beforeEach, expect, test, vi } from "vitest";
import type { Api } from "./api";
import { watchBlockage } from "./blocked";

type Said = { accepted: boolean } | undefined;

beforeEach(() => {
  vi.stubGlobal("location", { origin: "https://expo.example" });
  return () => vi.unstubAllGlobals();
});

function bench(says: () => Said) {
  const told: (string | undefined)[] = [];
  const asked: string[] = [];
  const call = (async ({ path }: { path: string }) => {
    asked.push(path);
    const said = says();
    return said ? { ok: true, data: said } : { ok: false, error: { code: "no_connection", status: 0 } };
  }) as unknown as Api["call"];
  const blockage = watchBlockage(
    () => call,
    (why) => told.push(why),
  );
  const fail = async () => {
    blockage.failed();
    await new Promise((resolve) => setTimeout(resolve)); // the answer
  };
  return { blockage, told, asked, fail };
}

test("a server that is away blocks nothing", async () => {
  const { told, fail } = bench(() => undefined);
  for (let n = 0; n < 5; n += 1) await fail();
  expect(told).toEqual([]);
});

test("a server that is just back blocks nothing either: only what fails after its answer counts", async () => {
  let up = false;
  const { blockage, told, fail } = bench(() => (up ? { accepted: true } : undefined));
  await fail();
  up = true;
  await fail();
  await fail(); // began while it was away
  blockage.opened();
  expect(told).toEqual([]);
});

test.each([
  [true, "websocket_blocked"],
  [false, "origin_refused"],
])(
  "calls that are answered, with accepted %s, and connections that fail are told as %s",
  async (accepted, why) => {
    const { blockage, told, asked, fail } = bench(() => ({ accepted }));
    for (let n = 0; n < 6; n += 1) await fail();
    expect(told).toEqual([why]);
    expect(asked[0]).toBe("/live?origin=https%3A%2F%2Fexpo.example");
    blockage.opened();
    expect(told).toEqual([why, undefined]);
  },
);

test("once the server is away as well, it is no blockage any more", async () => {
  let up = true;
  const { told, fail } = bench(() => (up ? { accepted: true } : undefined));
  for (let n = 0; n < 3; n += 1) await fail();
  up = false;
  for (let n = 0; n < 3; n += 1) await fail();
  expect(told).toEqual(["websocket_blocked", undefined]);
});
