/** Which window of time and which zone are looked at, in words; and the controls that choose them. */
import { html, type TemplateResult } from "lit";
import type { EventConfig } from "../../../../common/src/protocol";
import { isBooth } from "../../../../common/src/zone-kinds";
import { localDay, startOfDay } from "../../event/day";
import { serverNow } from "../../event/shared";
import { roots } from "../../event/venue";
import { zoneOptions } from "../../kit/zone-options";
import type { FlowShown, Loaded } from "./model";
import { LAST_HOUR, type Span, spansOf, WHOLE_EVENT } from "./spans";
import type { FlowSpeech } from "./speech";
import type { FlowActions } from "./work";

/** The window of what is shown, as said beside every figure. */
export function windowWords({ t, f }: FlowSpeech, { span, changes }: Loaded): string {
  if (span === WHOLE_EVENT) return t.flow.sinceBegin;
  return span === LAST_HOUR ? t.flow.hours(f.time(changes.from), f.time(changes.to)) : f.day(changes.from);
}

/** The only root zone is the whole site, and bears its own name. */
function whole(event: EventConfig): string | undefined {
  const [only, ...others] = roots(event);
  return others.length === 0 ? only?.id : undefined;
}

export function placeWords({ t, zone }: FlowSpeech, event: EventConfig, picked: string | undefined): string {
  const site = whole(event);
  return picked !== undefined ? zone(picked) : site === undefined ? t.site : zone(site);
}

export function spanControls(state: FlowShown, speech: FlowSpeech, actions: FlowActions): TemplateResult {
  const { t } = speech;
  const { event, flow } = state;
  return html`<div class="spans" role="group" aria-label=${t.flow.window}>
    ${spansOf(event).map(
      (span) => html`<button
        type="button"
        class="control"
        data-testid="flow-span"
        data-span=${span}
        aria-pressed=${span === flow.span}
        @click=${() => actions.span(span)}
      >
        ${spanWords(state, speech, span)}
      </button>`,
    )}
  </div>`;
}

function spanWords(state: FlowShown, { t, f }: FlowSpeech, span: Span): string {
  const { event } = state;
  if (span === LAST_HOUR) return t.flow.lastHour;
  if (span === WHOLE_EVENT) return t.flow.wholeEvent;
  const day = f.day(startOfDay(span, event.timezone));
  return span === localDay(serverNow(state), event.timezone) ? t.flow.today(day) : day;
}

export function zoneControl(state: FlowShown, speech: FlowSpeech, actions: FlowActions): TemplateResult {
  const { event, flow } = state;
  const change = (changed: Event) => {
    const { value } = changed.target as HTMLSelectElement;
    actions.zone(value === "" ? undefined : value);
  };
  const site = whole(event);
  const touched = zoneOptions(event, speech, flow.zone, isBooth);
  return html`<label class="pick">
    <span>${speech.t.kioskZone}</span>
    <select class="control" data-testid="flow-zone" @change=${change}>
      <option value="" .selected=${flow.zone === undefined}>${placeWords(speech, event, undefined)}</option>
      ${zoneOptions(event, speech, flow.zone, (zone) => !isBooth(zone) && zone.id !== site)}
      ${
        touched.length > 0
          ? html`<optgroup label=${speech.t.booths}>
              ${touched}
            </optgroup>`
          : ""
      }
    </select>
  </label>`;
}
