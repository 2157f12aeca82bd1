/** Somebody's session with the page: signing in, the event that is watched, the view that is shown. */
import type { Page } from "../event/feature";
import { type Access, createAccess } from "./access";
import { addressIn } from "./address";
import { createOpening } from "./opening";
import { createServices } from "./services";
import type { Store } from "./store";
import { createViews } from "./views";
import { type Watch, watchEvent } from "./watch";
import type { Works } from "./works";

export interface Session {
  start(): Promise<void>;
  signIn(name: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  watch(event: string): void;
  choose(): void;
  hurry(): void;
  /** Somebody went back or forward in the browser. */
  returned(): void;
  works(): Works | undefined;
  page: Page;
}

export function createSession(store: Store): Session {
  let watch: Watch | undefined;
  let wanted = addressIn(location.search).event;
  const works = () => watch?.works;
  const leave = () => {
    opening.stop();
    watch?.stop();
    watch = undefined;
  };
  const access = createAccess(store, leave);
  const opening = createOpening(store, access, () => wanted, open);
  const views = createViews(store, works);
  const page = createServices(store, views.turnTo, works);

  function open(id: string): void {
    const event = store.state.events.find((one) => one.id === id);
    if (!event) return;
    leave();
    wanted = id;
    store.dispatch({ kind: "watch", event });
    views.read();
    views.write();
    const { api, token } = access;
    const signedOut = (code: string) => void access.refused(401, code);
    const refused = (code: string) => void liveRefused(code, access, gone);
    watch = watchEvent({ store, api, token, event, page, refused, signedOut });
  }

  async function gone(): Promise<void> {
    leave();
    store.dispatch({ kind: "choose", trouble: "unknown_event" });
    await opening.findEvent();
  }

  return {
    start: opening.start,
    async signIn(name, password) {
      if (await access.signIn(name, password)) await opening.findEvent();
    },
    signOut: access.signOut,
    watch: open,
    choose() {
      leave();
      wanted = undefined;
      store.dispatch({ kind: "choose" });
      views.write();
    },
    returned() {
      const { event } = addressIn(location.search);
      if (event !== undefined && event !== store.state.event?.id) open(event);
      else views.read();
    },
    works,
    page,
    hurry() {
      if (watch) watch.hurry();
      else if (store.state.phase === "failed") void opening.start();
    },
  };
}

/** The live connection was refused: perhaps the session is over, perhaps the event is gone. */
async function liveRefused(code: string, access: Access, gone: () => Promise<void>): Promise<void> {
  const me = await access.api.me();
  if (!me.ok) access.refused(me.error.status, me.error.code);
  else if (code === "unknown_event") await gone();
  else if (code === "not_allowed") access.over("not_allowed");
}
