/** The levels of a zone as somebody types them. Pure. */

const MOST_LEVELS = 5;
const HIGHEST = 200;

export type LevelsProblem = "not_a_number" | "out_of_range" | "too_many" | "not_rising";
/** `levels` is absent where nothing was typed: then those of the event hold. */
export type Typed = { ok: true; levels?: number[] } | { ok: false; problem: LevelsProblem };

export function readLevels(text: string): Typed {
  const words = text.split(/[\s,;、，；%％]+/).filter(Boolean);
  if (words.length === 0) return { ok: true };
  if (!words.every((word) => /^\d{1,4}$/.test(word))) return { ok: false, problem: "not_a_number" };
  const levels = words.map(Number);
  if (levels.some((level) => level < 1 || level > HIGHEST)) return { ok: false, problem: "out_of_range" };
  if (levels.length > MOST_LEVELS) return { ok: false, problem: "too_many" };
  if (levels.some((level, index) => index > 0 && level <= (levels[index - 1] ?? 0)))
    return { ok: false, problem: "not_rising" };
  return { ok: true, levels };
}

export const writeLevels = (levels: readonly number[] | undefined): string => levels?.join(", ") ?? "";
