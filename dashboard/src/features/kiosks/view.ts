/** The devices at the doors: how each is, and for staff what can be done for it from here. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { maySeeNames } from "../../event/rights";
import type { Watched } from "../../event/shared";
import { zoneOptions } from "../../kit/zone-options";
import { choiceView } from "./choice";
import {
  KIOSK_LIST,
  type KioskOrder,
  type KiosksShown,
  type KiosksState,
  listed,
  mayPutAway,
  ORDERS,
  standing,
  versionsBehind,
} from "./model";
import { needSomebody } from "./needs";
import { kioskRow } from "./row";
import type { KiosksSpeech } from "./speech";
import type { KiosksActions } from "./work";

/** Fewer than this are seen at a glance and need no search. */
const FEW = 6;

export function kiosksView(shared: KiosksShown, speech: KiosksSpeech, own: KiosksActions): TemplateResult {
  const slice = shared.kiosks;
  const { t, f } = speech;
  const { devices: kiosks, event } = shared;
  const waiting = needSomebody(kiosks);
  const away = kiosks.length - standing(kiosks).length;
  const summary =
    kiosks.length === 0
      ? t.kiosks.none
      : waiting === 0
        ? t.kiosks.fine(f.number(kiosks.length - away))
        : t.kiosks.need(f.number(waiting), f.number(kiosks.length));
  const shown = listed(
    kiosks,
    slice.list,
    event.zones.map(({ id }) => id),
  );
  const filtered = shown.length < kiosks.length;
  const stale = shared.connection.status !== "live";
  return html`<main id="numbers" class="kiosks ${stale ? "stale" : ""}" data-testid="kiosks" tabindex="-1">
    <header>
      <h2>${t.kiosks.title}</h2>
      <p class=${waiting > 0 ? "need" : "quiet"} data-testid="kiosks-summary" role="status">
        <span aria-hidden="true">${waiting > 0 ? "▲" : "✓"}</span> ${summary}
      </p>
      ${away > 0 ? html`<p class="quiet" data-testid="kiosks-away">${t.kiosks.awayCount(f.number(away))}</p>` : nothing}
      ${
        filtered
          ? html`<p class="quiet" data-testid="kiosks-shown">
              ${t.kiosks.list.shown(f.number(shown.length), f.number(kiosks.length))}
            </p>`
          : nothing
      }
    </header>
    ${kiosks.length > 0 ? tools(shared, slice, own, speech) : nothing}
    ${maySeeNames(shared.me) ? choiceView(mayPutAway(kiosks), slice, own, speech) : nothing}
    ${shown.length > 0 ? table(shared, slice, own, speech, shown) : nothing}
    ${
      kiosks.length > 0 && shown.length === 0
        ? html`<p class="panel nobody">
            ${t.kiosks.list.nothing}
            <button type="button" class="control" @click=${() => own.list({ ...KIOSK_LIST })}>${t.kiosks.list.all}</button>
          </p>`
        : nothing
    }
  </main>`;
}

function table(
  shared: Watched,
  slice: KiosksState,
  own: KiosksActions,
  speech: KiosksSpeech,
  shown: ReturnType<typeof listed>,
): TemplateResult {
  const { t } = speech;
  const behind = versionsBehind(standing(shared.devices));
  const mayCare = maySeeNames(shared.me);
  const plain = [
    t.kiosks.queue,
    t.kiosks.list.pace,
    t.kiosks.list.refused,
    t.kiosks.list.aside,
    t.kiosks.power,
    t.kiosks.list.clock,
    t.kiosks.version,
  ];
  const sorted = (order: KioskOrder, name: string) => sortHead(slice, own, order, name);
  // Display is changed by the style sheet on a narrow screen, which would take the table's meaning with it: hence the roles.
  return html`<table role="table" aria-label=${t.kiosks.title}>
    <thead role="rowgroup">
      <tr role="row">
        ${sorted("name", t.kiosks.list.kiosk)} ${sorted("zone", t.kiosks.list.zone)} ${sorted("seen", t.kiosks.seen)}
        ${plain.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
        ${sorted("need", t.kiosks.list.orders.need)}
      </tr>
    </thead>
    ${repeat(
      shown,
      ({ id }) => id, // the order changes under somebody who is about to change one
      (kiosk) => kioskRow(kiosk, behind.get(kiosk.id), shared, slice, mayCare ? own : undefined, speech),
    )}
  </table>`;
}

/** Clicked once it sorts by this; clicked again, the other way round. */
function sortHead(
  { list: { order, down } }: KiosksState,
  own: KiosksActions,
  by: KioskOrder,
  name: string,
): TemplateResult {
  const mine = order === by;
  const sort = mine ? (down ? "descending" : "ascending") : "none";
  return html`<th role="columnheader" scope="col" aria-sort=${sort}>
    <button
      type="button"
      data-testid="kiosks-by-${by}"
      @click=${() => own.list({ order: by, down: mine && !down })}
    >
      ${name} <span aria-hidden="true">${mine ? (down ? "▾" : "▴") : ""}</span>
    </button>
  </th>`;
}

function tools(
  { devices: kiosks, event }: Watched,
  { list }: KiosksState,
  own: KiosksActions,
  speech: KiosksSpeech,
): TemplateResult {
  const { t } = speech;
  const used = new Set(kiosks.map((kiosk) => kiosk.zone));
  const value = (changed: Event) => (changed.target as HTMLInputElement | HTMLSelectElement).value;
  const order = (changed: Event) => {
    const chosen = ORDERS.find((each) => each === value(changed));
    if (chosen) own.list({ order: chosen, down: false });
  };
  return html`<div class="tools ${kiosks.length < FEW ? "few" : ""}" role="search" aria-label=${t.kiosks.list.find}>
    <input
      type="search"
      class="control"
      data-testid="kiosks-find"
      placeholder=${t.kiosks.list.find}
      aria-label=${t.kiosks.list.find}
      .value=${list.text}
      @input=${(typed: Event) => own.list({ text: value(typed) })}
    />
    <select
      class="control"
      data-testid="kiosks-zone"
      aria-label=${t.kiosks.list.zone}
      @change=${(chosen: Event) => own.list({ zone: value(chosen) || undefined })}
    >
      <option value="" .selected=${list.zone === undefined}>${t.kiosks.list.anyZone}</option>
      ${zoneOptions(event, speech, list.zone, ({ id }) => used.has(id))}
    </select>
    <button
      type="button"
      class="control"
      data-testid="kiosks-needy"
      aria-pressed=${list.needy}
      @click=${() => own.list({ needy: !list.needy })}
    >
      <span aria-hidden="true">▲</span> ${t.kiosks.list.needy}
    </button>
    <label class="order">${t.kiosks.list.order}
      <select class="control" data-testid="kiosks-order" @change=${order}>
        ${ORDERS.map((each) => html`<option value=${each} .selected=${each === list.order}>${t.kiosks.list.orders[each]}</option>`)}
      </select>
    </label>
  </div>`;
}
