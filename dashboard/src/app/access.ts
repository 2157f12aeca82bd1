/** Who asks the server: the bearer of a link's token, or the browser's session; and what it means to be refused. */
import { forgetToken, takeHandover } from "../../../common/src/session";
import { type Api, createApi } from "../event/api";
import type { Store } from "./store";

export interface Access {
  readonly api: Api;
  readonly token: string | undefined;
  /** Whether name and password were right. */
  signIn(name: string, password: string): Promise<boolean>;
  signOut(): Promise<void>;
  /** Nobody is signed in any more, and why. */
  over(trouble?: string): void;
  /** What a refused call means for the whole page; true where it has been dealt with. */
  refused(status: number, code: string): boolean;
}

/** @param leave called before the page says that nobody is signed in */
export function createAccess(store: Store, leave: () => void): Access {
  let { token } = takeHandover("dashboard");
  let api = createApi({ token });

  const over = (trouble?: string) => {
    leave();
    if (token) forgetToken("dashboard");
    token = undefined;
    api = createApi();
    store.dispatch({ kind: "signed-out", ...(trouble ? { trouble } : {}) });
  };

  return {
    get api() {
      return api;
    },
    get token() {
      return token;
    },
    async signIn(name, password) {
      store.dispatch({ kind: "signing-in" });
      const me = await api.login(name, password);
      if (me.ok) store.dispatch({ kind: "signed-in", me: me.data });
      else store.dispatch({ kind: "signed-out", trouble: me.error.code });
      return me.ok;
    },
    async signOut() {
      if (!token) await api.logout();
      over();
    },
    over,
    refused(status, code) {
      if (status === 401) over(token ? "link_over" : store.state.me ? "session_over" : undefined);
      else if (status === 403) over("not_allowed");
      else return false;
      console.info("signed out:", code);
      return true;
    },
  };
}
