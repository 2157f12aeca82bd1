/** The numbers for a big screen: large, without names, one view after another. */
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { peakOf } from "../../event/history";
import { serverNow, stuck } from "../../event/shared";
import { roots } from "../../event/venue";
import { connection, dayWords, stuckWords } from "../../kit/connection";
import { languageSelect, themeButton } from "../../kit/controls";
import { current, SLIDE_MS, type Slide, slides, type WallActions, type WallShown } from "./model";
import { hasPlan, slideView, type Told } from "./slides";
import type { WallSpeech } from "./speech";
import "./style.css";
import "./panels.css";
import { fullScreen } from "./stage";

const CORNERS = html`<svg viewBox="0 0 24 24"><path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" /></svg>`;

interface Turn {
  all: Slide[];
  index: number;
  /** ms that the slide has been shown. */
  into: number;
}

export function wallView(state: WallShown, speech: WallSpeech, actions: WallActions): TemplateResult {
  const turn = turnOf(state, speech);
  const count = turn.all.length;
  const stage = (what: { kind: "step"; by: 1 | -1 } | { kind: "toggle" }) =>
    actions.stage({ ...what, count, at: Date.now() });
  const keys = {
    step: (by: 1 | -1) => stage({ kind: "step", by }),
    toggle: () => stage({ kind: "toggle" }),
    leave: () => actions.leave(),
    look: () => actions.look(),
  };
  const told = isTold(state) ? unpicked(state) : undefined;
  const slide = turn.all[turn.index];
  const { status } = state.connection;
  return html`<ff-stage .keys=${keys}>
    <div class="wall">
      ${top(state, speech)} ${lost(state, speech)}
      <main id="numbers" class="wall-slide ${status === "live" ? "" : "stale"}" tabindex="-1"
        data-testid="wall-slide" data-slide=${slide?.kind ?? ""} data-index=${turn.index}>
        ${told && slide ? keyed(turn.index, slideView(slide, told, speech, actions)) : waiting(state, speech)}
      </main>
      ${progress(state, speech, turn)} ${controls(state, speech, actions, keys)}
    </div>
  </ff-stage>`;
}

const isTold = (state: WallShown): state is Told => Boolean(state.event && state.numbers);

/** What somebody pointed out at a desk would leave everything else dim here. */
function unpicked({ picked: _, ...state }: Told): Told {
  return state;
}

function turnOf(state: WallShown, { f }: WallSpeech): Turn {
  if (!isTold(state)) return { all: [], index: 0, into: 0 };
  const at = serverNow(state);
  const own = roots(state.event).map((zone) => zone.id);
  const curves = (peakOf(state.day, state.samples, own)?.occupancy ?? 0) > 0;
  const local = { day: f.isoDay(at), time: f.time(at) };
  const all = slides(state.event, state.numbers, local, { plan: hasPlan(state), curves });
  return { all, ...current(state.stage, all.length, state.now) };
}

function top(state: WallShown, speech: WallSpeech): TemplateResult {
  const { event } = state;
  return html`<header class="wall-top">
    <div>
      <h1 data-testid="event-title">${event ? speech.named(event.name, event.id) : speech.t.product}</h1>
      <p>${event ? dayWords(state, speech) : ""}</p>
    </div>
    <time class="wall-clock">${speech.f.time(serverNow(state))}</time>
    ${connection(state, speech)}
  </header>`;
}

function lost(state: WallShown, { t, f }: WallSpeech): TemplateResult | string {
  if (state.connection.status !== "lost") return "";
  const { heard } = state.connection;
  const age =
    heard === undefined || state.asOf === undefined
      ? t.lostNoNumbers
      : t.wall.lostAge(f.clock(state.asOf), f.duration(state.now - heard));
  return html`<section class="wall-lost" data-testid="wall-lost">
    <p role="alert"><span aria-hidden="true">■</span> ${t.lostTitle}</p>
    <p class="age">${age}</p>
    <p class="back">${t.wall.lostBack}</p>
  </section>`;
}

function waiting(state: WallShown, { t }: WallSpeech): TemplateResult {
  const long = stuck(state);
  return html`<section class="wall-waiting" role="status">
    <h2>${long ? t.stuck : t.loading}</h2>
    ${long ? html`<p>${stuckWords(state, { t })}</p>` : ""}
  </section>`;
}

/** A quiet line that fills until the next slide comes. */
function progress(state: WallShown, { t, f }: WallSpeech, { all, index, into }: Turn): TemplateResult {
  const { since, paused } = state.stage;
  const halted = paused !== undefined;
  const where = t.wall.place(f.number(index + 1), f.number(all.length));
  if (all.length < 2) return html`<footer class="wall-progress"></footer>`;
  // Drawn once a slide and then moved by the browser, from where the slide stood.
  const key = `${index} ${since} ${halted}`;
  return html`<footer class="wall-progress ${halted ? "halted" : ""}">
    ${keyed(key, html`<i aria-hidden="true" style="animation-delay:-${into}ms;animation-duration:${SLIDE_MS}ms"></i>`)}
    <span data-testid="wall-place">${halted ? html`${t.wall.paused} · ` : ""}${where}</span>
  </footer>`;
}

function controls(
  state: WallShown,
  { t }: WallSpeech,
  actions: WallActions,
  keys: { step(by: 1 | -1): void; toggle(): void; leave(): void },
): TemplateResult {
  const button = (
    hook: string,
    label: string,
    shape: string | TemplateResult,
    act: () => void,
  ) => html`<button
    type="button" class="control" data-testid="wall-${hook}" @click=${act}
  ><span aria-hidden="true">${shape}</span> <span class="label">${label}</span></button>`;
  const halted = state.stage.paused !== undefined;
  return html`<nav class="wall-controls" aria-label=${t.wall.controls}>
    ${button("previous", t.wall.previous, "←", () => keys.step(-1))}
    ${button("pause", halted ? t.wall.resume : t.wall.pause, halted ? "▶" : "❚❚", keys.toggle)}
    ${button("next", t.wall.next, "→", () => keys.step(1))}
    ${button("full-screen", t.wall.fullScreen, CORNERS, fullScreen)}
    ${languageSelect(state.language, t.language, actions.language)}
    ${themeButton(state.theme, t, actions.toggleTheme)}
    ${button("leave", t.wall.leave, "×", keys.leave)}
  </nav>`;
}
