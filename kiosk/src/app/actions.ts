/** What people do on the page, and what comes of it. */
import { chooseLanguage } from "../../../common/src/i18n";
import { type Kiosk, look, pair, standUp, start } from "./effects";
import { isVisitors } from "./reduce";
import type { Actions } from "./state";

/** @param claim takes the kiosk over from another tab */
export function createActions(kiosk: Kiosk, claim: () => void): Actions {
  const { store } = kiosk;
  const at = () => performance.now();
  return {
    language: (language) => {
      if (!isVisitors(store.state)) chooseLanguage(language);
      store.dispatch({ kind: "language", language });
    },
    pair: (key) => pair(kiosk, key),
    retry: () => void look(kiosk),
    here: claim,
    standUp: () => void standUp(kiosk),
    draft: (draft) => store.dispatch({ kind: "draft", draft }),
    pin: (pin) => store.dispatch({ kind: "pin", pin }),
    start: () => void start(kiosk),
    setup: () => kiosk.staff?.actions.open("setup"),
    typed: (text) => kiosk.door?.typed(text),
    submit: () => kiosk.door?.submit(),
    answer: (scanId, answer) => kiosk.door?.step({ type: "answer", scanId, at: at(), answer }),
    leave: (scanId) => kiosk.door?.step({ type: "leave", scanId, at: at() }),
    stir: () => kiosk.door?.step({ type: "stir", at: at() }),
    camera: () => void kiosk.door?.sight.open(),
    switchCamera: () => void kiosk.door?.sight.switch(),
    torch: (on) => void kiosk.door?.sight.torch(on),
    zoom: (value) => void kiosk.door?.sight.zoom(value),
    fillScreen: () => void document.documentElement.requestFullscreen?.().catch(() => undefined),
    get staff() {
      if (!kiosk.staff) throw new Error("staff act at a door");
      return kiosk.staff.actions;
    },
  };
}
