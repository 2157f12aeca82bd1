/** Zones to choose from, as the venue nests them. */
import { html, type TemplateResult } from "lit";
import type { EventConfig, Zone } from "../../../common/src/protocol";
import { indented, inTreeOrder } from "../../../common/src/zone-tree";
import type { Speech } from "../words/words";

/** What stands in a `select`; the kind is there for who fits directions to it. */
export function zoneOptions(
  event: EventConfig,
  { zone: named }: Pick<Speech, "zone">,
  picked: string | undefined,
  isShown?: (zone: Zone) => boolean,
): TemplateResult[] {
  return inTreeOrder(event.zones, isShown).map(
    ({ zone: { id, kind }, depth }) =>
      html`<option value=${id} data-kind=${kind} .selected=${id === picked}>${indented(named(id), depth)}</option>`,
  );
}
