/** A kiosk at its door: badges come in from camera, scanner and keys, go through the machine, and its effects are done. */
import type { Api } from "../../../common/src/api";
import type { EventConfig, Me } from "../../../common/src/protocol";
import type { DoorScreen } from "../model";
import { parseQr, parseTyped, type Reading } from "../scanner/badge";
import { createCamera, type Facing } from "../scanner/camera";
import { watch } from "../scanner/decoder";
import { type Effect, next, type ScannerEvent, START, wakeAt } from "../scanner/machine";
import { idle, wedge } from "../scanner/wedge";
import type { Speaker } from "../verdict/sound";
import { type Assignment, kioskId } from "./assignment";
import { stayAwake } from "./awake";
import { createClock } from "./clock";
import { connectLink } from "./link";
import { newScanId } from "./scan-id";
import { createSender } from "./sender";
import type { UnsettledStore } from "./unsettled";

export interface DoorOptions {
  api: Api;
  token: string | undefined;
  me: Me;
  events: EventConfig[];
  config: EventConfig;
  assignment: Assignment;
  speaker: Speaker;
  unsettled: UnsettledStore;
  show(screen: DoorScreen): void;
}

export interface Door {
  video: HTMLVideoElement;
  typed(text: string): void;
  submit(): void;
  cancel(): void;
  openCamera(): void;
  switchCamera(): void;
  close(): void;
}

export function openDoor(options: DoorOptions): Door {
  const { api, token, me, events, config, assignment, speaker, unsettled, show } = options;
  const clock = createClock();
  const zoneIn = (from: EventConfig) => from.zones.find((zone) => zone.id === assignment.zone);
  const zone = zoneIn(config);
  if (!zone) throw new Error(`no zone ${assignment.zone} in ${config.id}`);
  const at = () => performance.now();

  let screen: DoorScreen = {
    at: "door",
    me,
    events,
    config,
    zone,
    assignment,
    scanner: START,
    camera: { at: "off" },
    link: "connecting",
    count: zone.capacity === undefined ? {} : { capacity: zone.capacity },
    now: clock.now(),
    typed: "",
  };
  let closed = false;
  let wake: ReturnType<typeof setTimeout> | undefined;
  let countedAt = 0;
  let facing: Facing = "environment";
  let stopWatching: (() => void) | undefined;

  function update(change: Partial<DoorScreen>): void {
    screen = { ...screen, ...change };
    if (!closed) show(screen);
  }

  function step(event: ScannerEvent): void {
    if (closed) return;
    const { state, effects } = next(screen.scanner, event);
    if (state.phase !== screen.scanner.phase) update({ scanner: state, now: clock.now() });
    else screen = { ...screen, scanner: state }; // a badge held in view: nothing to draw
    clearTimeout(wake);
    const due = wakeAt(state);
    if (due !== undefined) wake = setTimeout(() => step({ type: "tick", at: at() }), Math.max(0, due - at()));
    for (const effect of effects) perform(effect);
  }

  function perform(effect: Effect): void {
    if (effect.do === "send") sender.send(effect.scan);
    else if (effect.do === "withdraw") sender.withdraw(effect.scan);
    else speaker.play(effect.sound);
  }

  function read(reading: Reading): void {
    step({ type: "read", reading, at: at(), scanId: newScanId(), scannedAt: clock.now() });
  }

  const sender = createSender(api, assignment, unsettled, (scanId, result, sentAt) => {
    // The answer's count holds unless a newer one was pushed while it was on its way.
    if (result.ok && countedAt <= sentAt) {
      const { occupancy, visits, capacity } = result.data;
      const count = Object.entries({ occupancy, visits, capacity }).filter(
        ([, value]) => value !== undefined,
      );
      update({ count: { ...screen.count, ...Object.fromEntries(count) } });
    }
    step({ type: "answered", scanId, at: at(), result });
  });

  const unlink = connectLink({
    token,
    assignment,
    name: me.name,
    kioskId: kioskId(newScanId),
    version: me.version,
    clock,
    queue: sender.waiting,
    onState: (link) => {
      update({ link });
      if (link !== "online") return;
      step({ type: "online", at: at() });
      sender.drain();
    },
    onCount: (count) => {
      countedAt = at();
      const { occupancy, visits, capacity } = count;
      const known = Object.entries({ occupancy, visits, capacity }).filter(
        ([, value]) => value !== undefined,
      );
      update({ count: Object.fromEntries(known) });
    },
    onConfig: (changed) => {
      const same = zoneIn(changed);
      if (same) update({ config: changed, zone: same });
    },
  });

  const camera = createCamera((state) => {
    stopWatching?.();
    stopWatching = undefined;
    if (closed) return;
    update({ camera: state });
    if (state.at === "on") {
      stopWatching = watch(camera.video, (texts) => {
        const readings = texts.map(parseQr);
        // A badge first: another code beside it is none of its holder's business.
        for (const reading of readings.filter((each) => each.kind === "token")) read(reading);
        if (readings.some((each) => each.kind === "foreign")) read({ kind: "foreign" });
      });
    }
  });

  let keys = idle;
  function keydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    // The field for typing reads for itself; everywhere else the keys are a scanner's.
    if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
    const result = wedge(keys, { key: event.key, code: event.code, at: at() });
    keys = result.state;
    if (result.taken) event.preventDefault(); // Enter would press whatever button has the focus
    if (result.reading) read(result.reading);
  }

  const sleep = stayAwake();
  const ticking = setInterval(() => update({ now: clock.now() }), 1_000);
  addEventListener("keydown", keydown, { capture: true });
  update({});
  sender.drain();
  void camera.open(facing);

  return {
    video: camera.video,
    typed: (text) => {
      const reading = parseTyped(text);
      // A scanner that typed into the field, and that may never send Enter.
      if (reading.kind === "token") read(reading);
      update({ typed: reading.kind === "token" ? "" : text });
    },
    submit: () => {
      if (screen.typed.trim()) read(parseTyped(screen.typed));
      update({ typed: "" });
    },
    cancel: () => step({ type: "cancel", at: at() }),
    openCamera: () => void camera.open(facing),
    switchCamera: () => {
      facing = facing === "user" ? "environment" : "user";
      void camera.open(facing);
    },
    close: () => {
      if (screen.scanner.phase.at === "sending") step({ type: "cancel", at: at() });
      closed = true;
      clearTimeout(wake);
      clearInterval(ticking);
      removeEventListener("keydown", keydown, { capture: true });
      stopWatching?.();
      camera.close();
      unlink();
      sleep();
      sender.stop();
    },
  };
}
