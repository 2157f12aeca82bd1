/** Which kiosks need somebody, the most urgent first: the server says of each what for. Pure. */
import { KIOSK_NEEDS, type KioskStatus } from "../../../../common/src/protocol";

export function byUrgency(kiosks: readonly KioskStatus[]): KioskStatus[] {
  // What was put away comes last.
  const rank = ({ needs: [first], put_away }: KioskStatus) =>
    first === undefined ? KIOSK_NEEDS.length + (put_away ? 1 : 0) : KIOSK_NEEDS.indexOf(first);
  return [...kiosks].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export function needSomebody(kiosks: readonly KioskStatus[]): number {
  return kiosks.filter(({ needs_somebody }) => needs_somebody).length;
}
