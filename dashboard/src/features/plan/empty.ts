/** Where there is no plan yet, and the ways in which a picture comes to it. */
import { html, type TemplateResult } from "lit";
import type { PlanShown } from "./model";
import type { PlanSpeech } from "./speech";
import type { PlanActions } from "./work";

const ACCEPTED = ".svg,.png,.jpg,.jpeg,.webp,image/svg+xml,image/png,image/jpeg,image/webp";

export function empty(
  { plan: part }: PlanShown,
  speech: PlanSpeech,
  mayArrange: PlanActions | undefined,
): TemplateResult {
  const words = speech.t.plan;
  if (!mayArrange)
    return html`<section class="panel nothing" data-testid="plan-empty">
      <h2>${words.emptyTitle}</h2>
      <p>${words.emptyOthers}</p>
    </section>`;
  return html`<section class="panel nothing drop" data-testid="plan-empty">
    <h2>${words.emptyTitle}</h2>
    <p>${words.emptyText}</p>
    ${filePicker(words.choose, "main", part.busy !== undefined, false, speech, mayArrange)}
    <p class="quiet">${words.drop} · ${words.formats}</p>
    <button
      type="button"
      class="control"
      data-testid="plan-blank"
      @click=${() => mayArrange.say({ kind: "arrange" })}
    >
      ${words.blank}
    </button>
  </section>`;
}

/** A button that opens the device's own choice of files. */
export function filePicker(
  label: string,
  look: string,
  busy: boolean,
  replaces: boolean,
  speech: PlanSpeech,
  work: PlanActions,
): TemplateResult {
  const chosen = (change: Event) => {
    const input = change.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) fileFrom(file, replaces, speech, work);
    input.value = ""; // the same file may be chosen again once it was mended
  };
  return html`<label class="control file ${look}">
    <input type="file" accept=${ACCEPTED} data-testid="plan-file" ?disabled=${busy} @change=${chosen} />
    ${busy ? speech.t.plan.hanging : label}
  </label>`;
}

/** Somebody chose a file or let one go over the page; a picture that hangs there is not replaced unasked. */
export function fileFrom(file: File, replaces: boolean, { t }: PlanSpeech, work: PlanActions): void {
  if (!replaces || confirm(t.plan.replaceSure)) void work.hang(file);
}
