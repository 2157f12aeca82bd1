import { render } from "lit/html.js";
import "../styles/layers.css";
import "../styles/asking.css";
import "../styles/base.css";
import "../styles/door.css";
import "../styles/occupancy.css";
import "../styles/ready.css";
import "../styles/setup.css";
import "../styles/small.css";
import "../styles/staff.css";
import "../styles/states.css";
import "../styles/verdict.css";
import { formats } from "../../../common/src/formats";
import { detectLanguage } from "../../../common/src/i18n";
import { takeHandover } from "../../../common/src/session";
import { createClock } from "../door/clock";
import { claimTab } from "../door/tab";
import { pinStore } from "../staff/pin";
import { settleStaff } from "../staff/view";
import { startUpdates } from "../update/update";
import { createFeedback } from "../verdict/feedback";
import { doorView } from "../views/door";
import { noticeView } from "../views/notice";
import { setupView } from "../views/setup";
import type { View } from "../views/view";
import { MESSAGES } from "../words";
import { createActions } from "./actions";
import { elsewhere, type Kiosk, run } from "./effects";
import type { KioskState } from "./state";
import { createKioskStore } from "./store";

const root = document.querySelector<HTMLElement>("#kiosk");
if (!root) throw new Error("the page has no #kiosk");

// A kiosk is dark in any light: its verdicts are what shines.
document.documentElement.dataset.theme = "dark";

function draw({ language, screen }: KioskState): void {
  if (!root) return;
  const t = MESSAGES[language];
  const zone = screen.at === "door" ? screen.config.timezone : undefined;
  const view: View = { language, t, f: formats(language, zone), actions };
  document.title = `Footfall · ${t.title}`;
  if (screen.at === "door" && kiosk.door) {
    render(doorView(screen, view, kiosk.door.sight.video), root);
    settleStaff(root);
  } else if (screen.at === "setup") render(setupView(screen, view), root);
  else if (screen.at !== "door") render(noticeView(screen, view), root);
}

const language = detectLanguage();
const store = createKioskStore({ language, home: language, screen: { at: "starting" } }, draw);
const handover = takeHandover("kiosk");
const clock = createClock();
const kiosk: Kiosk = {
  store,
  handover,
  feedback: createFeedback(),
  pin: pinStore(() => clock.now()),
  clock,
  token: handover.token,
  reload: () => {
    updates.check(); // else the page would come back as the version that is on the device already
    location.reload();
  },
};
const actions = createActions(kiosk, () => claim());
const updates = startUpdates({
  mayUpdate: () => (kiosk.door ? kiosk.door.quiet() : store.state.screen.at !== "setup"),
});
const claim = claimTab({
  mine: () => void run(kiosk),
  elsewhere: () => store.dispatch({ kind: "screen", screen: { at: "elsewhere" } }),
  lost: () => elsewhere(kiosk),
});
