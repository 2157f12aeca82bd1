/** The kiosk as a whole: one model, changed here alone, and drawn at most once a frame. */
import { type Api, createApi } from "../../common/src/api";
import { applyLanguage, chooseLanguage, detectLanguage } from "../../common/src/i18n";
import type { EventConfig, Me } from "../../common/src/protocol";
import { keepToken, takeHandover } from "../../common/src/session";
import { fits, rememberAssignment, rememberedAssignment, type Wish } from "./door/assignment";
import { type Door, openDoor } from "./door/door";
import { createUnsettled } from "./door/unsettled";
import type { Actions, DoorScreen, Model, Screen, Unpaired } from "./model";
import { createSpeaker } from "./verdict/sound";

const LOOK_AGAIN_AFTER = 3_000;

/** @param draw called with every new model; `actions` is what the drawn page may do */
export function startApp(draw: (model: Model, actions: Actions, door: Door | undefined) => void): void {
  const handover = takeHandover("kiosk");
  const speaker = createSpeaker();
  const unsettled = createUnsettled();
  let token = handover.token;
  let api: Api = createApi({ token });
  let door: Door | undefined;
  let model: Model = { language: detectLanguage(), screen: { at: "starting" } };
  let due = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  function set(change: Partial<Model>): void {
    model = { ...model, ...change };
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw(model, actions, door);
    });
  }
  const show = (screen: Screen) => set({ screen });
  const unpaired = (why: Unpaired) => show({ at: "unpaired", why, typed: "" });

  /** Who is this, and which events may it see? Keeps asking while the server cannot be reached. */
  async function look(): Promise<void> {
    clearTimeout(again);
    const me = await api.me();
    if (!me.ok && me.error.status === 401) return unpaired(token ? "rejected" : "none");
    if (me.ok && me.data.role === "viewer") return unpaired("role");
    const events = me.ok ? await visibleEvents(me.data) : me;
    if (me.ok && events.ok) return arrive(me.data, events.data);
    show({ at: "unreachable" });
    again = setTimeout(() => void look(), LOOK_AGAIN_AFTER);
  }

  async function visibleEvents(me: Me) {
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
    show({
      at: "setup",
      me,
      events,
      draft: clean({ event: given.event ?? first, zone: me.zone ?? given.zone, direction: given.direction }),
    });
  }

  function enter(
    me: Me,
    events: EventConfig[],
    config: EventConfig,
    assignment: DoorScreen["assignment"],
  ): void {
    door?.close();
    rememberAssignment(assignment);
    door = openDoor({ api, token, me, events, config, assignment, speaker, unsettled, show });
  }

  const actions: Actions = {
    language: (language) => {
      chooseLanguage(language);
      set({ language });
    },
    pair: (key) => {
      const trimmed = key.trim();
      if (!trimmed) return;
      token = trimmed;
      keepToken("kiosk", trimmed);
      api = createApi({ token });
      show({ at: "starting" });
      void look();
    },
    retry: () => void look(),
    draft: (wish) => {
      if (model.screen.at === "setup") show({ ...model.screen, draft: wish });
    },
    start: () => {
      const { screen } = model;
      if (screen.at !== "setup") return;
      const config = screen.events.find((event) => event.id === screen.draft.event);
      const assignment = config && fits(screen.draft, config, screen.me.zone);
      if (config && assignment) enter(screen.me, screen.events, config, assignment);
    },
    setup: () => {
      const { screen } = model;
      if (screen.at !== "door") return;
      door?.close();
      door = undefined;
      show({ at: "setup", me: screen.me, events: screen.events, draft: screen.assignment });
    },
    typed: (text) => door?.typed(text),
    submit: () => door?.submit(),
    cancel: () => door?.cancel(),
    camera: () => door?.openCamera(),
    switchCamera: () => door?.switchCamera(),
  };

  applyLanguage(model.language);
  set({});
  void look();
}

function pick(params: URLSearchParams): Wish {
  return clean({ event: params.get("event"), zone: params.get("zone"), direction: params.get("direction") });
}

function clean(wish: Record<string, string | null | undefined>): Wish {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value)) as Wish;
}
