/** The dialog for somebody who is not in the register yet. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { pickName } from "../../../common/src/names";
import type { Dialog, Person } from "./dialog";
import { type Desk, troubleWords, waitsView } from "./kit";

type WalkIn = Extract<Dialog, { at: "walkIn" }>;
const text = (event: Event) => (event.target as HTMLInputElement).value;

export function walkInView(dialog: WalkIn, desk: Desk): TemplateResult {
  const { s, language, actions } = desk;
  const { form, busy, made } = dialog;
  if (made) return madeView(made, dialog, desk);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.staff.submit();
  };
  return html`<form @submit=${submit} aria-busy=${busy}>
    <label for="walk-in-name">${s.name}</label>
    <input id="walk-in-name" type="text" maxlength="500" autocomplete="off" required data-testid="walk-in-name" autofocus
      ?disabled=${busy} .value=${form.name}
      @input=${(event: InputEvent) => actions.staff.fill({ name: text(event) })} />
    <label for="walk-in-organization">${s.organization}</label>
    <input id="walk-in-organization" type="text" maxlength="500" autocomplete="off" data-testid="walk-in-organization"
      ?disabled=${busy} .value=${form.organization}
      @input=${(event: InputEvent) => actions.staff.fill({ organization: text(event) })} />
    <label for="walk-in-category">${s.category}</label>
    <select id="walk-in-category" data-testid="walk-in-category" ?disabled=${busy}
      @change=${(event: Event) => actions.staff.fill({ category: text(event) })}>
      ${dialog.categories.map(
        (each) => html`<option value=${each.id} ?selected=${each.id === form.category}>
          ${pickName(each.name, language, each.id)}
        </option>`,
      )}
    </select>
    <p class="trouble" role="alert" data-testid="walk-in-trouble">
      ${dialog.trouble ? troubleWords(dialog.trouble, s) : nothing}
    </p>
    <button class="primary" data-testid="walk-in-go" ?disabled=${busy || !form.name.trim()}>${busy ? s.walkInBusy : s.walkInGo}</button>
    <p class="quiet">${s.walkInHint}</p>
    ${waitsView(dialog.waits, desk)}
  </form>`;
}

function madeView(made: Person, { qr, waits }: WalkIn, desk: Desk): TemplateResult {
  const { s } = desk;
  return html`<div class="made" role="status">
    <p>${s.walkInDone}</p>
    <p class="number" data-testid="walk-in-badge">${made.badge_id}</p>
    ${
      qr
        ? html`<img src=${qr} alt=${s.walkInQr} data-testid="walk-in-qr" />
            <p class="quiet">${s.walkInPhoto}</p>`
        : nothing
    }
    ${waitsView(waits, desk)}
  </div>`;
}
