import { render } from "lit/html.js";
import "../../../common/src/tokens.css";
import "../styles/base.css";
import "../styles/door.css";
import "../styles/occupancy.css";
import "../styles/ready.css";
import "../styles/setup.css";
import "../styles/states.css";
import "../styles/staff.css";
import "../styles/small.css"; // last: it overrules the others
import { formats } from "../../../common/src/formats";
import { settleStaff } from "../staff/view";
import { doorView } from "../views/door";
import { noticeView } from "../views/notice";
import { setupView } from "../views/setup";
import type { View } from "../views/view";
import { MESSAGES } from "../words";
import { startApp } from "./effects";

const root = document.querySelector<HTMLElement>("#kiosk");
if (!root) throw new Error("the page has no #kiosk");

// A kiosk is dark in any light: its verdicts are what shines.
document.documentElement.dataset.theme = "dark";

startApp((model, actions, door) => {
  const { language, screen } = model;
  const t = MESSAGES[language];
  const zone = screen.at === "door" ? screen.config.timezone : undefined;
  const view: View = { language, t, f: formats(language, zone), actions };
  document.title = `Footfall · ${t.title}`;
  if (screen.at === "door" && door) {
    render(doorView(screen, view, door.sight.video), root);
    settleStaff(root);
  } else if (screen.at === "setup") render(setupView(screen, view), root);
  else if (screen.at !== "door") render(noticeView(screen, view), root);
});
