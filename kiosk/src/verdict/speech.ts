/** The verdict spoken, for those who cannot see the screen; off until staff turn it on. */
import { LANGUAGE, type Language } from "../../../common/src/languages";

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
      spoken.lang = LANGUAGE[language].voice;
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
