/** The door to the other pages, and whether there is a server behind it. */
import "../../../common/src/tokens.css";
import "../../src/app/base.css";
import "./landing.css";
import { html, render } from "lit";
import { at, createApi } from "../../../common/src/api";
import { applyLanguage, chooseLanguage, detectLanguage, type Language } from "../../../common/src/i18n";
import { chooseTheme, currentTheme, startTheme } from "../../../common/src/theme";
import { languageSelect, themeButton } from "../../src/kit/controls";
import { WORDS } from "./words";

type Server = "asking" | "up" | "down";

const ASK_MS = 10_000;
const root = document.querySelector<HTMLElement>("#app");
if (!root) throw new Error("The page has no #app");

start(root);

function start(root: HTMLElement): void {
  let language = detectLanguage();
  let server: Server = "asking";
  // Health is told outside the interface's prefix.
  const health = createApi({ base: "" });

  const draw = () => render(page(), root);
  const ask = async () => {
    const answer = await health.call<{ status: string }>(at("GET /healthz", {}), { timeout: 4_000 });
    server = answer.ok && answer.data.status === "ok" ? "up" : "down";
    draw();
  };
  const speak = (chosen: Language) => {
    language = chosen;
    chooseLanguage(chosen);
    draw();
  };
  const toggle = () => {
    chooseTheme(currentTheme() === "dark" ? "light" : "dark");
    draw();
  };

  function page() {
    const t = WORDS[language];
    document.title = t.title;
    const shape = { asking: "○", up: "●", down: "■" }[server];
    const door = (href: string, name: string, text: string) =>
      html`<li><a class="panel" href=${href}><b>${name}</b><span class="quiet">${text}</span></a></li>`;
    return html`
      <header class="top">
        <div class="controls">${languageSelect(language, t.language, speak)} ${themeButton(currentTheme(), t, toggle)}</div>
      </header>
      <main class="landing">
        <h1>Footfall</h1>
        <p class="sentence">${t.sentence}</p>
        <ul class="doors">
          ${door("/dashboard/", t.dashboard, t.dashboardText)} ${door("/kiosk/", t.kiosk, t.kioskText)}
          ${door("/api/v1/docs", t.docs, t.docsText)}
        </ul>
        <p class="server ${server}" role="status" data-testid="server" data-state=${server}>
          <span aria-hidden="true">${shape}</span> ${t[server]}
        </p>
      </main>
    `;
  }

  applyLanguage(language);
  startTheme(draw);
  void ask();
  setInterval(ask, ASK_MS);
}
