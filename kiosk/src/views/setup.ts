/** Staff say where the kiosk stands and which way people go through. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { pickName } from "../../../common/src/names";
import type { EventConfig, Zone } from "../../../common/src/protocol";
import { indented, inTreeOrder } from "../../../common/src/zone-tree";
import type { SetupScreen } from "../app/state";
import { choosableZones, doorDirections, fits } from "../door/assignment";
import { languages, type View } from "./view";

export function setupView(screen: SetupScreen, view: View): TemplateResult {
  const { t, actions } = view;
  const { draft, me } = screen;
  const config = screen.events.find((event) => event.id === draft.event);
  const zone = config?.zones.find((each) => each.id === draft.zone);
  const ready = config && fits(draft, config, me.zone);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.start();
  };
  return html`<main class="card setup" data-testid="setup">
    <header><strong class="brand">Footfall</strong>${languages(view)}</header>
    <h1>${t.setupTitle}</h1>
    <form @submit=${submit}>
      ${screen.events.length > 1 ? eventChoice(screen, view) : nothing}
      ${config ? zoneChoice(screen, config, view) : nothing}
      ${zone ? directionChoice(screen, zone, view) : nothing}
      ${modeChoice(screen, view)} ${pinField(screen, view)}
      <button class="primary" data-testid="setup-start" ?disabled=${!ready}>${t.setupStart}</button>
      ${screen.evictable ? html`<p class="hint" data-testid="setup-evictable">▲ ${t.evictable}</p>` : nothing}
    </form>
  </main>`;
}

const value = (event: Event) => (event.target as HTMLSelectElement).value;

function eventChoice({ events, draft, me }: SetupScreen, { t, language, actions }: View): TemplateResult {
  const choose = (event: Event) => {
    actions.draft({ event: value(event), ...(me.zone === undefined ? {} : { zone: me.zone }) });
  };
  return html`<div class="part"><label for="event">${t.setupEvent}</label>
    <select id="event" data-testid="setup-event" @change=${choose}>
      <option value="" disabled ?selected=${!draft.event}></option>
      ${events.map(
        (each) => html`<option value=${each.id} ?selected=${each.id === draft.event}>
          ${pickName(each.name, language, each.id)}
        </option>`,
      )}
    </select></div>`;
}

function zoneChoice(screen: SetupScreen, config: EventConfig, view: View): TemplateResult {
  const { t, language, actions } = view;
  const { draft, me } = screen;
  const choose = (event: Event) => {
    const { direction: _, ...kept } = draft; // another zone may have other directions
    actions.draft({ ...kept, zone: value(event) });
  };
  return html`<div class="part"><label for="zone">${t.setupZone}</label>
    <select id="zone" data-testid="setup-zone" ?disabled=${me.zone !== undefined} @change=${choose}>
      <option value="" disabled ?selected=${!draft.zone}>${t.setupZoneChoose}</option>
      ${inTreeOrder(choosableZones(config, me.zone)).map(
        ({ zone: each, depth }) => html`<option value=${each.id} ?selected=${each.id === draft.zone}>
          ${indented(pickName(each.name, language, each.id), depth)}
        </option>`,
      )}
    </select>
    ${me.zone === undefined ? nothing : html`<p class="hint">${t.setupBound}</p>`}</div>`;
}

function directionChoice({ draft }: SetupScreen, zone: Zone, { t, actions }: View): TemplateResult {
  const directions = doorDirections(zone);
  const chosen = directions.length === 1 ? directions[0] : draft.direction;
  return html`<fieldset data-testid="setup-direction">
    <legend>${t.setupDirection}</legend>
    <div class="choices">
      ${directions.map(
        (each) => html`<label class="choice">
          <input
            type="radio"
            name="direction"
            value=${each}
            .checked=${each === chosen}
            @change=${() => actions.draft({ ...draft, direction: each })}
          />
          <span>${t.setupDirections[each]}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

function modeChoice({ draft }: SetupScreen, { t, actions }: View): TemplateResult {
  const modes = ["staffed", "self"] as const;
  return html`<fieldset data-testid="setup-mode">
    <legend>${t.setupMode}</legend>
    <div class="choices">
      ${modes.map(
        (each) => html`<label class="choice">
          <input
            type="radio"
            name="mode"
            value=${each}
            .checked=${each === (draft.mode ?? "staffed")}
            @change=${() => actions.draft({ ...draft, mode: each })}
          />
          <span>${t.setupModes[each]}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

function pinField({ pin, hasPin }: SetupScreen, { t, actions }: View): TemplateResult {
  return html`<div class="part"><label for="pin">${t.setupPin}</label>
    <input
      id="pin"
      type="password"
      inputmode="numeric"
      pattern="[0-9]{4,8}"
      autocomplete="off"
      data-testid="setup-pin"
      .value=${pin}
      @input=${(event: InputEvent) => actions.pin((event.target as HTMLInputElement).value)}
    />
    <p class="hint">${hasPin ? t.setupPinKept : t.setupPinHint}</p></div>`;
}
