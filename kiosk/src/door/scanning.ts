/** What is read goes through the machine, and its effects are done: a scan is decided, a verdict told. */
import { newScanId } from "../../../common/src/scan-id";
import type { Reading } from "../scanner/badge";
import type { Effect, Scan, ScannerEvent, Verdict } from "../scanner/conversation";
import { next, wakeAt } from "../scanner/machine";
import type { DoorParts } from "./parts";
import { settle } from "./settle";
import { undo } from "./undo";

export interface Scanning {
  step(event: ScannerEvent): void;
  read(reading: Reading): void;
  /** A scan that staff make without reading a badge. */
  take(scan: Omit<Scan, "scan_id" | "scanned_at">): void;
  /** Takes back the scan that staff saw as the last one, and says so. */
  undo(scanId: string): Promise<void>;
  /** Once nobody is being served, and nobody waits to be. */
  served(): Promise<void>;
  /** A question that is open then is given up. */
  close(): void;
}

const at = () => performance.now();

/** @param refresh the door is looked at anew */
export function createScanning(parts: DoorParts, refresh: () => void): Scanning {
  const { store, station, attendant } = parts;
  let closed = false;
  let wake: ReturnType<typeof setTimeout> | undefined;
  const whenServed: (() => void)[] = [];

  function step(event: ScannerEvent): void {
    if (closed) return;
    const { state, effects } = next(store.state.scanner, event);
    store.dispatch({ kind: "scanned", scanner: state, now: station.clock.now() });
    clearTimeout(wake);
    const due = wakeAt(state);
    if (due !== undefined) wake = setTimeout(() => step({ type: "tick", at: at() }), Math.max(0, due - at()));
    for (const effect of effects) perform(effect);
    if (isServed()) for (const tellServed of whenServed.splice(0)) tellServed();
  }

  const isServed = () => {
    const { phase, waiting } = store.state.scanner;
    return phase.at !== "deciding" && waiting.length === 0;
  };

  function perform(effect: Effect): void {
    if (effect.do === "tell") tell(parts, effect.verdict, refresh);
    else if (effect.do === "withdraw") withdraw(effect.scan);
    else {
      if (!effect.staff) attendant.began();
      void take(effect.scan);
    }
  }

  async function take(scan: Scan): Promise<void> {
    const settled = await settle(scan, parts);
    const scanId = scan.scan_id;
    if ("ask" in settled) {
      step({ type: "ask", scanId, at: at(), question: settled.ask });
      const who = await settled.known;
      if (who) step({ type: "known", scanId, at: at(), who });
      return;
    }
    const { verdict } = settled;
    step({ type: "decided", scanId, at: at(), verdict });
    if ("byKiosk" in verdict && verdict.byKiosk) station.drain.hurry();
  }

  function withdraw(scan: Scan): void {
    const { config, zone } = store.state;
    void station.outbox
      .withdraw(config.id, { direction: "in", ...scan, zone: zone.id })
      .then(station.drain.hurry);
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
    undo: async (scanId) => {
      const verdict = await undo(scanId, station);
      if (verdict) step({ type: "tell", at: at(), verdict });
      refresh();
    },
    served: () => (isServed() ? Promise.resolve() : new Promise((resolve) => whenServed.push(resolve))),
    close: () => {
      const { phase } = store.state.scanner;
      if (phase.at === "asking" && !closed) withdraw(phase.scan);
      closed = true;
      clearTimeout(wake);
    },
  };
}

/** To everybody who has a part in it. */
function tell(
  { store, options, presence, health, attendant }: DoorParts,
  verdict: Verdict,
  refresh: () => void,
): void {
  presence.stir();
  health.told(verdict);
  attendant.told(verdict);
  options.senses.tell(verdict, store.state);
  store.dispatch({ kind: "told" });
  refresh();
}
