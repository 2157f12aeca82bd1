/** The devices at the doors: how each is, and for staff what can be done for it from here. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Actions } from "../../app/actions";
import type { DashboardState } from "../../app/state";
import { maySeeNames } from "../../event/rights";
import type { Speech } from "../../words/words";
import { KIOSK_LIST, type KioskOrder, listed, ORDERS, versionsBehind } from "./model";
import { needSomebody } from "./needs";
import { kioskRow } from "./row";

/** Fewer than this are seen at a glance and need no search. */
const FEW = 6;

export function kiosksPage(state: DashboardState, speech: Speech, actions: Actions): TemplateResult {
  const { t, f } = speech;
  const { kiosks, kioskList, me, event } = state;
  const waiting = needSomebody(kiosks);
  const summary =
    kiosks.length === 0
      ? t.kiosksNone
      : waiting === 0
        ? t.kiosksFine(f.number(kiosks.length))
        : t.kiosksNeed(f.number(waiting), f.number(kiosks.length));
  const shown = listed(kiosks, kioskList, event?.zones.map(({ id }) => id) ?? []);
  const filtered = shown.length < kiosks.length;
  const stale = state.connection.status !== "live";
  return html`<main id="numbers" class="kiosks ${stale ? "stale" : ""}" data-testid="kiosks" tabindex="-1">
    <header>
      <h2>${t.kiosks}</h2>
      <p class=${waiting > 0 ? "need" : "quiet"} data-testid="kiosks-summary" role="status">
        <span aria-hidden="true">${waiting > 0 ? "▲" : "✓"}</span> ${summary}
      </p>
      ${
        filtered
          ? html`<p class="quiet" data-testid="kiosks-shown">
              ${t.list.shown(f.number(shown.length), f.number(kiosks.length))}
            </p>`
          : nothing
      }
    </header>
    ${kiosks.length > 0 ? tools(state, speech, actions) : nothing}
    ${shown.length > 0 ? table(state, speech, actions, maySeeNames(me), shown) : nothing}
    ${
      kiosks.length > 0 && shown.length === 0
        ? html`<p class="panel nobody">
            ${t.list.nothing}
            <button type="button" class="control" @click=${() => actions.listKiosks({ ...KIOSK_LIST })}>${t.list.all}</button>
          </p>`
        : nothing
    }
  </main>`;
}

function table(
  state: DashboardState,
  speech: Speech,
  actions: Actions,
  mayCare: boolean,
  shown: ReturnType<typeof listed>,
): TemplateResult {
  const { t } = speech;
  const behind = versionsBehind(state.kiosks);
  const plain = [
    t.kioskQueue,
    t.list.pace,
    t.list.refused,
    t.list.aside,
    t.kioskPower,
    t.list.clock,
    t.kioskVersion,
  ];
  const sorted = (order: KioskOrder, name: string) => sortHead(state, actions, order, name);
  // Display is changed by the style sheet on a narrow screen, which would take the table's meaning with it: hence the roles.
  return html`<table role="table" aria-label=${t.kiosks}>
    <thead role="rowgroup">
      <tr role="row">
        ${sorted("name", t.list.kiosk)} ${sorted("zone", t.list.zone)} ${sorted("seen", t.kioskSeen)}
        ${plain.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
        ${sorted("need", t.list.orders.need)}
      </tr>
    </thead>
    ${repeat(
      shown,
      ({ id }) => id, // the order changes under somebody who is about to change one
      (kiosk) => kioskRow(kiosk, behind.get(kiosk.id), state, speech, mayCare ? actions : undefined),
    )}
  </table>`;
}

/** Clicked once it sorts by this; clicked again, the other way round. */
function sortHead(
  { kioskList: { order, down } }: DashboardState,
  actions: Actions,
  by: KioskOrder,
  name: string,
): TemplateResult {
  const mine = order === by;
  const sort = mine ? (down ? "descending" : "ascending") : "none";
  return html`<th role="columnheader" scope="col" aria-sort=${sort}>
    <button
      type="button"
      data-testid="kiosks-by-${by}"
      @click=${() => actions.listKiosks({ order: by, down: mine && !down })}
    >
      ${name} <span aria-hidden="true">${mine ? (down ? "▾" : "▴") : ""}</span>
    </button>
  </th>`;
}

function tools(
  { kiosks, kioskList, event }: DashboardState,
  { t, zone }: Speech,
  actions: Actions,
): TemplateResult {
  const used = new Set(kiosks.map((kiosk) => kiosk.zone));
  const zones = event?.zones.filter(({ id }) => used.has(id)) ?? [];
  const value = (changed: Event) => (changed.target as HTMLInputElement | HTMLSelectElement).value;
  const order = (changed: Event) => {
    const chosen = ORDERS.find((each) => each === value(changed));
    if (chosen) actions.listKiosks({ order: chosen, down: false });
  };
  return html`<div class="tools ${kiosks.length < FEW ? "few" : ""}" role="search" aria-label=${t.list.find}>
    <input
      type="search"
      class="control"
      data-testid="kiosks-find"
      placeholder=${t.list.find}
      aria-label=${t.list.find}
      .value=${kioskList.text}
      @input=${(typed: Event) => actions.listKiosks({ text: value(typed) })}
    />
    <select
      class="control"
      data-testid="kiosks-zone"
      aria-label=${t.list.zone}
      @change=${(chosen: Event) => actions.listKiosks({ zone: value(chosen) || undefined })}
    >
      <option value="" .selected=${kioskList.zone === undefined}>${t.list.anyZone}</option>
      ${zones.map(({ id }) => html`<option value=${id} .selected=${id === kioskList.zone}>${zone(id)}</option>`)}
    </select>
    <button
      type="button"
      class="control"
      data-testid="kiosks-needy"
      aria-pressed=${kioskList.needy}
      @click=${() => actions.listKiosks({ needy: !kioskList.needy })}
    >
      <span aria-hidden="true">▲</span> ${t.list.needy}
    </button>
    <label class="order">${t.list.order}
      <select class="control" data-testid="kiosks-order" @change=${order}>
        ${ORDERS.map((each) => html`<option value=${each} .selected=${each === kioskList.order}>${t.list.orders[each]}</option>`)}
      </select>
    </label>
  </div>`;
}
