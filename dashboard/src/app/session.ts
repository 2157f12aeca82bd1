/** From opening the page to watching an event: who is there, what they may see, which event it is. */

import { forgetToken, takeHandover } from "../../../common/src/session";
import { type Api, createApi } from "../event/api";
import { addressOf, featureOf, type Place, placeOf, type View, viewsOf } from "./address";
import { turn, type Works } from "./registry";
import type { Store } from "./store";
import { type Watch, watchEvent } from "./watch";

const RETRY_MS = 3_000;

export interface Visit {
  start(): Promise<void>;
  signIn(name: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  watch(event: string): void;
  choose(): void;
  hurry(): void;
  /** Another view of the event, or the same on a big screen. */
  turnTo(place: Pick<Place, "view" | "wall">): void;
  /** Somebody went back or forward in the browser. */
  returned(): void;
  works(): Works | undefined;
}

export function createVisit(store: Store): Visit {
  let { token } = takeHandover("dashboard");
  let api: Api = createApi({ token });
  let watch: Watch | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wanted = placeOf(location.search).event;

  const again = (ms = RETRY_MS) => {
    clearTimeout(retry);
    retry = setTimeout(start, ms);
  };
  const leave = () => {
    clearTimeout(retry);
    watch?.stop();
    watch = undefined;
  };
  const signedOut = (trouble?: string) => {
    leave();
    if (token) forgetToken("dashboard");
    token = undefined;
    api = createApi();
    store.dispatch({ kind: "signed-out", ...(trouble ? { trouble } : {}) });
  };
  /** What a refused call means for the whole page; true where it has been dealt with. */
  const refused = (status: number, code: string): boolean => {
    if (status === 401) signedOut(token ? "link_over" : store.state.me ? "session_over" : undefined);
    else if (status === 403) signedOut("not_allowed");
    else return false;
    console.info("signed out:", code);
    return true;
  };

  async function start(): Promise<void> {
    clearTimeout(retry);
    const me = await api.me();
    if (!me.ok) {
      if (refused(me.error.status, me.error.code)) return;
      store.dispatch({ kind: "failed", trouble: me.error.code });
      return again();
    }
    store.dispatch({ kind: "signed-in", me: me.data });
    await findEvent();
  }

  async function findEvent(): Promise<void> {
    const found = await api.events();
    if (!found.ok) {
      if (refused(found.error.status, found.error.code)) return;
      store.dispatch({ kind: "failed", trouble: found.error.code });
      return again();
    }
    const { events } = found.data;
    store.dispatch({ kind: "events", events });
    const [first] = events;
    if (!first) return again(5_000);
    const named = events.find((event) => event.id === wanted);
    if (named) return open(named.id);
    if (wanted === undefined && events.length === 1) return open(first.id);
    store.dispatch({ kind: "choose", ...(wanted === undefined ? {} : { trouble: "unknown_event" }) });
  }

  function open(id: string): void {
    const event = store.state.events.find((one) => one.id === id);
    if (!event) return;
    leave();
    wanted = id;
    store.dispatch({ kind: "watch", event });
    const { view, wall } = placeOf(location.search);
    show(view, wall);
    address("replaceState");
    watch = watchEvent(
      store,
      api,
      token,
      event,
      {
        refused: (code) => void onRefused(code),
        forbidden: refused,
      },
      turnTo,
    );
  }

  /** A view that this person is not offered (a link from a colleague) is the first one. */
  function show(view: View, wall: boolean): void {
    const from = store.state.view;
    const to = viewsOf(store.state.me).includes(view) ? view : "now";
    if (to !== from) store.dispatch({ kind: "view", view: to });
    if (wall !== store.state.wall) store.dispatch({ kind: "wall", wall });
    if (watch && to !== from) turn(watch.works, featureOf(from), featureOf(to));
  }

  function turnTo({ view, wall }: Pick<Place, "view" | "wall">): void {
    show(view, wall);
    address("pushState");
    scrollTo(0, 0);
  }

  function address(how: "pushState" | "replaceState"): void {
    const { view, wall } = store.state;
    const query = addressOf({ event: store.state.event?.id, view, wall });
    if (query !== location.search) history[how](history.state, "", location.pathname + query);
  }

  /** The live connection was refused: perhaps the session is over, perhaps the event is gone. */
  async function onRefused(code: string): Promise<void> {
    const me = await api.me();
    if (!me.ok) return void refused(me.error.status, me.error.code);
    if (code === "unknown_event") {
      leave();
      store.dispatch({ kind: "choose", trouble: "unknown_event" });
      await findEvent();
    } else if (code === "not_allowed") signedOut("not_allowed");
  }

  return {
    start,
    async signIn(name, password) {
      store.dispatch({ kind: "signing-in" });
      const me = await api.login(name, password);
      if (!me.ok) return store.dispatch({ kind: "signed-out", trouble: me.error.code });
      store.dispatch({ kind: "signed-in", me: me.data });
      await findEvent();
    },
    async signOut() {
      if (!token) await api.logout();
      signedOut();
    },
    watch: open,
    choose() {
      leave();
      wanted = undefined;
      history.replaceState(history.state, "", location.pathname);
      store.dispatch({ kind: "choose" });
    },
    turnTo,
    returned() {
      const { event, view, wall } = placeOf(location.search);
      if (event !== undefined && event !== store.state.event?.id) open(event);
      else show(view, wall);
    },
    works: () => watch?.works,
    hurry() {
      if (watch) watch.hurry();
      else if (store.state.phase === "failed") void start();
    },
  };
}
