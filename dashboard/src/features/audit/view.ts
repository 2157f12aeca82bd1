/** Who did what, newest first. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ACTIONS, type AuditEntry } from "../../../../common/src/protocol";
import { checkPanel } from "./check-view";
import { type AuditShown, isChosen } from "./model";
import type { AuditSpeech } from "./speech";
import type { AuditActions } from "./work";

export function auditView(state: AuditShown, speech: AuditSpeech, actions: AuditActions): TemplateResult {
  const { t } = speech;
  return html`<main id="numbers" class="part audit" data-testid="audit" tabindex="-1">
    <header>
      <h2>${t.audit.title}</h2>
      <p class="quiet">${t.audit.explained}</p>
    </header>
    ${checkPanel(state, speech, actions)} ${filters(state, speech, actions)}
    <section class="panel" aria-label=${t.audit.title}>${entries(state, speech, actions)}</section>
  </main>`;
}

function filters({ audit, me }: AuditShown, { t }: AuditSpeech, actions: AuditActions): TemplateResult {
  const { scope, who, action } = audit.wanted;
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
  return html`<div class="tools">
    ${
      me?.event === undefined
        ? html`<label><span class="quiet">${t.audit.scope}</span>
            <select class="control" data-testid="audit-scope"
              @change=${(event: Event) => actions.want({ scope: value(event) === "server" ? "server" : "event" })}>
              ${(["event", "server"] as const).map(
                (one) =>
                  html`<option value=${one} .selected=${one === scope}>${t.audit.scopes[one]}</option>`,
              )}
            </select></label>`
        : nothing
    }
    <label><span class="quiet">${t.audit.what}</span>
      <select class="control" data-testid="audit-action"
        @change=${(event: Event) => actions.want({ action: ACTIONS.find((one) => one === value(event)) })}>
        <option value="" .selected=${action === undefined}>${t.audit.anything}</option>
        ${ACTIONS.map(
          (one) => html`<option value=${one} .selected=${one === action}>${t.audit.actions[one]}</option>`,
        )}
      </select></label>
    <label><span class="quiet">${t.audit.who}</span>
      <input class="control" type="search" maxlength="200" autocomplete="off" spellcheck="false" data-testid="audit-who"
        placeholder=${t.audit.whoHint} .value=${who} @input=${(event: Event) => actions.want({ who: value(event) })} /></label>
  </div>`;
}

function entries({ audit }: AuditShown, speech: AuditSpeech, actions: AuditActions): TemplateResult {
  const { t } = speech;
  const reading = audit.status === "reading";
  if (audit.status === "failed")
    return html`<p class="trouble" role="alert">
      ${t.audit.failed}
      <button type="button" class="control" @click=${actions.again}>${t.tryAgain}</button>
    </p>`;
  const nothingShown = audit.entries.length === 0;
  const none = reading ? t.audit.reading : isChosen(audit.wanted) ? t.audit.noneFits : t.audit.none;
  const more = nothingShown ? t.audit.lookFurther : t.audit.older;
  return html`${nothingShown ? html`<p class="calm" role="status">${none}</p>` : nothing}
    <ol>${repeat(
      audit.entries,
      ({ number }) => number,
      (entry) => row(entry, speech, audit.wanted.scope === "server"),
    )}</ol>
    ${
      audit.next === undefined
        ? nothing
        : html`<button type="button" class="control older" data-testid="audit-older" ?disabled=${reading}
            @click=${actions.older}>${reading ? t.audit.reading : more}</button>`
    }`;
}

function row(
  { number, at, action, actor, event, subject, details }: AuditEntry,
  { t, f }: AuditSpeech,
  isOfServer: boolean,
): TemplateResult {
  const facts = Object.entries(details ?? {}).map(([key, value]) => `${key}: ${value}`);
  const about = [...(isOfServer && event ? [t.audit.ofEvent(event)] : []), ...facts];
  return html`<li data-testid="audit-entry" data-number=${number} data-action=${action}>
    <time datetime=${at}>${f.dayTime(at)}</time>
    <span class="who"><b>${actor.name || t.audit.nobody}</b> <small>${t.audit.kinds[actor.kind]}</small></span>
    <span class="what">${t.audit.actions[action]} ${subject ? html`<code>${subject}</code>` : nothing}
      ${about.length > 0 ? html`<small>${about.join(" · ")}</small>` : nothing}</span>
    <span class="nth">${f.number(number)}</span>
  </li>`;
}
