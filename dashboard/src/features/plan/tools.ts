/** The top of the plan: what an organizer can do, and what became of it. */
import { html, nothing, type TemplateResult } from "lit";
import { takeOff } from "./arrange";
import { filePicker } from "./empty";
import type { PlanShown } from "./model";
import { isChanged, spotsOf } from "./model";
import type { PlanSpeech } from "./speech";
import type { PlanActions } from "./work";

export function header(
  state: PlanShown,
  speech: PlanSpeech,
  mayArrange: PlanActions | undefined,
): TemplateResult {
  const { plan: part } = state;
  const there = part.plan && (part.plan.image || part.draft || Object.keys(spotsOf(part)).length > 0);
  return html`<header class=${part.draft ? "arranging" : ""}>
    <h2 class="visually-hidden">${speech.t.floor.title}</h2>
    ${there ? legend(state, speech) : nothing} ${told(state, speech, mayArrange)}
    ${mayArrange && there ? html`<div class="tools">${tools(state, speech, mayArrange)}</div>` : nothing}
  </header>`;
}

function legend({ plan: part }: PlanShown, { t }: PlanSpeech): TemplateResult {
  return html`<p class="quiet legend-line">
    <span class="near"><i aria-hidden="true">▲</i> ${t.near}</span>
    <span class="near"><i aria-hidden="true">◆</i> ${t.warned.almost}</span>
    <span class="full"><i aria-hidden="true">■</i> ${t.full}</span>
    <span><i class="dot" aria-hidden="true"></i> ${t.plan.legendBooth}</span>
    ${part.pictureLost ? html`<span class="near" role="status">${t.plan.pictureLost}</span>` : nothing}
  </p>`;
}

function tools(state: PlanShown, speech: PlanSpeech, work: PlanActions): TemplateResult {
  const { plan: part } = state;
  const words = speech.t.plan;
  const hasPicture = part.plan?.image !== undefined;
  const busy = part.busy !== undefined;
  if (!part.draft)
    return html`<button
      type="button"
      class="control"
      data-testid="plan-arrange"
      @click=${() => work.say({ kind: "arrange" })}
    >
      ${words.arrange}
    </button>`;
  const { picked: zone } = part;
  const picked = zone !== undefined && part.draft.spots[zone] ? zone : undefined;
  const cancel = () => {
    if (!isChanged(part) || confirm(words.cancelSure)) work.say({ kind: "cancel" });
  };
  const remove = () => confirm(words.removeSure) && void work.removePicture();
  return html`
    ${filePicker(hasPicture ? words.replace : words.addPicture, "", part.busy === "hanging", hasPicture, speech, work)}
    ${
      hasPicture
        ? html`<button type="button" class="control" data-testid="plan-remove" ?disabled=${busy} @click=${remove}>
            ${words.remove}
          </button>`
        : nothing
    }
    <button
      type="button"
      class="control"
      data-testid="plan-take-off"
      ?disabled=${picked === undefined}
      @click=${(click: MouseEvent) =>
        picked !== undefined && takeOff(click.currentTarget as HTMLElement, picked, work.say)}
    >
      ${words.takeOff}
    </button>
    <button type="button" class="control" data-testid="plan-cancel" ?disabled=${busy} @click=${cancel}>
      ${words.cancel}
    </button>
    <button
      type="button"
      class="control main"
      data-testid="plan-save"
      ?disabled=${busy}
      @click=${() => void work.save()}
    >
      ${part.busy === "saving" ? words.saving : words.save}
    </button>
  `;
}

/** What became of the last thing, in one place that is always there, so that it is also read aloud. */
function told({ plan: part }: PlanShown, { t }: PlanSpeech, work: PlanActions | undefined): TemplateResult {
  const words = t.plan;
  const { told: last } = part;
  const troubles: Record<string, string> = words.trouble;
  if (last && "trouble" in last)
    return html`<div class="told trouble" role="alert" data-testid="plan-told" data-code=${last.trouble}>
      <p><span aria-hidden="true">■</span> ${troubles[last.trouble] ?? words.trouble.other}</p>
      ${
        last.trouble === "plan_changed" && part.draft && work
          ? html`<button type="button" class="control" data-testid="plan-mine" @click=${() => void work.saveMine()}>
                ${words.saveMine}
              </button>
              <button type="button" class="control" data-testid="plan-theirs" @click=${() => work.takeTheirs()}>
                ${words.takeTheirs}
              </button>`
          : nothing
      }
    </div>`;
  const unsaved = isChanged(part);
  return html`<p class="told quiet" role="status" data-testid="plan-told" data-code=${last ? last.done : nothing}>
    ${
      last
        ? html`<span class="ok" aria-hidden="true">✓</span> ${words.done[last.done]}`
        : unsaved
          ? html`<span aria-hidden="true">●</span> ${words.unsaved}`
          : nothing
    }
  </p>`;
}
