/** The words that several views say, and what a view needs to speak in one language: words, formats, names of things. */
import { type Formats, formats } from "../../../common/src/formats";
import { byLanguage, type Language, type Shape } from "../../../common/src/i18n";
import { type Names, pickName } from "../../../common/src/names";
import type { EventConfig } from "../../../common/src/protocol";
import type { words } from "./en";

/** What several views say; a feature has words of its own beside them, under its name. */
export type Words = Shape<typeof words>;
export const COMMON = byLanguage<Words>(
  import.meta.glob<Words>(["./*.ts", "!**/words.ts"], { eager: true, import: "words" }),
);

export interface Speech<Said extends Words = Words> {
  language: Language;
  t: Said;
  f: Formats;
  /** A thing's name in the language, or the nearest there is. */
  named(names: Names | undefined, otherwise?: string): string;
  /** A zone's name by its id; the id itself where the config does not know it (yet). */
  zone(id: string): string;
  category(id: string | undefined): string;
  reason(code: string | undefined): string;
}

/** Formatters are costly to make and a page is drawn often: the last speech is kept. */
export function speakerOf<Said extends Words>(
  all: Record<Language, Said>,
): (language: Language, event: EventConfig | undefined) => Speech<Said> {
  let last: { language: Language; event: EventConfig | undefined; speech: Speech<Said> } | undefined;
  return (language, event) => {
    if (last?.language !== language || last.event !== event)
      last = { language, event, speech: speechIn(all, language, event) };
    return last.speech;
  };
}

export function speechIn<Said extends Words>(
  all: Record<Language, Said>,
  language: Language,
  event?: EventConfig,
): Speech<Said> {
  const t = all[language];
  const zones = new Map(event?.zones.map((zone) => [zone.id, pickName(zone.name, language, zone.id)]));
  const categories = new Map(
    event?.categories?.map((category) => [category.id, pickName(category.name, language, category.id)]),
  );
  const reasons: Record<string, string> = t.reasons;
  return {
    language,
    t,
    f: formats(language, event?.timezone),
    named: (names, otherwise) => pickName(names, language, otherwise),
    zone: (id) => zones.get(id) ?? id,
    category: (id) => (id === undefined ? "" : (categories.get(id) ?? id)),
    reason: (code) => (code === undefined ? "" : (reasons[code] ?? t.otherReason)),
  };
}
