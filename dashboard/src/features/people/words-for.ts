/** How people, places and troubles are said. */
import { html, nothing, type TemplateResult } from "lit";
import { personName } from "../../../../common/src/names";
import type { EventConfig, Visitor } from "../../../../common/src/protocol";
import type { PeopleSpeech } from "./speech";

export function nameOf(visitor: Pick<Visitor, "id" | "name" | "names">, { language }: PeopleSpeech): string {
  return personName(visitor, language) ?? visitor.id;
}

/** The same name as others write it, where the register has it. */
export function otherNames(visitor: Pick<Visitor, "id" | "name" | "names">, speech: PeopleSpeech): string[] {
  const shown = nameOf(visitor, speech);
  const all = new Set([visitor.name, ...Object.values(visitor.names ?? {})]);
  return [...all].filter((name) => name !== shown);
}

/** The category in words, its colour beside them. */
export function categoryMark(
  id: string | undefined,
  event: EventConfig,
  speech: PeopleSpeech,
): TemplateResult | typeof nothing {
  if (id === undefined) return nothing;
  const colour = event.categories.find((category) => category.id === id)?.colour;
  return html`<span class="category"
    >${colour ? html`<i style="background: ${colour}" aria-hidden="true"></i>` : nothing}${speech.category(id)}</span
  >`;
}

/** What a code of the interface or of the client means, in words. */
export function troubleWords(code: string, { t, reason }: PeopleSpeech): string {
  const known: Record<string, string> = { ...t.people.trouble, ...t.people.voidTrouble };
  const refusals: Record<string, string> = t.reasons;
  if (code in refusals) return t.people.noBadge(reason(code));
  return known[code] ?? t.people.trouble.other;
}
