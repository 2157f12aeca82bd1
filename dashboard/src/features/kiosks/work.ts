/** Orders to kiosks. Nothing is shown before the server has said it. */

import { whileSeen } from "../../../../common/src/asking";
import type { KioskChanges, KioskCommandName } from "../../../../common/src/protocol";
import type { ApiError } from "../../event/api";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import { whileShown } from "../../event/while-shown";
import { type Care, type KioskList, type KiosksMessage, type KiosksState, standing } from "./model";

/** Who looks after a kiosk wants to see what became of it. */
const LOOK_MS = 3_000;

export interface KiosksActions extends FeatureWork {
  list(list: Partial<KioskList>): void;
  change(kiosk: string, changes: KioskChanges): Promise<void>;
  command(kiosk: string, command: KioskCommandName): Promise<void>;
  forget(kiosk: string): Promise<void>;
  /** Which are to be put away; undefined gives the choice up. */
  choose(chosen: readonly string[] | undefined): void;
  toggle(kiosk: string): void;
  putAway(chosen: readonly string[]): Promise<void>;
}

export function kiosksWork(context: FeatureContext<KiosksState, KiosksMessage>): KiosksActions {
  const { api, eventId, signal, share, shared, tell } = context;
  const begin = (kiosk: string) => tell({ kind: "care", care: { kiosk, busy: true } });
  const end = (kiosk: string, done: NonNullable<Care["done"]>) =>
    tell({ kind: "care", care: { kiosk, busy: false, done } });
  const fail = (kiosk: string, { code }: ApiError) =>
    tell({ kind: "care", care: { kiosk, busy: false, trouble: code } });

  async function read(): Promise<void> {
    const answer = await api.kiosks(eventId, { signal });
    if (!signal.aborted && answer.ok) share({ kind: "devices", devices: answer.data.kiosks });
  }
  const shown = whileShown(() => {
    void read();
    return [
      whileSeen(() => {
        if (shared().connection.status === "live") void read();
      }, LOOK_MS),
    ];
  });

  return {
    list: (list) => tell({ kind: "list", list }),
    async change(kiosk, changes) {
      begin(kiosk);
      const answer = await api.changeKiosk(eventId, kiosk, changes);
      if (!answer.ok) return fail(kiosk, answer.error);
      share({ kind: "device", device: answer.data });
      end(kiosk, "saved");
    },
    async command(kiosk, command) {
      begin(kiosk);
      const answer = await api.commandKiosk(eventId, kiosk, command);
      if (answer.ok) end(kiosk, command);
      else fail(kiosk, answer.error);
    },
    async forget(kiosk) {
      begin(kiosk);
      const answer = await api.forgetKiosk(eventId, kiosk);
      if (!answer.ok) return fail(kiosk, answer.error);
      share({ kind: "device-forgotten", device: kiosk });
      tell({ kind: "cared" });
    },
    choose: (chosen) => tell({ kind: "choice", choice: chosen && { chosen, busy: false } }),
    toggle: (kiosk) => tell({ kind: "toggled", kiosk }),
    async putAway(chosen) {
      tell({ kind: "choice", choice: { chosen, busy: true } });
      const answer = await api.putKiosksAway(eventId, chosen);
      if (!answer.ok)
        return tell({ kind: "choice", choice: { chosen, busy: false, trouble: answer.error.code } });
      for (const device of answer.data.kiosks) share({ kind: "device", device });
      const stayed = standing(answer.data.kiosks).length;
      tell({ kind: "put-away", putAway: { away: answer.data.kiosks.length - stayed, stayed } });
    },
    ...shown,
    hidden() {
      shown.hidden();
      tell({ kind: "choice", choice: undefined });
      tell({ kind: "cared" });
    },
  };
}
