/** Which kiosks need somebody, and why, the most urgent first. Pure. */
import type { KioskStatus } from "../../../../common/src/protocol";

/** A clock that is off by less concerns nobody: scans bear the server's time. */
const CLOCK_MATTERS_MS = 2_000;
const LOW_BATTERY = 0.2;

export type Need = "unsent" | "aside" | "silent" | "error" | "battery" | "locked" | "clock";

/** What this kiosk needs somebody for; the first is the most urgent. */
export function needs(kiosk: KioskStatus): Need[] {
  const { online, queue = 0, aside = 0, errors = [], battery, charging, locked } = kiosk;
  const found: [Need, boolean][] = [
    ["unsent", !online && queue > 0],
    ["aside", aside > 0],
    ["silent", !online && queue === 0],
    ["error", online && errors.some((code) => code !== "aside_rows" && code !== "clock_wrong")],
    ["battery", online && battery !== undefined && battery < LOW_BATTERY && charging !== true],
    ["locked", locked],
    ["clock", online && Math.abs(kiosk.clock_offset_ms ?? 0) > CLOCK_MATTERS_MS],
  ];
  return found.filter(([, there]) => there).map(([need]) => need);
}

const ORDER: readonly (Need | undefined)[] = [
  "unsent",
  "aside",
  "error",
  "battery",
  "silent",
  "locked",
  "clock",
  undefined,
];

export function byUrgency(kiosks: readonly KioskStatus[]): KioskStatus[] {
  const rank = (kiosk: KioskStatus) =>
    Math.min(...[...needs(kiosk), undefined].map((need) => ORDER.indexOf(need)));
  return [...kiosks].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** Somebody should go there: a lock was somebody's will, and a clock is no trouble by itself. */
export function needsSomebody(kiosk: KioskStatus): boolean {
  return needs(kiosk).some((need) => need !== "locked" && need !== "clock");
}

export function needSomebody(kiosks: readonly KioskStatus[]): number {
  return kiosks.filter(needsSomebody).length;
}
