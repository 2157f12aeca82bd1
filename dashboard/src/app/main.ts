import "./layers.css";
import "./base.css";
import "./doors.css";
import "../kit/style.css";
import "../kit/charts/chart-element";
import { applyLanguage, chooseLanguage, detectLanguage } from "../../../common/src/i18n";
import { chooseTheme, currentTheme, startTheme } from "../../../common/src/theme";
import { fullScreen } from "../features/wall/stage";
import type { Actions } from "./actions";
import { createDrawing } from "./drawing";
import { createSession } from "./session";
import { initialState } from "./state";
import { createStore } from "./store";

const root = document.querySelector<HTMLElement>("#app");
if (!root) throw new Error("The page has no #app");

const language = detectLanguage();
applyLanguage(language);

const drawing = createDrawing(root);
const store = createStore(initialState(Date.now(), language, currentTheme()), drawing.changed);
startTheme((theme) => store.dispatch({ kind: "theme", theme }));
const session = createSession(store);
const actions: Actions = {
  signIn: (name, password) => void session.signIn(name, password),
  signOut: () => void session.signOut(),
  watch: session.watch,
  choose: session.choose,
  retry: () => void session.start(),
  view: session.page.turnTo,
  wall: (wall) => {
    if (wall) fullScreen();
    session.page.wall(wall);
  },
  stage: (message) => store.dispatch({ kind: "stage", message }),
  works: session.works,
  page: session.page,
  language: (language) => {
    chooseLanguage(language);
    store.dispatch({ kind: "language", language });
  },
  toggleTheme: () => {
    const theme = store.state.theme === "dark" ? "light" : "dark";
    chooseTheme(theme);
    store.dispatch({ kind: "theme", theme });
  },
};

drawing.begin(store, actions);
void session.start();
setInterval(() => store.dispatch({ kind: "clock", now: Date.now() }), 1_000);
addEventListener("online", session.hurry);
addEventListener("popstate", session.returned);
