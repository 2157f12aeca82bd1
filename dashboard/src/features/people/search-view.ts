/** Looking for somebody: the field, the filters, who was found. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { EventConfig, Visitor } from "../../../../common/src/protocol";
import type { PeopleShown } from "./model";
import { asksNothing, type Search, type Wanted } from "./search";
import type { PeopleSpeech } from "./speech";
import { categoryMark, nameOf, otherNames, troubleWords } from "./words-for";
import type { PeopleActions } from "./work";

type Want = (change: Partial<Wanted>) => void;

export function searchPanel(
  state: PeopleShown,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { event, people } = state;
  const { t } = speech;
  const { search } = people;
  const want: Want = (change) => actions.search({ ...search.wanted, ...change });
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    actions.searchNow();
  };
  return html`<section class="panel search" aria-label=${t.people.find}>
    <form role="search" @submit=${submit} @keydown=${intoList}>
      ${queryField(search, speech, want)} ${categoryField(search, event, speech, want)}
      ${search.groups.length > 0 ? groupField(search, speech, want) : nothing}
    </form>
    ${outcome(search, speech)}
    ${search.found ? list(search.found.people, event, state, speech, actions) : nothing}
    ${
      search.found?.next
        ? html`<button
            type="button"
            class="control"
            data-testid="people-more"
            ?disabled=${search.busy}
            @click=${() => actions.moreFound()}
          >
            ${t.people.more}
          </button>`
        : nothing
    }
  </section>`;
}

function queryField({ wanted }: Search, { t }: PeopleSpeech, want: Want): TemplateResult {
  return html`<label class="field wide">
    <span>${t.people.search}</span>
    <input
      type="search"
      name="q"
      maxlength="400"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      data-testid="people-query"
      .value=${wanted.q}
      @input=${(typed: InputEvent) => want({ q: (typed.target as HTMLInputElement).value })}
    />
  </label>`;
}

function categoryField(
  { wanted }: Search,
  event: EventConfig,
  speech: PeopleSpeech,
  want: Want,
): TemplateResult {
  const { t } = speech;
  return html`<label class="field">
    <span>${t.people.category}</span>
    <select
      data-testid="people-category"
      @change=${(chosen: Event) => want({ category: (chosen.target as HTMLSelectElement).value })}
    >
      <option value="" .selected=${wanted.category === ""}>${t.people.all}</option>
      ${event.categories.map(
        ({ id }) =>
          html`<option value=${id} .selected=${wanted.category === id}>${speech.category(id)}</option>`,
      )}
    </select>
  </label>`;
}

function groupField({ wanted, groups }: Search, { t }: PeopleSpeech, want: Want): TemplateResult {
  return html`<label class="field">
    <span>${t.people.group}</span>
    <select
      data-testid="people-group"
      @change=${(chosen: Event) => want({ group: (chosen.target as HTMLSelectElement).value })}
    >
      <option value="" .selected=${wanted.group === ""}>${t.people.all}</option>
      ${groups.map(
        (group) => html`<option value=${group} .selected=${wanted.group === group}>${group}</option>`,
      )}
    </select>
  </label>`;
}

/** What became of the search, in one line that is always there: nothing jumps. */
function outcome({ wanted, busy, found, trouble }: Search, speech: PeopleSpeech): TemplateResult {
  const { t, f } = speech;
  if (trouble)
    return html`<p class="told bad" role="alert" data-testid="people-told">
      <span aria-hidden="true">■</span> ${troubleWords(trouble, speech)}
    </p>`;
  const count = f.number(found?.people.length ?? 0);
  const words = busy
    ? t.people.asking
    : !found || (asksNothing(wanted) && found.people.length === 0)
      ? t.people.searchHint
      : found.people.length === 0
        ? t.people.nobody
        : found.next || found.more
          ? t.people.foundMore(count)
          : t.people.found(count);
  return html`<p class="told quiet" role="status" data-testid="people-told">${words}</p>`;
}

function list(
  found: Visitor[],
  event: EventConfig,
  state: PeopleShown,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  return html`<ul class="found" @keydown=${alongList}>
    ${repeat(
      found,
      ({ id }) => id,
      (visitor) => html`<li>
        <button
          type="button"
          data-testid="people-found"
          data-visitor=${visitor.id}
          aria-pressed=${state.people.person?.id === visitor.id}
          @click=${() => {
            actions.open(visitor);
            focusHeading();
          }}
        >
          <b>${nameOf(visitor, speech)}</b>
          <span class="quiet">${otherNames(visitor, speech).join(" · ")}</span>
          <span class="about">
            ${categoryMark(visitor.category, event, speech)}
            ${[visitor.organization, visitor.group].filter(Boolean).map((each) => html`<span>${each}</span>`)}
            <span class="number">${visitor.badge.id}</span>
          </span>
        </button>
      </li>`,
    )}
  </ul>`;
}

/** Where the list makes room for the person, whoever reads by ear or by keys goes on there. */
function focusHeading(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const list = document.querySelector<HTMLElement>(".people .search");
      if (list?.offsetParent === null) document.querySelector<HTMLElement>(".person h3")?.focus();
    }),
  );
}

/** From the field down into the list. */
function intoList(pressed: KeyboardEvent): void {
  if (pressed.key !== "ArrowDown" || (pressed.target as HTMLElement).tagName !== "INPUT") return;
  const first = document.querySelector<HTMLElement>(".found button");
  if (!first) return;
  pressed.preventDefault();
  first.focus();
}

function alongList(pressed: KeyboardEvent): void {
  if (pressed.key !== "ArrowDown" && pressed.key !== "ArrowUp") return;
  const buttons = [...(pressed.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button")];
  const at = buttons.indexOf(pressed.target as HTMLElement);
  const next = pressed.key === "ArrowDown" ? buttons[at + 1] : buttons[at - 1];
  const field = document.querySelector<HTMLElement>(".search input");
  pressed.preventDefault();
  (next ?? (pressed.key === "ArrowUp" ? field : undefined))?.focus();
}
