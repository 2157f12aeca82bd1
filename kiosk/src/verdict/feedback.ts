/** A verdict for every sense but the eye: a sound, a shake, a voice. */
import type { Language } from "../../../common/src/i18n";
import type { DoorState } from "../door/state";
import type { Verdict } from "../scanner/conversation";
import { shake } from "./haptics";
import { createSpeaker } from "./sound";
import { createVoice } from "./speech";
import { tell } from "./verdict";

export interface Feedback {
  tell(verdict: Verdict, door: DoorState, language: Language): void;
  /** Somebody looks for this kiosk. */
  ring(): void;
  speech(): boolean;
  setSpeech(on: boolean): void;
}

export function createFeedback(): Feedback {
  const speaker = createSpeaker();
  const voice = createVoice();
  return {
    tell: (verdict, door, language) => {
      speaker.play(verdict.kind);
      shake(verdict.kind);
      const words = tell(verdict, door, language);
      voice.say(`${words.title}. ${words.next}`, words.language);
    },
    ring: () => {
      speaker.play("ring");
      shake("ring");
    },
    speech: voice.on,
    setSpeech: voice.set,
  };
}
