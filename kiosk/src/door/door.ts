/** A kiosk at its door: badges come in from camera, scanner and keys, go through the machine, and its effects are done. */
import { stayAwake } from "../../../common/src/awake";
import type { Language } from "../../../common/src/i18n";
import type { EventConfig, Me } from "../../../common/src/protocol";
import { newScanId } from "../../../common/src/scan-id";
import type { DoorScreen } from "../app/state";
import { parseTyped, type Reading } from "../scanner/badge";
import { listenToKeys } from "../scanner/keys";
import {
  type Effect,
  next,
  type Scan,
  type ScannerEvent,
  START,
  type Verdict,
  wakeAt,
} from "../scanner/machine";
import { openStaff, type StaffDesk } from "../staff/desk";
import type { PinStore } from "../staff/pin";
import type { Feedback } from "../verdict/feedback";
import { type Assignment, kioskId } from "./assignment";
import { keepBook } from "./book";
import { closedNow } from "./closed";
import { keepCount } from "./count";
import { createHealth } from "./health";
import { connectLink } from "./link";
import { takeCommand, takeOrders } from "./orders";
import { watchPresence } from "./presence";
import { settle } from "./settle";
import { openSight, type Sight } from "./sight";
import type { Station } from "./station";
import { createUndo } from "./undo";

const RING_FOR = 10_000;

export interface DoorOptions {
  station: Station;
  token: string | undefined;
  me: Me;
  events: EventConfig[];
  config: EventConfig;
  assignment: Assignment;
  version: string;
  feedback: Feedback;
  pin: PinStore;
  language(): Language;
  show(screen: DoorScreen): void;
  /** The door that the dashboard ordered. */
  move(assignment: Assignment): void;
  /** To the setup. */
  leave(): void;
  reload(): void;
}

export interface Door {
  sight: Sight;
  staff: StaffDesk;
  typed(text: string): void;
  submit(): void;
  step(event: ScannerEvent): void;
  /** Whether nothing is going on, so that the page may be renewed. */
  quiet(): boolean;
  close(): void;
}

export function openDoor(options: DoorOptions): Door {
  const { station, token, me, events, config, assignment, feedback, show, version } = options;
  const { clock, outbox, kept } = station;
  const zoneIn = (from: EventConfig) => from.zones.find((zone) => zone.id === assignment.zone);
  const zone = zoneIn(config);
  if (!zone) throw new Error(`no zone ${assignment.zone} in ${config.id}`);
  const at = () => performance.now();
  const book = keepBook(station, config.id, zone.id);
  const counting = keepCount(zone, kept, book, (become) => update({ count: become(screen.count) }));
  /** What is read off the device and its station, whenever the screen is drawn anew. */
  const present = () => ({
    now: clock.now(),
    queue: outbox.state(),
    clockAhead: clock.ahead(),
    speech: feedback.speech(),
    answering: station.answering.yes(),
    canFillScreen: document.fullscreenEnabled && !document.fullscreenElement,
  });

  let screen: DoorScreen = {
    at: "door",
    me,
    events,
    config,
    zone,
    assignment,
    name: kept.values.orders?.name ?? me.name,
    scanner: START,
    camera: { at: "off" },
    link: "connecting",
    count: counting.first,
    typed: "",
    idle: false,
    version,
    ...present(),
  };
  let closed = false;
  let wake: ReturnType<typeof setTimeout> | undefined;
  let ringing: ReturnType<typeof setTimeout> | undefined;
  let contactAt = kept.values.right?.at;

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
    for (const effect of effects) perform(effect, event);
  }

  function perform(effect: Effect, event: ScannerEvent): void {
    if (effect.do === "tell") tell(effect.verdict);
    else {
      if (event.type === "read" || event.type === "tick") staff.began();
      void take(effect.scan);
    }
  }

  async function take(scan: Scan): Promise<void> {
    const settled = await settle(scan, { screen: () => screen, station, book, undo, counting });
    const of = { scanId: scan.scan_id, at: at() };
    if ("ask" in settled) return step({ type: "ask", ...of, question: settled.ask });
    const { verdict } = settled;
    step({ type: "decided", ...of, verdict });
    if ("byKiosk" in verdict && verdict.byKiosk) station.drain.hurry();
  }

  function tell(verdict: Verdict): void {
    presence.stir();
    health.told(verdict);
    undo.told(verdict, screen.config.id, zone?.id ?? "");
    staff.told(verdict);
    feedback.tell(verdict, screen, options.language());
    const last = undo.last();
    screen = { ...screen, ...(last ? { last } : {}) };
    if (!last) delete screen.last;
    update({ idle: false });
  }

  function read(reading: Reading): void {
    if (staff.read(reading)) return;
    step({ type: "read", reading, at: at(), scanId: newScanId(), scannedAt: clock.now() });
  }

  /** Once a second, and whenever something changed beside the machine. */
  function refresh(): void {
    const { closed: _, last: __, ...rest } = screen;
    const why = closedNow(station, screen.config, screen.link);
    const last = undo.last();
    if (screen.link === "online") contactAt = clock.now();
    const self = assignment.mode === "self";
    screen = { ...rest, ...(why ? { closed: why } : {}), ...(last ? { last } : {}) };
    const idle = self && presence.idle() && screen.scanner.phase.at === "ready" && !screen.dialog;
    update({ ...present(), idle });
    staff.refresh();
  }

  function ring(): void {
    clearTimeout(ringing);
    feedback.ring();
    update({ found: true });
    ringing = setTimeout(() => update({ found: false }), RING_FOR);
  }

  const presence = watchPresence(refresh);
  const undo = createUndo(station);
  const health = createHealth(station);
  const staff = openStaff({
    door: () => screen,
    station,
    feedback,
    pin: options.pin,
    language: options.language,
    device: () => ({ fps: sight.fps(), contact: contactAt, ...health.battery() }),
    untouched: presence.since,
    show: (dialog) => {
      const { dialog: _, ...rest } = screen;
      screen = rest;
      update(dialog ? { dialog } : {});
    },
    take: (scan) =>
      step({
        type: "take",
        at: at(),
        scan: { scan_id: newScanId(), scanned_at: clock.now(), ...scan },
      }),
    undo: () => void undo.undo().then(refresh),
    leave: options.leave,
    reload: options.reload,
  });

  const link = connectLink({
    token,
    assignment,
    name: me.name,
    kioskId: kioskId(newScanId),
    version,
    clock,
    health: () => health.say(screen.camera),
    onState: (state) => {
      if (state === "rejected") station.rejected();
      update({ link: state });
      if (state === "online") {
        station.answering.hurry();
        station.drain.hurry();
      } else if (state === "offline") station.answering.doubt();
      refresh();
    },
    onWelcome: ({ settings, zone: counted }) => {
      station.accepted();
      onConfig(settings.event);
      counting.pushed(counted);
      book.renew();
      void onOrders(settings.orders);
    },
    onCount: counting.pushed,
    onConfig,
    onOrders: (orders) => void onOrders(orders),
    onCommand: async (command) => {
      if (!(await takeCommand(command, kept))) return;
      link.beat();
      if (command.command === "beep") ring();
      else options.reload();
    },
    onRevoked: book.revoked,
  });

  function onConfig(changed: EventConfig): void {
    void kept.keep("config", changed);
    const same = zoneIn(changed);
    if (same) update({ config: changed, zone: same });
  }

  async function onOrders(orders: Parameters<typeof takeOrders>[0]): Promise<void> {
    const moved = await takeOrders(orders, assignment, screen.config, me.zone, kept);
    if (closed) return;
    if (moved) {
      await staff.done(); // whoever is being registered goes in by the door where they stand
      return options.move(moved);
    }
    update({ name: orders.name ?? me.name });
    refresh();
    link.beat();
  }

  const sight = openSight((camera) => {
    update({ camera });
    link.beat(); // what is wrong with it is told at once
  }, read);
  const deafen = listenToKeys(read);
  const sleep = stayAwake();
  const ticking = setInterval(refresh, 1_000);
  station.changed = refresh;
  void kept.keep("config", config);
  void kept.keep("me", me);
  refresh();

  return {
    sight,
    staff,
    typed: (text) => update({ typed: text }),
    submit: () => {
      if (screen.typed.trim()) read(parseTyped(screen.typed));
      update({ typed: "" });
    },
    step,
    quiet: () => screen.scanner.phase.at === "ready" && !screen.dialog && !screen.typed && !presence.busy(),
    close: () => {
      closed = true;
      station.changed = () => undefined;
      clearTimeout(wake);
      clearTimeout(ringing);
      clearInterval(ticking);
      deafen();
      presence.close();
      staff.close();
      sight.close();
      book.close();
      link.close();
      sleep();
    },
  };
}
