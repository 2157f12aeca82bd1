import { beforeEach, expect, test, vi } from "vitest";
import { ANSWER_WITHIN, createAnswering } from "./answering";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function server(answers: () => boolean) {
  const said: boolean[] = [];
  const answering = createAnswering(
    async () => answers(),
    (yes) => said.push(yes),
  );
  return { answering, said };
}

test("a request that is late is known to be late before it ends", async () => {
  const { answering } = server(() => false);
  answering.began();
  await vi.advanceTimersByTimeAsync(ANSWER_WITHIN - 1);
  expect(answering.yes()).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(answering.yes()).toBe(false);
});

test("it is asked until it is back", async () => {
  let up = false;
  const { answering, said } = server(() => up);
  answering.began()(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(answering.yes()).toBe(false);
  up = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(said).toEqual([false, true]);
});

test("a server that answers late is not back", async () => {
  const { answering } = server(() => true);
  const ended = answering.began();
  await vi.advanceTimersByTimeAsync(1_000);
  ended(true);
  expect(answering.yes()).toBe(false);
});
