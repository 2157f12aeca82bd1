/** The roll call: a list to read, to print and tick off, and to take along as a file. */
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { EventConfig } from "../../../../common/src/protocol";
import { isBooth } from "../../../../common/src/zone-kinds";
import { serverNow } from "../../event/shared";
import { roots } from "../../event/venue";
import { zoneOptions } from "../../kit/zone-options";
import type { PeopleShown } from "./model";
import { listAsOf, type Roll, type RollList, type Row, rows, SORTS, type Sort } from "./roll";
import type { PeopleSpeech } from "./speech";
import { categoryMark, troubleWords } from "./words-for";
import type { PeopleActions } from "./work";

export function rollPane(state: PeopleShown, speech: PeopleSpeech, actions: PeopleActions): TemplateResult {
  const { event, people } = state;
  const { roll } = people;
  if (!event) return html``;
  const { list } = roll;
  return html`<section class="panel roll" data-testid="roll">
    ${controls(roll, event, speech, actions)} ${heading(state, list, event, speech)}
    ${
      roll.trouble
        ? html`<p class="told bad screen-only" role="alert"><span aria-hidden="true">■</span> ${troubleWords(roll.trouble, speech)}</p>`
        : nothing
    }
    ${
      roll.fileTrouble
        ? html`<p class="told bad screen-only" role="alert"><span aria-hidden="true">■</span> ${troubleWords(roll.fileTrouble, speech)}</p>`
        : nothing
    }
    ${list ? sheet(list, roll.sort, event, speech, actions) : html`<p class="quiet">${speech.t.people.readingList}</p>`}
  </section>`;
}

function controls(
  roll: Roll,
  event: EventConfig,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { t } = speech;
  const site = onlyRoot(event);
  const act = () => actions;
  const zone = (chosen: Event) => act()?.rollZone((chosen.target as HTMLSelectElement).value || undefined);
  const sort = (chosen: Event) =>
    act()?.rollSort(SORTS.find((each) => each === (chosen.target as HTMLSelectElement).value) ?? "name");
  return html`<div class="roll-controls screen-only">
    <label class="field">
      <span>${t.people.zone}</span>
      <select data-testid="roll-zone" @change=${zone}>
        <option value="" .selected=${roll.zone === undefined}>${siteName(event, speech)}</option>
        ${zoneOptions(event, speech, roll.zone, (each) => !isBooth(each) && each.id !== site)}
      </select>
    </label>
    <label class="field">
      <span>${t.people.sort}</span>
      <select data-testid="roll-sort" @change=${sort}>
        ${SORTS.map(
          (each) => html`<option value=${each} .selected=${roll.sort === each}>${t.people[each]}</option>`,
        )}
      </select>
    </label>
    <button type="button" class="control" data-testid="roll-print" ?disabled=${!roll.list} @click=${() => print()}>
      ${t.people.print}
    </button>
    <button type="button" class="control" data-testid="roll-file" @click=${() => void act()?.rollFile()}>
      ${t.people.file}
    </button>
  </div>`;
}

/** The one zone that holds all others, where there is one. */
function onlyRoot(event: EventConfig): string | undefined {
  const [root, ...more] = roots(event);
  return more.length === 0 ? root?.id : undefined;
}

function siteName(event: EventConfig, speech: PeopleSpeech): string {
  const root = onlyRoot(event);
  return root === undefined ? speech.t.people.wholeSite : speech.zone(root);
}

/** On paper this is all that says what the list is. */
function heading(
  state: PeopleShown,
  list: RollList | undefined,
  event: EventConfig,
  speech: PeopleSpeech,
): TemplateResult {
  const { t, f } = speech;
  const { zone } = list ?? state.people.roll;
  const where = zone === undefined ? siteName(event, speech) : speech.zone(zone);
  const count = list?.people.length;
  return html`<header class="roll-head">
    <p class="print-only event">${speech.named(event.name, event.id)}</p>
    <h3>${t.people.inside(where)}</h3>
    <p class="count">
      <span class="number" data-testid="roll-count" data-value=${count ?? nothing}
        >${count === undefined ? "…" : f.number(count)}</span
      >
      <span class="quiet">${count === 1 ? t.people.unit.one : t.people.unit.many}</span>
    </p>
    ${list ? asOf(state, list, speech) : nothing}
    <p class="print-only">${t.people.printed(f.dayTime(serverNow(state)))}</p>
  </header>`;
}

function asOf(state: PeopleShown, list: RollList, { t, f }: PeopleSpeech): TemplateResult {
  const at = listAsOf(list, state.numbers?.seq, state.asOf);
  const age = Math.max(0, serverNow(state) - at);
  const lost = state.connection.status !== "live";
  const words = age < FRESH_MS ? t.people.ageNow : t.people.age(f.duration(age));
  return html`<p class="as-of ${lost ? "old" : "quiet"}" role="status" data-testid="roll-age" data-value=${Math.round(age / 1000)}>
    <span class="screen-only">
      ${
        lost
          ? html`<span aria-hidden="true">■</span> ${t.people.oldList(f.clock(at), f.duration(age))}`
          : html`${t.people.asOf(f.clock(at))} · ${words}`
      }
    </span>
    <span class="print-only">${t.people.asOf(`${f.dayTime(at)} (${f.clock(at)})`)}</span>
  </p>`;
}

/** The server is heard every five seconds; between two words a list is not old. */
const FRESH_MS = 7_000;

function sheet(
  list: RollList,
  sort: Sort,
  event: EventConfig,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  if (list.people.length === 0) return html`<p class="empty-list">${speech.t.people.empty}</p>`;
  // The page is drawn again every second; thousands of rows are made only when one of them has changed.
  return html`${guard([list, sort, event, speech], () => table(list, sort, event, speech, actions))}`;
}

function table(
  list: RollList,
  sort: Sort,
  event: EventConfig,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { t } = speech;
  const head = (by: Sort, words: string) =>
    html`<span role="columnheader" class=${by} aria-sort=${by === sort ? "ascending" : "none"}>${words}</span>`;
  const sorted = rows(list.people, sort, event, speech.language);
  const today = speech.f.isoDay(list.at);
  return html`<div class="call" role="table" aria-label=${t.people.inside(list.zone ? speech.zone(list.zone) : siteName(event, speech))} aria-rowcount=${sorted.length + 1}>
    <div class="call-head" role="rowgroup">
      <div class="call-row" role="row">
        <span role="columnheader" class="tick print-only">${t.people.tick}</span>
        ${head("name", t.people.name)} ${head("organization", t.people.organization)}
        <span role="columnheader" class="kind">${t.people.category}</span>
        ${head("zone", t.people.zone)} ${head("since", t.people.since)}
      </div>
    </div>
    <div class="call-rows" role="rowgroup">
      ${repeat(
        sorted,
        ({ person }) => person.id,
        (row) => line(row, event, today, speech, actions),
      )}
    </div>
  </div>`;
}

function line(
  { person, name }: Row,
  event: EventConfig,
  today: string,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { f } = speech;
  const { since } = person;
  const time = since && (f.isoDay(since) === today ? f.time(since) : f.dayTime(since));
  return html`<div class="call-row" role="row" data-testid="roll-row" data-visitor=${person.id}>
    <span role="cell" class="tick print-only"><i></i></span>
    <span role="cell" class="name"
      ><button
        type="button"
        @click=${() => {
          actions.pane("find");
          actions.open(person.id);
        }}
      >
        ${name}
      </button></span
    >
    <span role="cell" class="organization">${person.organization ?? nothing}</span>
    <span role="cell" class="kind">${categoryMark(person.category, event, speech)}</span>
    <span role="cell" class="zone">${speech.zone(person.zone)}</span>
    <span role="cell" class="since">${since ? html`<time datetime=${since}>${time}</time>` : nothing}</span>
  </div>`;
}
