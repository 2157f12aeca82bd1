import "../../common/src/tokens.css";
import "./styles/base.css";
import "./styles/board.css";
import "./styles/tiles.css";
import "./styles/honest.css";
import "./styles/idle.css";
import "./styles/site.css";
import "./styles/drawings.css";
import "./styles/lists.css";
import "./styles/doors.css";
import "./styles/kiosks.css";
import "./styles/kiosk-cards.css";
import "./styles/parts.css";
import "./parts/plan/style.css";
import "./parts/flow/style.css";
import "./parts/replay/style.css";
import "./parts/people/style.css";
import "./parts/warnings/style.css";
import "./parts/wall/style.css";
import "./parts/wall/panels.css";
import "./charts/chart-element";
import { applyLanguage, chooseLanguage, detectLanguage } from "../../common/src/i18n";
import { chooseTheme, currentTheme, startTheme } from "../../common/src/theme";
import { initialState } from "./model/state";
import { fullScreen } from "./parts/wall/stage";
import { createStore, type Store } from "./store";
import type { Actions } from "./views/actions";
import { createVisit, type Visit } from "./visit";

const root = document.querySelector<HTMLElement>("#app");
if (!root) throw new Error("The page has no #app");

let store: Store | undefined;
startTheme((theme) => store?.dispatch({ kind: "theme", theme }));
const language = detectLanguage();
applyLanguage(language);

let visit: Visit | undefined;
const actions = (store: Store): Actions => ({
  signIn: (name, password) => void visit?.signIn(name, password),
  signOut: () => void visit?.signOut(),
  watch: (event) => visit?.watch(event),
  choose: () => visit?.choose(),
  retry: () => void visit?.start(),
  view: (view) => visit?.turnTo({ view, wall: false }),
  wall: (wall) => {
    if (wall) fullScreen();
    visit?.turnTo({ view: store.state.view, wall });
  },
  stage: (message) => store.dispatch({ kind: "stage", message }),
  parts: () => visit?.parts(),
  listKiosks: (list) => store.dispatch({ kind: "kiosk-list", list }),
  changeKiosk: (kiosk, changes) => void visit?.care()?.change(kiosk, changes),
  commandKiosk: (kiosk, command) => void visit?.care()?.command(kiosk, command),
  forgetKiosk: (kiosk) => void visit?.care()?.forget(kiosk),
  pick: (zone) => store.dispatch({ kind: "pick", zone }),
  language: (language) => {
    chooseLanguage(language);
    store.dispatch({ kind: "language", language });
  },
  toggleTheme: () => {
    const theme = store.state.theme === "dark" ? "light" : "dark";
    chooseTheme(theme);
    store.dispatch({ kind: "theme", theme });
  },
});

const started = createStore(root, initialState(Date.now(), language, currentTheme()), actions);
store = started;
visit = createVisit(started);
void visit.start();
setInterval(() => started.dispatch({ kind: "clock", now: Date.now() }), 1_000);
addEventListener("online", () => visit?.hurry());
addEventListener("popstate", () => visit?.returned());
