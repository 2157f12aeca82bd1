import { describe, expect, it } from "vitest";
import { eventDay, localDay, wallClockShift } from "./day";
import { AT, EVENT } from "./testing";

describe("the calendar", () => {
  it("knows the day of the event in its own time zone", () => {
    expect(eventDay(EVENT, AT)).toEqual({ kind: "today", number: 2, of: 2 });
    expect(eventDay(EVENT, Date.parse("2024-06-15T23:59:00+08:00"))).toMatchObject({ number: 1 });
    expect(eventDay(EVENT, Date.parse("2024-06-01T12:00:00+08:00"))).toEqual({
      kind: "before",
      first: "2024-06-15",
    });
    expect(eventDay(EVENT, Date.parse("2024-07-01T12:00:00+08:00"))).toEqual({
      kind: "after",
      last: "2024-06-16",
    });
    expect(localDay(Date.parse("2024-06-15T20:00:00Z"), "Asia/Shanghai")).toBe("2024-06-16");
  });

  it("shifts an instant to the venue's wall clock, half hours included", () => {
    expect(wallClockShift(AT, "Asia/Shanghai")).toBe(8 * 3_600_000);
    expect(wallClockShift(AT, "Asia/Kolkata")).toBe(5.5 * 3_600_000);
    expect(wallClockShift(AT, "America/New_York")).toBe(-4 * 3_600_000);
  });
});
