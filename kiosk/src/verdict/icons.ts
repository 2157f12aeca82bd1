/** The shapes of the verdicts. Drawn, not typed: a font may lack them. Each is told from the others without its colour. */
import { svg, type TemplateResult } from "lit/html.js";

export type Icon = "check" | "cross" | "full" | "again" | "closed" | "question" | "fault" | "back";

const SHAPES: Record<Icon, TemplateResult> = {
  check: svg`<path d="M16 54 40 78 84 24" />`,
  cross: svg`<path d="M22 22 78 78 M78 22 22 78" />`,
  full: svg`<rect x="14" y="14" width="72" height="72" rx="8" fill="currentColor" />`,
  again: svg`<circle cx="50" cy="50" r="38" /><path d="M32 52 45 65 69 37" />`,
  closed: svg`<rect x="18" y="46" width="64" height="42" rx="8" /><path d="M32 46V32a18 18 0 0 1 36 0v14" />`,
  question: svg`<path d="M30 36a20 20 0 1 1 28 18c-6 3-8 6-8 12" /><circle cx="50" cy="86" r="6.5" fill="currentColor" stroke="none" />`,
  back: svg`<path d="M40 22 16 46l24 24 M18 46h44a20 20 0 0 1 0 40H44" />`,
  fault: svg`<path d="M50 14 92 86H8Z" /><path d="M50 42v20" /><circle cx="50" cy="74" r="4" fill="currentColor" stroke="none" />`,
};

export function icon(name: Icon): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 100 100" aria-hidden="true" fill="none" stroke="currentColor"
    stroke-width="11" stroke-linecap="round" stroke-linejoin="round">${SHAPES[name]}</svg>`;
}
