/** Numbers, dates and times by locale, in the event's time zone whatever the device's own clock thinks. */
import { LANGUAGE, type Language } from "./languages";

/** An instant: epoch milliseconds, a Date, or RFC 3339. */
export type Instant = number | string | Date;

const DAY = 86_400_000;

export interface Formats {
  /** 1,284 */
  number(value: number): string;
  /** +86, −11, 0: a change, its sign always said. */
  change(value: number): string;
  /** 0.9 becomes 90% */
  percent(share: number): string;
  /** 14:32 */
  time(at: Instant): string;
  /** 14:32:06 */
  clock(at: Instant): string;
  /** Sunday 16 June */
  day(at: Instant): string;
  /** Saturday 15 June and Sunday 16 June; three in a row and more as their ends. Of days as a config writes them. */
  days(list: readonly string[]): string;
  /** A, B and C */
  list(words: readonly string[]): string;
  /** 16 Jun, 14:32 */
  dayTime(at: Instant): string;
  /** 2024-06-15: the day in the event's time zone, as a config writes it. */
  isoDay(at: Instant): string;
  /** 2024-06-16-1432: the minute in the event's time zone, for the name of a file. */
  fileStamp(at: Instant): string;
  /** A length of time in whole units: 45 s, 12 min, 2 h 14 min. */
  duration(ms: number): string;
}

/** @param timeZone an IANA name; without it, or where the browser does not know it, the device's own zone */
export function formats(language: Language, timeZone?: string): Formats {
  const { locale, units } = LANGUAGE[language];
  const zone = known(timeZone);
  const when = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...zone, ...options });
    return (at: Instant) => format.format(dated(at));
  };
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const longDay = { weekday: "long", day: "numeric", month: "long" } as const;
  const plainDay = new Intl.DateTimeFormat(locale, { ...longDay, timeZone: "UTC" }); // a date has no time zone
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const time = when(clock);
  const number = new Intl.NumberFormat(locale);
  const change = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const isoDay = new Intl.DateTimeFormat("sv-SE", {
    ...zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return {
    number: (value) => number.format(value),
    change: (value) => change.format(value).replace("-", "−"),
    percent: (share) => percent.format(share),
    time,
    clock: when({ ...clock, second: "2-digit" }),
    day: when(longDay),
    days: (days) =>
      list.format(
        inARow(days).flatMap((row) => {
          const said = row.map((day) => plainDay.format(new Date(day)));
          return said.length < 3 ? said : [`${said[0]} – ${said.at(-1)}`];
        }),
      ),
    list: (words) => list.format(words),
    dayTime: when({ ...clock, day: "numeric", month: "short" }),
    isoDay: (at) => isoDay.format(dated(at)),
    fileStamp: (at) => `${isoDay.format(dated(at))}-${time(at).replace(":", "")}`,
    duration: (ms) => {
      const seconds = Math.max(0, Math.round(ms / 1000));
      if (seconds < 60) return `${seconds}${units.s}`;
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return `${minutes}${units.min}`;
      const rest = minutes % 60;
      return `${Math.floor(minutes / 60)}${units.h}${rest ? ` ${rest}${units.min}` : ""}`;
    },
  };
}

const dated = (at: Instant) => (typeof at === "string" ? new Date(at) : at);

/** Days that follow each other, together. */
function inARow(days: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const day of [...days].sort()) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before && Date.parse(day) - Date.parse(before) === DAY) row.push(day);
    else rows.push([day]);
  }
  return rows;
}

function known(timeZone: string | undefined): { timeZone?: string } {
  if (!timeZone) return {};
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return { timeZone };
  } catch {
    return {};
  }
}
