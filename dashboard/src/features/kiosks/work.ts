/** Orders to kiosks. Nothing is shown before the server has said it. */

import type { KioskChanges, KioskCommandName } from "../../../../common/src/protocol";
import type { CareDone } from "../../app/state";
import type { Store } from "../../app/store";
import type { Api, ApiError } from "../../event/api";

export interface Care {
  refresh(): void;
  change(kiosk: string, changes: KioskChanges): Promise<void>;
  command(kiosk: string, command: KioskCommandName): Promise<void>;
  forget(kiosk: string): Promise<void>;
}

/** @param refresh reads all kiosks anew */
export function careFor(store: Store, api: Api, event: string, refresh: () => void): Care {
  const begin = (kiosk: string) => store.dispatch({ kind: "care", care: { kiosk, busy: true } });
  const end = (kiosk: string, done: CareDone) =>
    store.dispatch({ kind: "care", care: { kiosk, busy: false, done } });
  const fail = (kiosk: string, { code }: ApiError) =>
    store.dispatch({ kind: "care", care: { kiosk, busy: false, trouble: code } });

  return {
    refresh,
    async change(kiosk, changes) {
      begin(kiosk);
      const answer = await api.changeKiosk(event, kiosk, changes);
      if (!answer.ok) return fail(kiosk, answer.error);
      store.dispatch({ kind: "kiosk", kiosk: answer.data });
      end(kiosk, "saved");
    },
    async command(kiosk, command) {
      begin(kiosk);
      const answer = await api.commandKiosk(event, kiosk, command);
      if (answer.ok) end(kiosk, command);
      else fail(kiosk, answer.error);
    },
    async forget(kiosk) {
      begin(kiosk);
      const answer = await api.forgetKiosk(event, kiosk);
      if (answer.ok) store.dispatch({ kind: "kiosk-forgotten", kiosk });
      else fail(kiosk, answer.error);
    },
  };
}
