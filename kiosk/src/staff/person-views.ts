/** Dialogs about one person: found by name, admitted by hand, new in the register. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { personName, pickName } from "../../../common/src/names";
import type { Dialog, Person } from "./dialog";
import { type Desk, troubleWords } from "./view";

type Of<A extends Dialog["at"]> = Extract<Dialog, { at: A }>;
const text = (event: Event) => (event.target as HTMLInputElement).value;

export function searchView(dialog: Of<"search">, desk: Desk): TemplateResult {
  const { s, actions } = desk;
  const nobody = dialog.searched && dialog.people.length === 0 && !dialog.trouble;
  return html`<div>
    <label for="staff-query">${s.query}</label>
    <input id="staff-query" type="search" autocomplete="off" data-testid="staff-query" autofocus
      .value=${dialog.query} @input=${(event: InputEvent) => actions.staff.typed(text(event))} />
    <p class="trouble" role="alert">${dialog.trouble ? troubleWords(dialog.trouble, s) : nothing}</p>
    <ul class="people">
      ${dialog.people.map(
        (person) => html`<li>
          <button type="button" class="entry" data-testid="staff-person" @click=${() => actions.staff.choose(person)}>
            <b>${nameOf(person, desk)}</b>
            <span class="quiet">${[categoryOf(person, desk), person.organization].filter(Boolean).join(" · ")}</span>
          </button>
        </li>`,
      )}
    </ul>
    <p class="quiet" role="status">${nobody ? s.nobody : s.searchHint}</p>
  </div>`;
}

export function byHandView(dialog: Of<"byHand">, desk: Desk): TemplateResult {
  const { s, actions } = desk;
  const { person, refused, reason } = dialog;
  if (!person && !refused) return html`<p>${s.byNobody}</p>`;
  const quick = Object.values(s.reasons);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.staff.admit();
  };
  return html`<form @submit=${submit}>
    <p><b>${person ? s.by(nameOf(person, desk)) : s.byRefused}</b></p>
    <fieldset>
      <legend>${s.reason}</legend>
      <div class="choices wrap">
        ${quick.map(
          (each) => html`<label class="choice">
            <input type="radio" name="reason" data-testid="staff-reason" .checked=${each === reason}
              @change=${() => actions.staff.reason(each)} />
            <span>${each}</span>
          </label>`,
        )}
      </div>
    </fieldset>
    <label for="staff-other">${s.otherReason}</label>
    <input id="staff-other" type="text" maxlength="200" autocomplete="off" data-testid="staff-other"
      .value=${quick.includes(reason) ? "" : reason}
      @input=${(event: InputEvent) => actions.staff.reason(text(event))} />
    <button class="primary" data-testid="staff-admit" ?disabled=${!reason.trim()}>${s.admit}</button>
  </form>`;
}

export function walkInView(dialog: Of<"walkIn">, desk: Desk): TemplateResult {
  const { s, language, actions } = desk;
  if (dialog.made) {
    return html`<p>${s.walkInDone}</p>
      <p class="number" data-testid="walk-in-badge">${dialog.made.badge_id}</p>`;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.staff.submit();
  };
  return html`<form @submit=${submit}>
    <label for="walk-in-name">${s.name}</label>
    <input id="walk-in-name" type="text" maxlength="500" autocomplete="off" data-testid="walk-in-name" autofocus
      .value=${dialog.name} @input=${(event: InputEvent) => actions.staff.typed(text(event))} />
    <label for="walk-in-category">${s.category}</label>
    <select id="walk-in-category" data-testid="walk-in-category"
      @change=${(event: Event) => actions.staff.category(text(event))}>
      ${dialog.categories.map(
        (each) => html`<option value=${each.id} ?selected=${each.id === dialog.category}>
          ${pickName(each.name, language, each.id)}
        </option>`,
      )}
    </select>
    <p class="trouble" role="alert">${dialog.trouble ? troubleWords(dialog.trouble, s) : nothing}</p>
    <button class="primary" data-testid="walk-in-go" ?disabled=${dialog.busy || !dialog.name.trim()}>${s.walkInGo}</button>
    <p class="quiet">${s.walkInHint}</p>
  </form>`;
}

function nameOf(person: Person, { language }: Desk): string {
  return personName(person, language) ?? person.badge_id;
}

function categoryOf(person: Person, { door, language }: Desk): string {
  const category = door.config.categories.find((each) => each.id === person.category);
  return pickName(category?.name, language, person.category);
}
