/** What needs somebody's attention, the most urgent first: what the server warns of, and what it foresees. Pure. */
import type { Warning } from "../../../../common/src/protocol";
import { byUrgency, type Warned } from "../../event/warned";

export type Concern =
  | { kind: "warning"; warning: Warning }
  | { kind: "more-silent"; count: number }
  | { kind: "filling"; zone: string; minutes: number; perMinute: number };

/** More silent kiosks than this are one concern, not many. */
const NAMED_KIOSKS = 4;

export function concerns({ warnings }: { warnings: Pick<Warned, "open" | "forecasts"> }): Concern[] {
  const open = byUrgency(warnings.open);
  const silent = open.filter(({ kind }) => kind === "kiosk_silent");
  const unnamed = new Set(silent.slice(NAMED_KIOSKS));
  const warned = new Set(open.flatMap(({ kind, zone }) => (kind === "zone" && zone ? [zone] : [])));
  const filling = Object.entries(warnings.forecasts)
    .filter(([zone]) => !warned.has(zone))
    .map(([zone, { full_in_minutes: minutes, net_per_minute: perMinute }]) => ({
      kind: "filling" as const,
      ...{ zone, minutes, perMinute },
    }))
    .sort((a, b) => a.minutes - b.minutes);
  return [
    ...open.filter((one) => !unnamed.has(one)).map((warning) => ({ kind: "warning" as const, warning })),
    ...(unnamed.size > 0 ? [{ kind: "more-silent" as const, count: unnamed.size }] : []),
    ...filling,
  ];
}
