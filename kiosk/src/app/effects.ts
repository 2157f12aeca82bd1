/** What the page does: it asks who it is, goes to its door, leaves it, and is another tab's. */
import { type Api, createApi } from "../../../common/src/api";
import type { EventConfig, Me } from "../../../common/src/protocol";
import { forgetToken, keepToken, type takeHandover } from "../../../common/src/session";
import {
  type Assignment,
  fits,
  kioskId,
  rememberAssignment,
  rememberedAssignment,
  renewKioskId,
  type Wish,
} from "../door/assignment";
import { stayAway } from "../door/away";
import type { ServerClock } from "../door/clock";
import { type Door, openDoor } from "../door/door";
import { openStation, type Station } from "../door/station";
import { openStaff, type StaffDesk } from "../staff/desk";
import type { PinStore } from "../staff/pin";
import { APP_VERSION } from "../update/version";
import type { Feedback } from "../verdict/feedback";
import { doorOf, firstDraft, visibleEvents, type Welcome, wishOf } from "./arrive";
import { isWholeKey, readPasted } from "./pasted";
import type { Unpaired } from "./state";
import type { KioskStore } from "./store";

const LOOK_AGAIN_AFTER = 3_000;

/** The kiosk as it runs: what its functions below share. */
export interface Kiosk {
  store: KioskStore;
  handover: ReturnType<typeof takeHandover>;
  feedback: Feedback;
  pin: PinStore;
  clock: ServerClock;
  /** Loads the page anew, in its newest version. */
  reload(): void;
  token: string | undefined;
  station?: Station;
  door?: Door | undefined;
  staff?: StaffDesk;
  /** Ends that it says that it is put away. */
  away?: (() => void) | undefined;
  again?: ReturnType<typeof setTimeout>;
}

const kioskApi = (token: string | undefined): Api =>
  createApi({ token, kiosk: { id: kioskId, renew: renewKioskId } });

/** This tab is the kiosk. */
export async function run(kiosk: Kiosk): Promise<void> {
  // A link opened anew is how a forgotten PIN is set aside: whoever has the key may change the kiosk.
  if (kiosk.handover.given) kiosk.pin.clear();
  kiosk.station?.close(); // of before another tab took over
  kiosk.station = await openStation(kioskApi(kiosk.token), kiosk.token, kiosk.clock);
  // Whoever opens a link wants a kiosk to stand at a door.
  if (kiosk.station.kept.values.away && !kiosk.handover.given) return rest(kiosk, kiosk.station);
  await standUp(kiosk);
}

/** To the door of last time, or to the setup. */
export async function standUp(kiosk: Kiosk): Promise<void> {
  const { station } = kiosk;
  if (!station) return;
  close(kiosk);
  await station.kept.forget("away");
  if (!reopen(kiosk, station)) await look(kiosk);
}

/** Staff put it away, once nobody is being served any more. */
async function putAway(kiosk: Kiosk): Promise<void> {
  const { station, door } = kiosk;
  if (!station || !door) return;
  await door.served();
  await station.kept.keep("away", station.clock.now());
  rest(kiosk, station);
}

function rest(kiosk: Kiosk, station: Station): void {
  close(kiosk);
  const { me, config } = station.kept.values;
  const assignment = me && config && fits(rememberedAssignment(), config, me.zone);
  if (!assignment) return void look(kiosk); // it stood at no door
  kiosk.away = stayAway({
    station,
    token: kiosk.token,
    assignment,
    name: me.name,
    version: APP_VERSION,
    show: (away) => kiosk.store.dispatch({ kind: "screen", screen: { at: "away", ...away } }),
  });
}

/** Another tab is. */
export function elsewhere(kiosk: Kiosk): void {
  close(kiosk);
  kiosk.store.dispatch({ kind: "screen", screen: { at: "elsewhere" } });
}

/** With another key, which staff typed or pasted, or by a link, as if that had been opened. */
export function pair(kiosk: Kiosk, text: string): void {
  if (!kiosk.station) return;
  const pasted = readPasted(text, location.origin);
  if (!pasted.ok) {
    unpaired(kiosk, pasted.why, pasted.there);
    return;
  }
  const { token } = pasted;
  if (pasted.params) {
    kiosk.handover = { token, given: true, params: pasted.params };
    kiosk.pin.clear();
  }
  kiosk.token = token;
  keepToken("kiosk", token);
  kiosk.station.use(kioskApi(token), token);
  kiosk.store.dispatch({ kind: "screen", screen: { at: "starting" } });
  void look(kiosk);
}

/** Who is this, and which events may it see? Keeps asking while the server cannot be reached. */
export async function look(kiosk: Kiosk): Promise<void> {
  clearTimeout(kiosk.again);
  if (!kiosk.station) return;
  const api = kiosk.station.api();
  const me = await api.me();
  if (!me.ok && me.error.status === 401) return unpaired(kiosk, unknownBecause(kiosk.token));
  if (me.ok && isTooMuchOrTooLittle(me.data.role, kiosk.token)) return letGo(kiosk, me.data.role);
  const events = me.ok ? await visibleEvents(me.data, api) : me;
  if (me.ok && events.ok) return arrive(kiosk, { me: me.data, events: events.data });
  kiosk.store.dispatch({ kind: "screen", screen: { at: "unreachable" } });
  kiosk.again = setTimeout(() => void look(kiosk), LOOK_AGAIN_AFTER);
}

/** To the setup, with the events as they are now where the server answers. */
async function leave(kiosk: Kiosk): Promise<void> {
  const { screen } = kiosk.store.state;
  if (screen.at !== "door" || !kiosk.station) return;
  const { me, config, assignment } = screen;
  await kiosk.door?.served();
  const fresh = await visibleEvents(me, kiosk.station.api());
  const events = fresh.ok && fresh.data.length > 0 ? fresh.data : [config];
  setup(kiosk, { me, events }, { ...assignment });
}

/** From the setup to the door that staff chose there. */
export async function start(kiosk: Kiosk): Promise<void> {
  const { screen } = kiosk.store.state;
  if (screen.at !== "setup") return;
  const { me, events, draft, pin } = screen;
  const config = events.find((event) => event.id === draft.event);
  const assignment = config && fits(draft, config, me.zone);
  if (!config || !assignment) return;
  if (pin) await kiosk.pin.set(pin);
  enter(kiosk, { me, events }, config, assignment);
}

function arrive(kiosk: Kiosk, welcome: Welcome): void {
  const given = wishOf(kiosk.handover.params);
  const door = doorOf(welcome, [given, rememberedAssignment()]);
  if (welcome.events.length === 0) unpaired(kiosk, "noEvent");
  else if (door) enter(kiosk, welcome, door.config, door.assignment);
  else setup(kiosk, welcome, firstDraft(welcome, given));
}

/** The door of last time, without asking the server first: a kiosk opens with no network at all. */
function reopen(kiosk: Kiosk, { kept }: Station): boolean {
  const { me, config, right } = kept.values;
  if (!me || !config || !right || right.token !== kiosk.token) return false;
  const given = wishOf(kiosk.handover.params);
  const wish = Object.keys(given).length > 0 ? given : rememberedAssignment();
  const assignment = fits(wish, config, me.zone);
  if (assignment) enter(kiosk, { me, events: [config] }, config, assignment);
  return assignment !== undefined;
}

function enter(kiosk: Kiosk, welcome: Welcome, config: EventConfig, assignment: Assignment): void {
  const { store, station, feedback, pin } = kiosk;
  if (!station) return;
  kiosk.door?.close();
  rememberAssignment(assignment);
  const language = () => store.state.language;
  const reload = kiosk.reload;
  kiosk.door = openDoor({
    ...welcome,
    station,
    token: kiosk.token,
    config,
    assignment,
    version: APP_VERSION,
    senses: { ...feedback, tell: (verdict, door) => feedback.tell(verdict, door, language()) },
    attend: (door) => {
      kiosk.staff = openStaff({
        ...door,
        station,
        pin,
        language,
        show: (dialog) => store.dispatch({ kind: "dialog", dialog }),
        leave: () => void leave(kiosk),
        putAway: () => void putAway(kiosk),
        speech: feedback.setSpeech,
        reload,
      });
      return kiosk.staff;
    },
    show: (door) => store.dispatch({ kind: "door", door }),
    move: (to) => enter(kiosk, welcome, config, to),
    reload,
  });
}

function setup(kiosk: Kiosk, { me, events }: Welcome, draft: Wish): void {
  close(kiosk);
  const hasPin = kiosk.pin.isSet();
  const evictable = kiosk.station?.storage.evictable() ?? false;
  const screen = { at: "setup" as const, me, events, draft, pin: "", hasPin, evictable };
  kiosk.store.dispatch({ kind: "screen", screen });
}

function close(kiosk: Kiosk): void {
  kiosk.door?.close();
  kiosk.door = undefined;
  kiosk.away?.();
  kiosk.away = undefined;
}

function unknownBecause(token: string | undefined): Unpaired {
  if (!token) return "none";
  return isWholeKey(token) ? "rejected" : "partial";
}

/**
 * A viewer may not scan, and an organizer's key can change the whole event: it is not to lie on a device that stands at a
 * door. An organizer who is signed in at this browser tries the kiosk out, and leaves no key here.
 */
function isTooMuchOrTooLittle(role: Me["role"], token: string | undefined): role is "viewer" | "organizer" {
  return role === "viewer" || (role === "organizer" && token !== undefined);
}

/** Of a key that is none for a door nothing is kept, nor of the link that it came with. */
function letGo(kiosk: Kiosk, why: "viewer" | "organizer"): void {
  forgetToken("kiosk");
  kiosk.token = undefined;
  kiosk.handover = { given: false, params: new URLSearchParams() };
  kiosk.station?.use(kioskApi(undefined), undefined);
  unpaired(kiosk, why);
}

function unpaired({ store }: Kiosk, why: Unpaired, there?: string): void {
  store.dispatch({ kind: "screen", screen: { at: "unpaired", why, ...(there ? { there } : {}) } });
}
