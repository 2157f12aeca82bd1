/** How many people are where now, whether that number can be trusted, and what needs somebody. */
import { html, type TemplateResult } from "lit";
import type { Watched } from "../../event/shared";
import { site, zoneTrees } from "../../event/venue";
import type { Warned } from "../../event/warned";
import { flowPanel, occupancyPanel } from "../../kit/curves";
import { zones } from "../../kit/tile";
import { attentionPanel } from "./attention";
import { boothsPanel } from "./booths";
import { feedPanel } from "./feed-view";
import { fillingPanel } from "./filling-view";
import { loading } from "./loading";
import type { NowActions, NowShown } from "./model";
import { arrivalsPanel, refusedPanel, sitePanel, totalsPanel } from "./site";
import type { NowSpeech } from "./speech";
import { trustPanel } from "./trust-view";

/** The first view; before the first number the shape of what is coming. */
export function nowView(
  { numbers, ...rest }: Watched & { warnings: Warned },
  speech: NowSpeech,
  actions: NowActions,
): TemplateResult {
  return numbers ? board({ ...rest, numbers }, speech, actions) : loading(rest, speech);
}

function board(state: NowShown, speech: NowSpeech, actions: NowActions): TemplateResult {
  const { event, numbers } = state;
  const tree = zoneTrees(event);
  const total = site(event, numbers);
  const [only] = tree;
  const holdsZones = tree.length === 1 && only !== undefined && only.within.length > 0;
  const lost = state.connection.status !== "live";
  const fresh = numbers.totals.admitted === 0 && state.feed.length === 0;
  return html`
    ${fresh ? welcome(speech) : ""}
    <main id="numbers" class="board ${lost ? "stale" : ""}" tabindex="-1">
      <div class="left">
        ${sitePanel(state, speech, total, holdsZones)} ${totalsPanel(state, speech, total, holdsZones)}
        ${arrivalsPanel(state, speech)} ${refusedPanel(state, speech)} ${boothsPanel(state, speech)}
      </div>
      <div class="middle">
        ${zones(state, speech, actions.pick, holdsZones ? only.within : tree)}
        ${occupancyPanel(state, speech, actions.pick, total, actions.curves)}
      </div>
      <div class="right">
        ${trustPanel(state, speech)} ${attentionPanel(state, speech, actions)} ${fillingPanel(state, speech)}
        ${feedPanel(state, speech)}
      </div>
      ${flowPanel(state, speech)}
    </main>
  `;
}

function welcome({ t }: NowSpeech): TemplateResult {
  return html`<section class="banner quietly">
    <b>${t.now.noScans}.</b> ${t.now.noScansText} <a href="/kiosk/">${t.now.openKiosk}</a>
  </section>`;
}
