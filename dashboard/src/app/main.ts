import "../../../common/src/tokens.css";
import "./base.css";
import "../features/now/style.css";
import "../kit/tiles.css";
import "../features/now/trust.css";
import "../kit/idle.css";
import "../features/now/site.css";
import "../kit/drawings.css";
import "../kit/lists.css";
import "./doors.css";
import "../features/kiosks/style.css";
import "../features/kiosks/cards.css";
import "../kit/parts.css";
import "../features/plan/style.css";
import "../features/flow/style.css";
import "../features/replay/style.css";
import "../features/people/style.css";
import "../features/warnings/style.css";
import "../features/wall/style.css";
import "../features/wall/panels.css";
import "../kit/charts/chart-element";
import { applyLanguage, chooseLanguage, detectLanguage } from "../../../common/src/i18n";
import { chooseTheme, currentTheme, startTheme } from "../../../common/src/theme";
import { fullScreen } from "../features/wall/stage";
import type { Actions } from "./actions";
import { VIEWS } from "./address";
import { createVisit, type Visit } from "./session";
import { initialState } from "./state";
import { createStore, type Store } from "./store";

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
  works: () => visit?.works(),
  page: {
    pick: (zone) => store.dispatch({ kind: "pick", zone }),
    turnTo: (view) => {
      const named = VIEWS.find((each) => each === view);
      if (named) visit?.turnTo({ view: named, wall: false });
    },
  },
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
