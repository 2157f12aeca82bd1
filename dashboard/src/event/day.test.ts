import { describe, expect, it } from "vitest";
import { dayRange, eventDay, localDay, startOfDay, wallClockShift } from "./day";
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

  it("begins a day at midnight at the venue, also when the clocks are changed", () => {
    const iso = (day: string) => new Date(startOfDay(day, "Europe/Berlin")).toISOString();
    expect(iso("2024-03-31")).toBe("2024-03-30T23:00:00.000Z");
    expect(iso("2024-04-01")).toBe("2024-03-31T22:00:00.000Z");
  });

  it("has days that last from midnight to midnight at the venue, also when the clocks are changed", () => {
    expect(dayRange("2024-06-16", "Asia/Shanghai")).toEqual({
      from: Date.parse("2024-06-16T00:00:00+08:00"),
      to: Date.parse("2024-06-17T00:00:00+08:00") - 1,
    });
    const spring = dayRange("2024-03-31", "Europe/Berlin");
    expect(spring.to + 1 - spring.from).toBe(23 * 3_600_000);
  });
});
