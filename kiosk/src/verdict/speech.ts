/** The verdict spoken, for those who cannot see the screen; off until staff turn it on. */
import type { Language } from "../../../common/src/i18n";

/** Spoken Chinese does not follow the script: traditional characters are mostly read in Cantonese here. */
const VOICES: Record<Language, string> = { en: "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-HK" };
const KEY = "footfall.kiosk.speech";

export interface Voice {
  on(): boolean;
  set(on: boolean): void;
  say(words: string, language: Language): void;
}

export function createVoice(): Voice {
  let on = remembered();
  return {
    on: () => on,
    set: (next) => {
      on = next;
      try {
        localStorage.setItem(KEY, String(next));
      } catch {
        // Without storage it lasts as long as the page.
      }
    },
    say: (words, language) => {
      if (!on || typeof speechSynthesis === "undefined") return;
      speechSynthesis.cancel(); // the one before is history
      const spoken = new SpeechSynthesisUtterance(words);
      spoken.lang = VOICES[language];
      speechSynthesis.speak(spoken);
    },
  };
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === "true";
  } catch {
    return false;
  }
}
