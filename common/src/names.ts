import { LANGUAGE, type Language } from "./languages";

/** A name in the languages that it has; English is always there in an event's config. */
export type Names = Partial<Record<Language, string>>;

/** The name to show in `language`, or the nearest one there is; `otherwise` (an id, say) where there is none. */
export function pickName(names: Names | undefined, language: Language, otherwise = ""): string {
  for (const candidate of LANGUAGE[language].names) {
    const name = names?.[candidate];
    if (name) return name;
  }
  return otherwise;
}

/**
 * A person's name for a reader of `language`: in that script if the register has it, else as it was registered. Whoever
 * reads English gets the registered name rather than characters.
 */
export function personName(person: { name?: string; names?: Names }, language: Language): string | undefined {
  const { names, name } = person;
  if (language === "en") return names?.en || name;
  return pickName({ ...names, en: name ?? names?.en ?? "" }, language) || undefined;
}
