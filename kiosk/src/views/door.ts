/** The screen at the door: the place to hold a badge, and over it a question, a verdict, or why nobody is admitted. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { DoorScreen } from "../app/state";
import type { Verdict } from "../scanner/conversation";
import { staffView } from "../staff/view";
import { icon } from "../verdict/icons";
import { nameOf, tell, type VerdictText } from "../verdict/verdict";
import { askingView } from "./asking";
import { occupancyView } from "./occupancy";
import { readyView } from "./ready";
import { attractView, closedView, foundView } from "./states";
import { topView } from "./top";
import { isLong, type View } from "./view";

export function doorView(door: DoorScreen, view: View, video: HTMLVideoElement): TemplateResult {
  const { phase } = door.scanner;
  const verdict = phase.at === "verdict" ? tell(phase.verdict, door, view.language) : undefined;
  const over = overlay(door, view, verdict);
  return html`<main class="door" data-ground=${verdict?.outcome ?? (door.closed ? "closed" : "ready")}
      data-by=${verdict?.byKiosk ? "kiosk" : nothing}>
      ${topView(door, view)} ${passedView(door, view)}
      <div class="middle">${readyView(door, view, video, over !== nothing)} ${over}</div>
      ${occupancyView(door, view)}
      <p class="visually-hidden" role="alert" lang=${verdict?.language ?? nothing}>${verdict ? spoken(verdict) : ""}</p>
    </main>
    ${staffView(door, view)}`;
}

/** The most urgent first. */
function overlay(
  door: DoorScreen,
  view: View,
  verdict: VerdictText | undefined,
): TemplateResult | typeof nothing {
  const { phase } = door.scanner;
  if (door.found) return foundView(door, view);
  if (verdict && phase.at === "verdict") return verdictView(verdict, phase.verdict);
  if (phase.at === "asking") return askingView(phase, door, view);
  if (door.closed) return closedView(door.closed, view);
  return door.idle ? attractView(door, view) : nothing;
}

/** Who was asked before and is not counted, and that somebody waits: nobody who was read is passed over in silence. */
function passedView(
  { scanner: { phase, waiting } }: DoorScreen,
  { t, f, language }: View,
): TemplateResult | typeof nothing {
  const instead = "instead" in phase ? phase.instead : undefined;
  const next = phase.at === "asking" ? waiting.length : 0;
  if (!instead && next === 0) return nothing;
  return html`<p class="passed" role="status">
    ${
      instead
        ? html`<span data-testid="instead">${t.notCounted(nameOf(instead, language) ?? t.theBadge(instead.badge_id ?? ""))}</span>`
        : nothing
    }
    ${next > 0 ? html`<span data-testid="in-line">${t.inLine(f.number(next))}</span>` : nothing}
  </p>`;
}

function verdictView(verdict: VerdictText, of: Verdict): TemplateResult {
  return html`<section class="verdict" data-testid="verdict" data-outcome=${verdict.outcome} lang=${verdict.language}
    data-reason=${verdict.reason ?? nothing} data-scan=${"scan" in of ? of.scan.scan_id : nothing} data-by=${verdict.byKiosk ? "kiosk" : "server"}>
    ${icon(verdict.icon)}
    <h1>${verdict.title}</h1>
    ${verdict.name ? html`<p class="name" dir="auto" data-testid="name" data-long=${isLong(verdict.name)}>${verdict.name}</p>` : nothing}
    ${
      verdict.category
        ? html`<p class="chip" dir="auto" data-testid="category"
            style="background:${verdict.category.colour};color:${verdict.category.ink}">${verdict.category.label}</p>`
        : nothing
    }
    ${
      verdict.details.length > 0
        ? html`<p class="detail" data-testid="detail">${verdict.details.map((line) => html`<span>${line}</span>`)}</p>`
        : nothing
    }
    <p class="next" data-testid="next">${verdict.next}</p>
  </section>`;
}

/** All of it, also where the screen has room for the beginning of a name alone. */
function spoken({ title, name, category, details, next }: VerdictText): string {
  return [title, name, category?.label, ...details, next].filter(Boolean).join(". ");
}
