/** What does not work here and nobody at the door can see: told quietly, for staff. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { DoorScreen } from "../app/state";
import type { View } from "./view";

export function troublesView({ lacks, blocked }: DoorScreen, { t }: View): TemplateResult | typeof nothing {
  const cannot = lacks.told ? t.cannotOffline(lacks.missing.map((each) => t.lacks[each])) : undefined;
  if (!cannot && !blocked) return nothing;
  return html`<div class="troubles">
    ${cannot ? html`<p data-testid="offline-lacks" data-missing=${lacks.missing.join(" ")}>${cannot}</p>` : nothing}
    ${blocked ? html`<p data-testid="live-blocked" data-why=${blocked}>${t.blockedShort[blocked]}</p>` : nothing}
  </div>`;
}
