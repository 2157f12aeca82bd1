/** The kiosk as a whole: one model, changed here alone, and drawn at most once a frame. */
import { createApi } from "../../../common/src/api";
import { applyLanguage, chooseLanguage, detectLanguage, type Language } from "../../../common/src/i18n";
import type { EventConfig, Me } from "../../../common/src/protocol";
import { keepToken, takeHandover } from "../../../common/src/session";
import {
  type Assignment,
  fits,
  rememberAssignment,
  rememberedAssignment,
  type Wish,
} from "../door/assignment";
import { type Door, openDoor } from "../door/door";
import { openStation, type Station } from "../door/station";
import { claimTab } from "../door/tab";
import { pinStore } from "../staff/pin";
import { startUpdates } from "../update/update";
import { APP_VERSION } from "../update/version";
import { createFeedback } from "../verdict/feedback";
import type { Actions, Model, Screen, Unpaired } from "./state";

const LOOK_AGAIN_AFTER = 3_000;

/** @param draw called with every new model; `actions` is what the drawn page may do */
export function startApp(draw: (model: Model, actions: Actions, door: Door | undefined) => void): void {
  const handover = takeHandover("kiosk");
  const feedback = createFeedback();
  const pin = pinStore();
  let token = handover.token;
  let station: Station | undefined;
  let door: Door | undefined;
  /** The language that the kiosk returns to when a visitor has left. */
  let home: Language = detectLanguage();
  let model: Model = { language: home, screen: { at: "starting" } };
  let due = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  function set(change: Partial<Model>): void {
    model = { ...model, ...change };
    if (due) return;
    due = true;
    // A page in the background draws no frames, and must not keep an old picture for whoever looks next.
    const frame = document.hidden ? (work: () => void) => setTimeout(work, 100) : requestAnimationFrame;
    frame(() => {
      due = false;
      draw(model, actions, door);
    });
  }

  function show(screen: Screen): void {
    const returns = screen.at === "door" && screen.idle && screen.assignment.mode === "self";
    if (returns && model.language !== home) {
      applyLanguage(home);
      set({ screen, language: home });
    } else set({ screen });
  }

  const unpaired = (why: Unpaired) => show({ at: "unpaired", why, typed: "" });

  /** Who is this, and which events may it see? Keeps asking while the server cannot be reached. */
  async function look(): Promise<void> {
    clearTimeout(again);
    if (!station) return;
    const api = station.api();
    const me = await api.me();
    if (!me.ok && me.error.status === 401) return unpaired(token ? "rejected" : "none");
    if (me.ok && me.data.role === "viewer") return unpaired("role");
    const events = me.ok ? await visibleEvents(me.data, api) : me;
    if (me.ok && events.ok) return arrive(me.data, events.data);
    show({ at: "unreachable" });
    again = setTimeout(() => void look(), LOOK_AGAIN_AFTER);
  }

  async function visibleEvents(me: Me, api: ReturnType<typeof createApi>) {
    if (me.event === undefined) {
      const all = await api.events();
      return all.ok ? { ok: true as const, data: all.data.events } : all;
    }
    const one = await api.event(me.event);
    return one.ok ? { ok: true as const, data: [one.data] } : one;
  }

  /** To the door, if the address or the memory says which; else staff are asked. */
  function arrive(me: Me, events: EventConfig[]): void {
    if (events.length === 0) {
      unpaired("noEvent");
      return;
    }
    const given: Wish = pick(handover.params);
    for (const wish of [given, rememberedAssignment()]) {
      for (const config of wish.zone !== undefined || wish.direction !== undefined ? events : []) {
        const assignment = fits(wish, config, me.zone);
        if (assignment) {
          enter(me, events, config, assignment);
          return;
        }
      }
    }
    const first = events.length === 1 ? events[0]?.id : undefined;
    const wish = { ...given, event: given.event ?? first, zone: me.zone ?? given.zone };
    setup(me, events, clean(wish));
  }

  /** The door of last time, without asking the server first: a kiosk opens with no network at all. */
  function reopen({ kept }: Station): boolean {
    const { me, config, right } = kept.values;
    if (!me || !config || !right || right.token !== token) return false;
    const given = pick(handover.params);
    const wish = Object.keys(given).length > 0 ? given : rememberedAssignment();
    const assignment = fits(wish, config, me.zone);
    if (assignment) enter(me, [config], config, assignment);
    return assignment !== undefined;
  }

  function enter(me: Me, events: EventConfig[], config: EventConfig, assignment: Assignment): void {
    if (!station) return;
    door?.close();
    rememberAssignment(assignment);
    const settle = (to: Assignment) => enter(me, events, config, to);
    door = openDoor({
      station,
      token,
      me,
      events,
      config,
      assignment,
      feedback,
      pin,
      version: APP_VERSION,
      language: () => model.language,
      show,
      move: settle,
      leave: () => void leave(),
      reload: () => {
        updates.check(); // else the page would come back as the version that is on the device already
        location.reload();
      },
    });
  }

  function setup(me: Me, events: EventConfig[], draft: Wish): void {
    door?.close();
    door = undefined;
    show({ at: "setup", me, events, draft, pin: "", hasPin: pin.isSet() });
  }

  /** To the setup, with the events as they are now where the server answers. */
  async function leave(): Promise<void> {
    const { screen } = model;
    if (screen.at !== "door" || !station) return;
    const { me, config, assignment } = screen;
    const fresh = await visibleEvents(me, station.api());
    setup(me, fresh.ok && fresh.data.length > 0 ? fresh.data : [config], assignment);
  }

  async function start(): Promise<void> {
    const { screen } = model;
    if (screen.at !== "setup") return;
    const config = screen.events.find((event) => event.id === screen.draft.event);
    const assignment = config && fits(screen.draft, config, screen.me.zone);
    if (!config || !assignment) return;
    if (screen.pin) await pin.set(screen.pin);
    enter(screen.me, screen.events, config, assignment);
  }

  async function run(): Promise<void> {
    // A link opened anew is how a forgotten PIN is set aside: whoever has the key may change the kiosk.
    if (handover.given) pin.clear();
    station?.close(); // of before another tab took over
    const opened = await openStation(createApi({ token }), token);
    station = opened;
    if (!reopen(opened)) await look();
  }

  const at = () => performance.now();

  const actions: Actions = {
    language: (language) => {
      // At a self-service kiosk the choice is the visitor's, and ends with the visit.
      const visitors = model.screen.at === "door" && model.screen.assignment.mode === "self";
      if (visitors) applyLanguage(language);
      else {
        home = language;
        chooseLanguage(language);
      }
      set({ language });
    },
    pair: (key) => {
      const trimmed = key.trim();
      if (!trimmed || !station) return;
      token = trimmed;
      keepToken("kiosk", trimmed);
      station.use(createApi({ token }), token);
      show({ at: "starting" });
      void look();
    },
    retry: () => void look(),
    here: () => claim(),
    draft: (wish) => {
      if (model.screen.at === "setup") show({ ...model.screen, draft: wish });
    },
    pin: (typed) => {
      if (model.screen.at === "setup") show({ ...model.screen, pin: typed });
    },
    start: () => void start(),
    setup: () => door?.staff.actions.open("setup"),
    typed: (text) => door?.typed(text),
    submit: () => door?.submit(),
    answer: (answer) => door?.step({ type: "answer", at: at(), answer }),
    dismiss: () => door?.step({ type: "dismiss", at: at() }),
    camera: () => void door?.sight.open(),
    switchCamera: () => void door?.sight.switch(),
    torch: (on) => void door?.sight.torch(on),
    zoom: (value) => void door?.sight.zoom(value),
    fillScreen: () => void document.documentElement.requestFullscreen?.().catch(() => undefined),
    get staff() {
      if (!door) throw new Error("staff act at a door");
      return door.staff.actions;
    },
  };

  applyLanguage(model.language);
  set({});
  const updates = startUpdates({ mayUpdate: () => (door ? door.quiet() : model.screen.at !== "setup") });
  const claim = claimTab({
    mine: () => void run(),
    elsewhere: () => show({ at: "elsewhere" }),
    lost: () => {
      door?.close();
      door = undefined;
      show({ at: "elsewhere" });
    },
  });
}

function pick(params: URLSearchParams): Wish {
  const names = ["event", "zone", "direction", "mode"] as const;
  return clean(Object.fromEntries(names.map((name) => [name, params.get(name)])));
}

function clean(wish: Record<string, string | null | undefined>): Wish {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value)) as Wish;
}
