/** Dialogs about one person: found by name or badge, let in or out, admitted by hand. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { personName, pickName } from "../../../common/src/names";
import type { Direction } from "../../../common/src/protocol";
import { isBooth } from "../../../common/src/zone-kinds";
import type { Dialog, Person } from "./dialog";
import { type Desk, troubleWords, waitsView } from "./kit";

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
            <span class="quiet">${about(person, desk)}</span>
          </button>
        </li>`,
      )}
    </ul>
    <p class="quiet" role="status">${nobody ? s.nobody : s.searchHint}</p>
  </div>`;
}

export function personView({ person, position }: Of<"person">, desk: Desk): TemplateResult {
  const { s, door, actions } = desk;
  const { staff } = actions;
  const here = position === door.zone.id;
  const way = (direction: Direction, words: string, first: boolean) =>
    html`<button type="button" class=${first ? "primary" : "plain"} data-testid="staff-pass-${direction}"
      @click=${() => staff.pass(direction)}>${words}</button>`;
  return html`<div class="person">
    <p><b>${nameOf(person, desk)}</b>
      <span class="quiet">${about(person, desk)}</span></p>
    <p role="status" data-testid="staff-position">${position === undefined ? nothing : where(position, desk)}</p>
    ${
      isBooth(door.zone)
        ? way("touch", s.touch, true)
        : html`<div class="row">${way("in", s.admit, !here)} ${way("out", s.letOut, here)}</div>`
    }
    <button type="button" class="entry" data-testid="staff-force" @click=${staff.force}>${s.byHand}</button>
  </div>`;
}

function where(position: string, { s, door, language }: Desk): string {
  if (position === "away") return s.away;
  const zone = door.config.zones.find((each) => each.id === position);
  return s.isIn(pickName(zone?.name, language, position));
}

export function byHandView({ badge, reason, waits }: Of<"byHand">, desk: Desk): TemplateResult {
  const { s, f, actions } = desk;
  if (!badge) return html`<p>${s.byNobody}</p>`;
  const quick = Object.values(s.reasons);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.staff.admit();
  };
  const name = "person" in badge ? nameOf(badge.person, desk) : badge.name;
  return html`<form @submit=${submit}>
    <p><b>${"scan" in badge && !name ? s.byRefused(f.clock(badge.scan.scanned_at)) : s.by(name ?? "")}</b></p>
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
    ${waitsView(waits, desk)}
  </form>`;
}

function nameOf(person: Person, { language }: Desk): string {
  return personName(person, language) ?? person.badge_id;
}

function about(person: Person, { door, language }: Desk): string {
  const category = door.config.categories.find((each) => each.id === person.category);
  const parts = [pickName(category?.name, language, person.category), person.organization, person.badge_id];
  return parts.filter(Boolean).join(" · ");
}
