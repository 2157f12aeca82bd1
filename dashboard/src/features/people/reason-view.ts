/** Why somebody does it: a tap on what is usual, or their own words. One of both is needed. */
import { html, type TemplateResult } from "lit";
import type { PeopleSpeech } from "./speech";

export function reasonField(name: string, usual: readonly string[], { t }: PeopleSpeech): TemplateResult {
  const choose = (clicked: Event, words: string) => {
    const input = (clicked.target as HTMLElement)
      .closest("form")
      ?.querySelector<HTMLInputElement>(`#reason-${name}`);
    if (!input) return;
    input.value = words;
    input.focus();
  };
  return html`<div class="reason">
    <label class="field" for="reason-${name}"><span>${t.people.reason}</span></label>
    <input
      id="reason-${name}"
      type="text"
      name="reason"
      required
      maxlength="200"
      autocomplete="off"
      pattern=".*\\S.*"
      data-testid="reason-${name}"
    />
    <div class="usual">
      ${usual.map(
        (words) =>
          html`<button type="button" class="control" @click=${(clicked: Event) => choose(clicked, words)}>${words}</button>`,
      )}
    </div>
  </div>`;
}

export function forgetReason(form: HTMLFormElement): void {
  const input = form.elements.namedItem("reason");
  if (input instanceof HTMLInputElement) input.value = "";
}

export function reasonOf(form: HTMLFormElement): string {
  return String(new FormData(form).get("reason") ?? "").trim();
}
