/** What is read goes through the machine, and its effects are done: a scan is decided, a verdict told. */
import { newScanId } from "../../../common/src/scan-id";
import type { Reading } from "../scanner/badge";
import { type Effect, next, type Scan, type ScannerEvent, type Verdict, wakeAt } from "../scanner/machine";
import type { DoorParts } from "./parts";
import { settle } from "./settle";

export interface Scanning {
  step(event: ScannerEvent): void;
  read(reading: Reading): void;
  /** A scan that staff make without reading a badge. */
  take(scan: Omit<Scan, "scan_id" | "scanned_at">): void;
  close(): void;
}

const at = () => performance.now();

export function createScanning(parts: DoorParts): Scanning {
  const { store, station, attendant } = parts;
  let closed = false;
  let wake: ReturnType<typeof setTimeout> | undefined;

  function step(event: ScannerEvent): void {
    if (closed) return;
    const { state, effects } = next(store.state.scanner, event);
    store.dispatch({ kind: "scanned", scanner: state, now: station.clock.now() });
    clearTimeout(wake);
    const due = wakeAt(state);
    if (due !== undefined) wake = setTimeout(() => step({ type: "tick", at: at() }), Math.max(0, due - at()));
    for (const effect of effects) perform(effect, event);
  }

  function perform(effect: Effect, event: ScannerEvent): void {
    if (effect.do === "tell") tell(parts, effect.verdict);
    else {
      if (event.type === "read" || event.type === "tick") attendant.began();
      void take(effect.scan);
    }
  }

  async function take(scan: Scan): Promise<void> {
    const settled = await settle(scan, parts);
    const of = { scanId: scan.scan_id, at: at() };
    if ("ask" in settled) return step({ type: "ask", ...of, question: settled.ask });
    const { verdict } = settled;
    step({ type: "decided", ...of, verdict });
    if ("byKiosk" in verdict && verdict.byKiosk) station.drain.hurry();
  }

  return {
    step,
    read: (reading) => {
      if (attendant.read(reading)) return;
      step({ type: "read", reading, at: at(), scanId: newScanId(), scannedAt: station.clock.now() });
    },
    take: (scan) => {
      const made = { scan_id: newScanId(), scanned_at: station.clock.now(), ...scan };
      step({ type: "take", at: at(), scan: made });
    },
    close: () => {
      closed = true;
      clearTimeout(wake);
    },
  };
}

/** To everybody who has a part in it. */
function tell({ store, options, presence, health, undo, attendant }: DoorParts, verdict: Verdict): void {
  const { config, zone } = store.state;
  presence.stir();
  health.told(verdict);
  undo.told(verdict, config.id, zone.id);
  attendant.told(verdict);
  options.senses.tell(verdict, store.state);
  store.dispatch({ kind: "told", last: undo.last() });
}
