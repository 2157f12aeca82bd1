import { html, nothing, type TemplateResult } from "lit";
import type { DoorDirection, EventConfig, KioskStatus } from "../../../../common/src/protocol";
import { isBooth } from "../../../../common/src/zone-kinds";
import { zoneOptions } from "../../kit/zone-options";
import type { Care } from "./model";
import type { KiosksSpeech } from "./speech";
import type { KiosksActions } from "./work";

/** What staff can do for a kiosk from here. Nothing is shown as done before the server has said it. */
export function kioskCare(
  kiosk: KioskStatus,
  care: Care | undefined,
  event: EventConfig,
  own: KiosksActions,
  speech: KiosksSpeech,
): TemplateResult {
  const { t } = speech;
  const mine = care?.kiosk === kiosk.id ? care : undefined;
  const busy = mine?.busy === true;
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    const form = new FormData(submitted.target as HTMLFormElement);
    const zone = event.zones.find((each) => each.id === form.get("zone"));
    const fitting: DoorDirection[] = zone && isBooth(zone) ? ["touch"] : ["in", "out", "both"];
    const direction = fitting.find((each) => each === form.get("direction")) ?? fitting[0];
    void own.change(kiosk.id, {
      name: String(form.get("name") ?? "").trim() || kiosk.name,
      ...(zone && direction ? { zone: zone.id, direction } : {}),
    });
  };
  const lock = () => {
    if (kiosk.locked || confirm(t.kiosks.lockSure(kiosk.name)))
      void own.change(kiosk.id, { locked: !kiosk.locked });
  };
  const forget = () => confirm(t.kiosks.forgetSure(kiosk.name)) && void own.forget(kiosk.id);
  const errors: Record<string, string> = t.kiosks.trouble;
  const wanted = {
    zone: kiosk.ordered?.zone ?? kiosk.zone,
    direction: kiosk.ordered?.direction ?? kiosk.direction,
  };
  const directions: DoorDirection[] = ["in", "out", "both", "touch"];
  return html`<form @submit=${submit}>
      <label>${t.kiosks.name}<input name="name" maxlength="100" data-testid="kiosk-rename" .value=${kiosk.name} /></label>
      <label>${t.kioskZone}
        <select name="zone" data-testid="kiosk-zone">
          ${zoneOptions(event, speech, wanted.zone)}
        </select>
      </label>
      <label>${t.kiosks.direction}
        <select name="direction" data-testid="kiosk-direction">
          ${directions.map((each) => html`<option value=${each} ?selected=${each === wanted.direction}>${t.kiosks.directions[each]}</option>`)}
        </select>
      </label>
      <button class="main" data-testid="kiosk-save" ?disabled=${busy}>${t.kiosks.save}</button>
    </form>
    <div class="buttons">
      <button type="button" class="control" data-testid="kiosk-beep" ?disabled=${busy || !kiosk.online}
        @click=${() => void own.command(kiosk.id, "beep")}>${t.kiosks.beep}</button>
      <button type="button" class="control" data-testid="kiosk-reload" ?disabled=${busy || !kiosk.online}
        @click=${() => void own.command(kiosk.id, "reload")}>${t.kiosks.reload}</button>
      <button type="button" class="control" data-testid="kiosk-lock" ?disabled=${busy} @click=${lock}>
        ${kiosk.locked ? t.kiosks.unlock : t.kiosks.lock}
      </button>
      <button type="button" class="control" data-testid="kiosk-forget" ?disabled=${busy} @click=${forget}>${t.kiosks.forget}</button>
    </div>
    <p class=${mine?.trouble ? "trouble" : "quiet"} role="status" data-testid="kiosk-told">
      ${mine?.trouble ? (errors[mine.trouble] ?? t.kiosks.trouble.other) : mine?.done ? t.kiosks.done[mine.done] : nothing}
    </p>`;
}
