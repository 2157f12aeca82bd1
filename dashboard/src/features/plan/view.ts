/** The floor plan, coloured by how full each zone is; organizers arrange it here. */
import { html, nothing, type TemplateResult } from "lit";
import type { Plan } from "../../../../common/src/protocol";
import { type PlanImage, planDrawing, ratioOf, type Touch } from "../../kit/plan-drawing";
import { grab, press, zoneAt } from "./arrange";
import { empty, fileFrom } from "./empty";
import type { PlanShown } from "./model";
import { spotsOf } from "./model";
import { side } from "./side";
import type { PlanSpeech } from "./speech";
import { header } from "./tools";
import type { PlanActions } from "./work";

export function planView(state: PlanShown, speech: PlanSpeech, actions: PlanActions): TemplateResult {
  const { plan: part } = state;
  const mayArrange = state.me?.role === "organizer" ? actions : undefined;
  const lost = state.connection.status !== "live";
  return html`<main
    id="numbers"
    class="part plan ${lost ? "stale" : ""} ${part.over ? "over" : ""}"
    tabindex="-1"
    @dragover=${mayArrange ? (drag: DragEvent) => hold(drag, mayArrange) : nothing}
    @dragleave=${mayArrange ? (drag: DragEvent) => leave(drag, mayArrange) : nothing}
    @drop=${mayArrange ? (drop: DragEvent) => dropped(drop, state, speech, mayArrange) : nothing}
  >
    ${header(state, speech, mayArrange)}
    ${part.plan ? whole(state, part.plan, speech, actions, mayArrange) : waiting(state, speech)}
  </main>`;
}

function whole(
  state: PlanShown,
  plan: Plan,
  speech: PlanSpeech,
  { say }: PlanActions,
  mayArrange: PlanActions | undefined,
): TemplateResult {
  const { event, plan: part, numbers } = state;
  const spots = spotsOf(part);
  if (!part.draft && !plan.image && event.zones.every(({ id }) => !spots[id]))
    return empty(state, speech, mayArrange);
  const arranging = part.draft !== undefined;
  const touch: Touch = {
    picked: part.picked,
    arranging,
    lost: () => say({ kind: "picture-lost" }),
    click: (click) => {
      const zone = zoneAt(click)?.dataset.zone;
      if (zone === undefined) say({ kind: "pick" });
      else if (!arranging || zone !== part.picked) say({ kind: "pick", zone });
    },
    ...(arranging
      ? {
          down: (down: PointerEvent) => grab(down, spots, say),
          key: (key: KeyboardEvent) => press(key, say),
        }
      : {}),
  };
  return html`<div class="sides">
    <div class="frame" style="--ratio:${ratioOf(plan.image).toFixed(4)}">
      ${planDrawing(imageOf(state, plan), spots, numbers?.zones ?? {}, event, speech, touch)}
    </div>
    ${side(state, event, speech, say)}
  </div>`;
}

/** The sheet has the picture's shape before the picture itself is there: nothing jumps when it comes. */
function imageOf({ plan: part }: PlanShown, { image }: Plan): PlanImage | undefined {
  if (!image) return undefined;
  const url = part.picture?.sha256 === image.sha256 && !part.pictureLost ? part.picture.url : undefined;
  return { width: image.width, height: image.height, ...(url === undefined ? {} : { url }) };
}

function waiting({ plan: part }: PlanShown, { t }: PlanSpeech): TemplateResult {
  return part.unread === undefined
    ? html`<p class="panel ghost" role="status">${t.plan.loading}</p>`
    : html`<section class="panel nothing" role="status">
        <h2><span class="shape" aria-hidden="true">■</span> ${t.plan.unread}</h2>
        <p class="quiet">${t.plan.unreadText}</p>
      </section>`;
}

/** A file that is let go anywhere else would take the page away. */
function hold(drag: DragEvent, work: PlanActions): void {
  if (!drag.dataTransfer?.types.includes("Files")) return;
  drag.preventDefault();
  work.say({ kind: "over", over: true });
}

function leave(drag: DragEvent, work: PlanActions): void {
  const main = drag.currentTarget as HTMLElement;
  if (!main.contains(drag.relatedTarget as Node | null)) work.say({ kind: "over", over: false });
}

function dropped(drop: DragEvent, { plan: { plan } }: PlanShown, speech: PlanSpeech, work: PlanActions) {
  work.say({ kind: "over", over: false });
  const file = drop.dataTransfer?.files[0];
  if (!file) return;
  drop.preventDefault();
  fileFrom(file, plan?.image !== undefined, speech, work);
}
