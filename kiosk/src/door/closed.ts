/** Whether this kiosk may admit anybody at all. */
import type { EventConfig } from "../../../common/src/protocol";
import type { Closed } from "../scanner/conversation";
import type { LinkState } from "./link";
import type { Station } from "./station";

const OFFLINE_HOURS = 16;
const HOUR = 3_600_000;

/** Why it may not decide without the server: its right was taken back, or is too old to be believed. */
export function mayNotDecide(
  { kept, clock }: Pick<Station, "kept" | "clock">,
  config: EventConfig,
): "rejected" | "offline_too_long" | undefined {
  const { right } = kept.values;
  if (right?.rejected) return "rejected";
  const hours = config.kiosk?.offline_hours ?? OFFLINE_HOURS;
  return right && clock.now() - right.at > hours * HOUR ? "offline_too_long" : undefined;
}

export function closedNow(station: Station, config: EventConfig, link: LinkState): Closed | undefined {
  if (station.kept.values.orders?.locked) return "locked";
  const why = mayNotDecide(station, config);
  // While the server is heard it decides by itself, and says so where the right is gone.
  return why === "offline_too_long" && link === "online" ? undefined : why;
}
