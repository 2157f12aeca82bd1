/** A kiosk that can be reloaded and killed, at a door whose every word is kept: the real parts, between stand-ins. */
import { createStore } from "../../../../common/src/store";
import type { Verdict } from "../../scanner/conversation";
import { START } from "../../scanner/machine";
import { createClock } from "../clock";
import { openDisk } from "../disk";
import { openLedger } from "../ledger";
import type { DoorParts } from "../parts";
import { reduce } from "../reduce";
import { createScanning, type Scanning } from "../scanning";
import type { DoorState } from "../state";
import { buildStation, type Station } from "../station";
import { lastOf } from "../undo";
import { FakeMedia } from "./media";
import { book, config, hall, type Person } from "./people";
import { Server } from "./server";

/** What was shown for a scan, the latest last. */
export interface Shown {
  verdict: Verdict;
  /** By the server's clock. */
  at: number;
}

export class Kiosk {
  readonly server = new Server();
  readonly media = new FakeMedia();
  readonly shown: Shown[] = [];
  /** Scans about which somebody was asked. */
  readonly asked = new Set<string>();
  /** What was answered to the question about each scan. */
  readonly answers = new Map<string, "in" | "out">();
  /** Scans that were given up before they were decided. */
  readonly withdrawn = new Set<string>();
  /** Readings that were acted upon, and of whom. */
  readonly acted = new Map<string, string>();
  /** When their badges were held up, by the true time: epoch milliseconds. */
  readonly readAt = new Map<string, number>();
  /** Readings that were not, since their badge was being served or had just been. */
  readonly held: { badge: string; acted: boolean }[] = [];
  /** Readings that waited or were being decided when the page died: the kiosk's own word may be written, and not shown yet. */
  readonly cutOff = new Set<string>();
  /** It was opened while its disk could not be read: whom it let in before is not known to it. */
  forgetful = false;
  readonly undone = new Map<string, "asked" | "confirmed">();
  readonly #inThisPage = new Set<string>();
  #direction: "in" | "both";
  #turn = 0;
  /** What lies in the browser's lasting storage, by its key: it outlives the page, and a dead page writes nothing. */
  readonly #lasting = new Map<string, string>();
  /** How far somebody has set the device's clock, milliseconds. */
  #set = 0;
  #scanning: Scanning | undefined;
  #station: Station | undefined;
  #state: (() => DoorState) | undefined;

  constructor(direction: "in" | "both") {
    this.#direction = direction;
  }

  async open(): Promise<void> {
    const turn = ++this.#turn;
    this.forgetful ||= this.media.failing;
    const alive = () => turn === this.#turn;
    const api = this.server.api(alive);
    let station: Station | undefined;
    const disk = await openDisk(
      () => undefined,
      ({ outbox }) => void station?.outbox.adopt(outbox).then(station.drain.hurry),
      this.media.media(alive),
    );
    station = await buildStation(
      api,
      "token",
      createClock(this.#timepieces, this.#storage(alive)),
      disk,
      openLedger(this.#storage(alive)),
      {
        evictable: () => false,
        nearlyFull: () => false,
        close: () => undefined,
      },
    );
    this.#station = station;
    if (this.server.network === "up") station.clock.learn(Date.now(), performance.now());
    this.#open(station, alive);
  }

  readonly #timepieces = {
    wall: () => Date.now() + this.#set,
    steady: () => performance.now(),
    wasAway: () => false,
  };

  #storage(alive: () => boolean) {
    return {
      getItem: (key: string) => this.#lasting.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (alive()) this.#lasting.set(key, text);
      },
    };
  }

  /** Somebody sets the device's clock. Answers whether the kiosk noticed, which looks every second. */
  setClock(ms: number): boolean {
    this.#set += ms;
    return this.#station?.clock.jumped() !== undefined;
  }

  /** The page is gone from one moment to the next, and its timers with it. */
  kill(): void {
    const scanner = this.door?.scanner;
    if (scanner?.phase.at === "deciding") this.cutOff.add(scanner.phase.scan.scan_id);
    for (const each of scanner?.waiting ?? []) {
      if (each.type === "read") this.cutOff.add(each.scanId);
      else if (each.type === "take") this.cutOff.add(each.scan.scan_id);
    }
    this.#inThisPage.clear();
    this.#turn += 1;
    this.#scanning = undefined;
  }

  /** A badge is held up. */
  show(token: string): void {
    this.#scanning?.read({ kind: "token", token });
    if (!this.#acted(token)) this.held.push({ badge: token, acted: this.#inThisPage.has(token) });
    this.#inThisPage.add(token);
  }

  /** Staff admit somebody by hand. */
  hand({ token, badgeId }: Person): void {
    this.#scanning?.take({ badge_id: badgeId, direction: "in", force: true, reason: "guest" });
    this.#acted(token);
  }

  /** Whether what was done just now became a scan, which is noted. */
  #acted(token: string): boolean {
    const { waiting = [], phase } = this.door?.scanner ?? {};
    const ids = waiting.flatMap((each) => {
      if (each.type === "take") return [each.scan.scan_id];
      return each.type === "read" && each.reading.kind === "token" ? [each.scanId] : [];
    });
    if (phase && "scan" in phase) ids.push(phase.scan.scan_id);
    const id = ids.find((each) => !this.acted.has(each));
    if (id === undefined) return false;
    this.acted.set(id, token);
    this.readAt.set(id, Date.now());
    return true;
  }

  /** A touch on the question on the screen, or one that comes late for the one before. */
  touch(answer: "in" | "out" | "leave", late: boolean): void {
    const ids = [...this.asked];
    const scanId = ids.at(late ? -2 : -1);
    if (scanId === undefined || !this.#scanning) return;
    const of = { scanId, at: performance.now() };
    const phase = this.door?.scanner.phase;
    if (phase?.at === "asking" && phase.scan.scan_id === scanId && answer !== "leave")
      this.answers.set(scanId, answer);
    if (answer === "leave") this.#scanning.step({ type: "leave", ...of });
    else this.#scanning.step({ type: "answer", ...of, answer: { direction: answer } });
  }

  get scanning(): Scanning | undefined {
    return this.#scanning;
  }

  get door(): DoorState | undefined {
    return this.#state?.();
  }

  /** Staff take the last admission back; one that is not confirmed on the screen may have come about or not. */
  async undo(): Promise<void> {
    const turn = this.#turn;
    const last = this.#station && lastOf(this.#station.kept, this.#station.clock.now());
    if (!last || !this.#scanning) return;
    this.undone.set(last.scan_id, "asked");
    await this.#scanning.undo(last.scan_id);
    if (turn === this.#turn) this.undone.set(last.scan_id, "confirmed");
  }

  /** Scans that are gone without a receipt. */
  lost(): number {
    return this.#station?.lost() ?? 0;
  }

  waiting(): number {
    return this.#station?.outbox.state().waiting ?? 0;
  }

  inside(): number {
    return this.#station?.counts.inside(hall, config) ?? 0;
  }

  #open(station: Station, alive: () => boolean): void {
    const first = {
      at: "door",
      config,
      zone: hall,
      link: "online",
      assignment: { event: "fair", zone: "hall", direction: this.#direction, mode: "staffed" },
      scanner: START,
    } as unknown as DoorState;
    const store = createStore(first, reduce, () => alive() && this.#noticed(store.state));
    const none = () => undefined;
    station.counts.stand(hall.id);
    const { outbox } = station;
    const withdraw = outbox.withdraw.bind(outbox);
    outbox.withdraw = (event, row) => {
      this.withdrawn.add(row.scan_id);
      return withdraw(event, row);
    };
    const parts = {
      store,
      station,
      book: { book: () => book, renew: none, revoked: none, close: none },
      health: { told: none },
      presence: { stir: none },
      attendant: { read: () => false, began: none, told: none },
      options: { senses: { tell: (verdict: Verdict) => alive() && this.#told(verdict, station) } },
    } as unknown as DoorParts;
    this.#state = () => store.state;
    this.#scanning = createScanning(parts, none);
  }

  /** Looked at whenever something happened. */
  #noticed({ scanner: { phase } }: DoorState): void {
    if (phase.at === "asking") this.asked.add(phase.scan.scan_id);
  }

  #told(verdict: Verdict, station: Station): void {
    this.shown.push({ verdict, at: station.clock.now() });
  }
}
