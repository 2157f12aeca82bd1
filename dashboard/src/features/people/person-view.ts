/** One visitor: who they are, where they are now, where they were, every scan, and what can be done. */
import { html, nothing, type TemplateResult } from "lit";
import type { EventConfig, Visitor, VisitorPath } from "../../../../common/src/protocol";
import { serverNow } from "../../event/shared";
import { byHandPanel } from "./hand-view";
import type { PeopleShown } from "./model";
import type { Person } from "./person";
import { scansPanel } from "./scans-view";
import type { PeopleSpeech } from "./speech";
import { dayBands } from "./timeline";
import { timelinePanel } from "./timeline-view";
import { categoryMark, nameOf, otherNames, troubleWords } from "./words-for";
import type { PeopleActions } from "./work";

export function personPanel(
  state: PeopleShown,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { t } = speech;
  const { event, people } = state;
  const { person } = people;
  if (!event || !person)
    return html`<section class="panel nobody"><p class="quiet">${t.people.chooseSomebody}</p></section>`;
  const { visitor, path } = person;
  const now = serverNow(state);
  return html`<article class="person" data-testid="person" data-visitor=${person.id}>
    <button
      type="button"
      class="control back"
      data-testid="people-back"
      @click=${() => {
        actions.leave();
        requestAnimationFrame(() => document.querySelector<HTMLElement>(".search input")?.focus());
      }}
    >
      ← ${t.people.back}
    </button>
    <section class="panel who">
      ${visitor ? who(visitor, event, speech) : html`<h3 class="waiting" tabindex="-1">…</h3>`}
      ${path ? whereNow(path, now, speech) : nothing}
      ${
        person.trouble
          ? html`<p class="told bad" role="alert">
              <span aria-hidden="true">■</span> ${troubleWords(person.trouble, speech)}
            </p>`
          : nothing
      }
      ${takenBack(person, speech)}
    </section>
    ${path ? timelinePanel(dayBands(path, event, now), speech) : html`<section class="panel ghost"></section>`}
    ${visitor ? byHandPanel(person, event, speech, actions) : nothing}
    ${path ? scansPanel(person, path, speech, actions) : nothing}
  </article>`;
}

function who(visitor: Visitor, event: EventConfig, speech: PeopleSpeech): TemplateResult {
  const { t, f } = speech;
  const { badge } = visitor;
  const others = otherNames(visitor, speech);
  const good = badge.status === "active";
  const noon = (day: string) => f.day(`${day}T12:00:00Z`);
  const facts: [string, unknown][] = [
    [t.people.organization, visitor.organization],
    [t.people.group, visitor.group],
    [
      t.people.badge,
      html`<span data-testid="person-badge">${t.people.badgeIssue(badge.id, f.number(badge.issue))}</span>
        <b class=${good ? "good" : "bad"}
          ><span aria-hidden="true">${good ? "✓" : "✗"}</span> ${good ? t.people.badgeActive : t.people.badgeRevoked}</b
        >`,
    ],
    [t.people.externalId, visitor.external_id],
    [t.people.days, visitor.days?.map(noon).join(", ")],
  ];
  return html`<h3 tabindex="-1" data-testid="person-name">${nameOf(visitor, speech)}</h3>
    ${others.length > 0 ? html`<p class="quiet">${others.join(" · ")}</p>` : nothing}
    <p class="kind">${categoryMark(visitor.category, event, speech)}</p>
    <dl class="details-of">
      ${facts
        .filter(([, value]) => value)
        .map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}
    </dl>`;
}

function whereNow(path: VisitorPath, now: number, speech: PeopleSpeech): TemplateResult {
  const { t, f } = speech;
  const last = path.scans.filter((scan) => scan.outcome === "admitted" && !scan.voided).at(-1);
  const more = path.since
    ? t.people.sinceFor(sameDay(path.since, now, speech), f.duration(now - Date.parse(path.since)))
    : last && t.people.lastScan(sameDay(last.scanned_at, now, speech));
  return html`<p class="where" role="status" data-testid="person-position" data-position=${path.position}>
    <b>${positionWords(path, speech)}</b> <span class="quiet">${more ?? nothing}</span>
  </p>`;
}

/** The time, with its day where that is not today. */
function sameDay(at: string, now: number, { f }: PeopleSpeech): string {
  return f.isoDay(at) === f.isoDay(now) ? f.time(at) : f.dayTime(at);
}

function positionWords(path: VisitorPath, { t, zone }: PeopleSpeech): string {
  if (path.position !== "away") return t.people.isIn(zone(path.position));
  return path.scans.some((scan) => scan.outcome === "admitted" && !scan.voided)
    ? t.people.isAway
    : t.people.neverCame;
}

function takenBack({ act, path }: Person, speech: PeopleSpeech): TemplateResult | typeof nothing {
  if (act?.what !== "void" || act.busy || act.trouble || !path) return nothing;
  return html`<p class="told good" role="status" data-testid="void-told">
    <span aria-hidden="true">✓</span> ${speech.t.people.takenBack(positionWords(path, speech))}
  </p>`;
}
