/** The screen at the door: the place to hold a badge, or the verdict over it. */
import { html, nothing, type TemplateResult } from "lit";
import { pickName } from "../../../common/src/names";
import type { DoorScreen } from "../model";
import { icon } from "../verdict/icons";
import { type VerdictText, verdictText } from "../verdict/verdict";
import { occupancyView } from "./occupancy";
import { readyView } from "./ready";
import { languages, type View } from "./view";

export function doorView(door: DoorScreen, view: View, video: HTMLVideoElement): TemplateResult {
  const verdict = verdictText(door, view.t, view.f, view.language);
  return html`<main class="door" data-ground=${verdict?.outcome ?? "ready"}>
    ${topView(door, view)}
    <div class="middle">
      ${readyView(door, view, video, verdict !== undefined)}
      ${verdict ? verdictView(verdict, view) : nothing}
    </div>
    ${occupancyView(door, view)}
    <p class="visually-hidden" role="alert">${verdict ? spoken(verdict) : ""}</p>
  </main>`;
}

function topView(door: DoorScreen, view: View): TemplateResult {
  const { t, f, language, actions } = view;
  return html`<header class="top">
    <button type="button" class="where" data-testid="change-zone" title=${t.change} @click=${actions.setup}>
      <strong data-testid="zone-name">${pickName(door.zone.name, language, door.zone.id)}</strong>
      <span class="direction" data-testid="direction" data-direction=${door.assignment.direction}
        >${t.direction[door.assignment.direction]}</span>
      <span class="visually-hidden">${t.change}</span>
    </button>
    <span class="connection" data-testid="connection" data-state=${door.link} role="status">
      <i aria-hidden="true"></i>${t.connection[door.link]}
    </span>
    <time class="clock">${f.time(door.now)}</time>
    ${languages(view)}
  </header>`;
}

function verdictView(verdict: VerdictText, { t, actions }: View): TemplateResult {
  return html`<section class="verdict" data-testid="verdict" data-outcome=${verdict.outcome}
    data-reason=${verdict.reason ?? nothing}>
    ${icon(verdict.icon)}
    <h1>${verdict.title}</h1>
    ${verdict.name ? html`<p class="name" data-testid="name">${verdict.name}</p>` : nothing}
    ${
      verdict.category
        ? html`<p class="chip" data-testid="category"
            style="background:${verdict.category.colour};color:${verdict.category.ink}">${verdict.category.label}</p>`
        : nothing
    }
    ${verdict.detail ? html`<p class="detail" data-testid="detail">${verdict.detail}</p>` : nothing}
    <p class="next" data-testid="next">${verdict.next}</p>
    ${
      verdict.outcome === "waiting"
        ? html`<button type="button" class="cancel" data-testid="cancel" @click=${actions.cancel}>${t.cancel}</button>`
        : nothing
    }
  </section>`;
}

/** Without the running wait, which would be read aloud anew each second. */
function spoken({ outcome, title, name, detail, next }: VerdictText): string {
  return [title, name, outcome === "waiting" ? undefined : detail, next].filter(Boolean).join(". ");
}
