/** A scan by hand: staff let somebody in or out without a reader, and say why. */

import { html, nothing, type TemplateResult } from "lit";
import type { Direction, EventConfig, ScanResult, Zone, ZoneKind } from "../../../../common/src/protocol";
import { directionsOf } from "../../../../common/src/zone-kinds";
import { zoneOptions } from "../../kit/zone-options";
import type { Act, ByHand, Person } from "./person";
import { forgetReason, reasonField, reasonOf } from "./reason-view";
import type { PeopleSpeech } from "./speech";
import { troubleWords } from "./words-for";
import type { PeopleActions } from "./work";

const DIRECTIONS: Direction[] = ["in", "out", "touch"];

export function byHandPanel(
  { act }: Person,
  event: EventConfig,
  speech: PeopleSpeech,
  actions: PeopleActions,
): TemplateResult {
  const { t } = speech;
  const mine = act?.what === "hand" ? act : undefined;
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    const form = submitted.target as HTMLFormElement;
    const given = new FormData(form);
    const zone = event.zones.find((each) => each.id === given.get("zone"));
    const direction = DIRECTIONS.find((each) => each === given.get("direction"));
    const reason = reasonOf(form);
    if (!zone || !direction || !reason) return;
    const byHand = { zone: zone.id, direction: fitting(zone, direction), reason };
    void actions.admit(byHand).then((recorded) => recorded && forgetReason(form));
  };
  return html`<details class="panel hand">
    <summary data-testid="hand-open"><h3>${t.people.byHand}</h3></summary>
    <p class="quiet">${t.people.byHandText}</p>
    <form data-testid="hand" @submit=${submit}>
      <label class="field">
        <span>${t.people.zone}</span>
        <select name="zone" data-testid="hand-zone" @change=${fitDirections}>
          ${zoneOptions(event, speech, undefined)}
        </select>
      </label>
      <label class="field">
        <span>${t.people.direction}</span>
        <select name="direction" data-testid="hand-direction">
          ${DIRECTIONS.map(
            (each) =>
              html`<option value=${each} ?disabled=${each === "touch"}>${t.people.directions[each]}</option>`,
          )}
        </select>
      </label>
      ${reasonField("hand", t.people.reasonsHand, speech)}
      <button class="main" data-testid="hand-admit" ?disabled=${mine?.busy === true}>
        ${mine?.busy ? t.people.working : t.people.admit}
      </button>
    </form>
    <p class="told ${tone(mine)}" role="status" data-testid="hand-told">
      ${mine && !mine.busy ? told(mine, speech) : nothing}
    </p>
  </details>`;
}

/** A booth is visited, every other zone is entered and left. */
function fitting(zone: Pick<Zone, "kind">, direction: Direction): Direction {
  const fit = directionsOf(zone);
  return fit.includes(direction) ? direction : (fit[0] ?? direction);
}

function fitDirections(changed: Event): void {
  const zones = changed.target as HTMLSelectElement;
  const kind = zones.selectedOptions[0]?.dataset.kind as ZoneKind | undefined;
  const directions = zones.form?.elements.namedItem("direction");
  if (kind === undefined || !(directions instanceof HTMLSelectElement)) return;
  const fit: string[] = directionsOf({ kind });
  for (const option of directions.options) option.disabled = !fit.includes(option.value);
  if (!fit.includes(directions.value)) directions.value = fit[0] ?? "";
}

function tone(act: Act | undefined): string {
  if (!act || act.busy) return "";
  return act.trouble || act.result?.outcome !== "admitted" ? "bad" : "good";
}

function told({ trouble, result, byHand }: Act, speech: PeopleSpeech): TemplateResult {
  const { t } = speech;
  const shape = (sign: string, words: string) => html`<span aria-hidden="true">${sign}</span> ${words}`;
  if (trouble === "no_connection" || trouble === "timed_out") return shape("■", t.people.handUnanswered);
  if (trouble || !result || !byHand) return shape("■", troubleWords(trouble ?? "other", speech));
  if (result.outcome === "refused") return shape("✗", t.people.handRefused(speech.reason(result.reason)));
  if (result.outcome === "invalid") return shape("■", troubleWords(result.reason ?? "other", speech));
  return shape("✓", done(result, byHand, speech));
}

function done(result: ScanResult, { zone, direction }: ByHand, { t, f, zone: named }: PeopleSpeech): string {
  const what = result.already_inside
    ? t.people.handAlready(named(zone))
    : t.people.handDone[direction](named(zone));
  return result.occupancy === undefined ? what : `${what} ${t.people.handCount(f.number(result.occupancy))}`;
}
