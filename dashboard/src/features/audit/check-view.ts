/** Whether the log is whole, and what is to be written down so that it can be shown later. */
import { html, nothing, type TemplateResult } from "lit";
import type { AuditShown } from "./model";
import type { AuditSpeech } from "./speech";
import type { AuditActions } from "./work";

export function checkPanel(
  { audit }: AuditShown,
  { t, f }: AuditSpeech,
  actions: AuditActions,
): TemplateResult {
  const { check } = audit;
  const asking = check.at === "asking";
  return html`<section class="panel check" aria-label=${t.audit.check}>
    <button type="button" class="control" data-testid="audit-check" ?disabled=${asking} @click=${actions.check}>
      ${asking ? t.audit.checking : t.audit.check}
    </button>
    <div role="status" data-testid="audit-checked" data-intact=${check.at === "checked" ? String(check.found.intact) : nothing}>
      ${check.at === "failed" ? html`<p class="trouble">${t.audit.checkFailed}</p>` : nothing}
      ${check.at === "checked" ? outcome(check.found) : nothing}
    </div>
  </section>`;

  function outcome({ intact, entries, seal, broken_at }: Extract<typeof check, { at: "checked" }>["found"]) {
    if (!intact)
      return html`<p class="trouble"><span aria-hidden="true">■</span> ${t.audit.broken(f.number(broken_at ?? 0))}</p>`;
    return html`<p><span class="ok" aria-hidden="true">✓</span> ${t.audit.whole(f.number(entries))}</p>
      ${entries > 0 ? html`<p class="quiet">${t.audit.note} <code>${entries}:${seal}</code></p>` : nothing}`;
  }
}
