/** Every scan of a visitor, and taking one back. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PathScan, VisitorPath } from "../../../../common/src/protocol";
import type { Person } from "./person";
import { reasonField, reasonOf } from "./reason-view";
import type { PeopleSpeech } from "./speech";
import { troubleWords } from "./words-for";
import type { PeopleActions } from "./work";

/** So many are shown at first: what somebody is looked up for is mostly the last few. */
const SHOWN = 15;

export function scansPanel(
  person: Person,
  { scans }: VisitorPath,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { t, f } = speech;
  const newest = [...scans].reverse().slice(0, person.allScans ? scans.length : SHOWN);
  const days = new Set(scans.map((scan) => f.isoDay(scan.scanned_at)));
  return html`<section class="panel scans">
    <h3>${t.people.scans} <span class="quiet">${scans.length > 0 ? t.people.scansOf(f.number(scans.length)) : nothing}</span></h3>
    ${scans.length === 0 ? html`<p class="quiet">${t.people.noScans}</p>` : nothing}
    <ol>
      ${repeat(
        newest,
        ({ scan_id }) => scan_id,
        (scan) => row(scan, person, days.size > 1, speech, actions),
      )}
    </ol>
    ${
      newest.length < scans.length
        ? html`<button type="button" class="control" data-testid="scans-all" @click=${() => actions.allScans()}>
            ${t.people.showAll(f.number(scans.length))}
          </button>`
        : nothing
    }
  </section>`;
}

function row(
  scan: PathScan,
  person: Person,
  withDay: boolean,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { t, f } = speech;
  const { mark, how, words } = outcome(scan, speech);
  const about = [
    words,
    scan.kiosk && t.people.by(scan.kiosk),
    scan.offline && !scan.late && t.people.offline(f.clock(scan.received_at)),
    scan.late && t.people.late(f.clock(scan.received_at)),
    scan.disputed && t.people.disputed,
    scan.note && t.people.note(scan.note),
    scan.voided_by && scan.voided_at && t.people.voidedBy(scan.voided_by, f.dayTime(scan.voided_at)),
    scan.void_reason && t.people.note(scan.void_reason),
  ].filter(Boolean);
  const [first, ...rest] = about;
  const counts = scan.outcome === "admitted" && !scan.voided;
  const time = f.clock(scan.scanned_at);
  return html`<li
    class="scan-row ${how}"
    data-testid="person-scan"
    data-scan=${scan.scan_id}
    data-outcome=${scan.outcome}
    data-voided=${scan.voided === true}
  >
    <time datetime=${scan.scanned_at}>${time}${withDay ? html`<small>${shortDay(scan.scanned_at, speech)}</small>` : nothing}</time>
    <span class="sign" aria-hidden="true">${mark}</span>
    <div class="what">
      <b>${speech.zone(scan.zone)}</b> <span class="verb">${t.people.directions[scan.direction]}</span>
      <p class="words">${first}${rest.map((each) => html`<span> · ${each}</span>`)}</p>
    </div>
    ${
      counts && person.asking !== scan.scan_id
        ? html`<button
            type="button"
            class="control"
            data-testid="void"
            aria-label=${t.people.takeBackThis(speech.zone(scan.zone), time)}
            @click=${() => {
              actions.askVoid(scan.scan_id);
              focusOn(".sure input[type=text]");
            }}
          >
            ${t.people.takeBack}
          </button>`
        : nothing
    }
    ${counts && person.asking === scan.scan_id ? sure(scan, person, speech, actions) : nothing}
  </li>`;
}

/** 16 June, without its weekday. */
function shortDay(at: string, { f }: PeopleSpeech): string {
  return f
    .dayTime(at)
    .replace(f.time(at), "")
    .replace(/[,\s]+$/, "");
}

function outcome(scan: PathScan, { t, reason }: PeopleSpeech): { mark: string; how: string; words: string } {
  const { outcomes } = t.people;
  if (scan.voided) return { mark: "–", how: "voided", words: outcomes.voided };
  if (scan.outcome === "refused")
    return { mark: "✗", how: "refused", words: outcomes.refused(reason(scan.reason)) };
  if (scan.conflict) return { mark: "▲", how: "conflict", words: outcomes.conflict(reason(scan.conflict)) };
  if (scan.forced) return { mark: "✓", how: "forced", words: outcomes.forced(reason(scan.forced)) };
  if (scan.already_inside) return { mark: "↻", how: "again", words: outcomes.already };
  return { mark: { in: "→", out: "←", touch: "•" }[scan.direction], how: "", words: outcomes.admitted };
}

/** The question before a scan is taken back, in the place of its button. */
function sure(scan: PathScan, { act }: Person, speech: PeopleSpeech, actions: PeopleActions): TemplateResult {
  const { t, f, zone } = speech;
  const mine = act?.what === "void" && act.scan === scan.scan_id ? act : undefined;
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    const reason = reasonOf(submitted.target as HTMLFormElement);
    if (reason) void actions.takeBack(scan.scan_id, reason);
  };
  return html`<form class="sure" data-testid="void-sure" @submit=${submit}>
    <h4>${t.people.takeBackThis(zone(scan.zone), f.clock(scan.scanned_at))}</h4>
    <p>${t.people.takeBackText}</p>
    ${reasonField("void", t.people.reasonsVoid, speech)}
    <div class="buttons">
      <button class="main" data-testid="void-yes" ?disabled=${mine?.busy === true}>${t.people.takeBackSure}</button>
      <button type="button" class="control" data-testid="void-no" @click=${() => actions.askVoid()}>
        ${t.people.keep}
      </button>
    </div>
    <p class="told bad" role="alert">
      ${mine?.trouble ? html`<span aria-hidden="true">■</span> ${troubleWords(mine.trouble, speech)}` : nothing}
    </p>
  </form>`;
}

function focusOn(what: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(what)?.focus()),
  );
}
