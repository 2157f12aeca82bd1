/** Short sounds, one a verdict, told apart with closed eyes. Made here, so that nothing has to be loaded. */
import type { Verdict } from "../scanner/conversation";

/** `ring`: somebody looks for this kiosk. */
export type Sound = Verdict["kind"] | "ring";

/** Notes one after another: pitch in Hz, length in ms. */
interface Melody {
  wave: OscillatorType;
  volume: number;
  notes: readonly (readonly [hz: number, ms: number])[];
}

const MELODIES: Record<Sound, Melody> = {
  admitted: {
    wave: "sine",
    volume: 0.5,
    notes: [
      [880, 90],
      [1319, 180],
    ],
  },
  already_inside: {
    wave: "sine",
    volume: 0.4,
    notes: [
      [784, 90],
      [784, 140],
    ],
  },
  refused: {
    wave: "square",
    volume: 0.2,
    notes: [
      [233, 180],
      [175, 320],
    ],
  },
  invalid: {
    wave: "triangle",
    volume: 0.4,
    notes: [
      [330, 120],
      [330, 120],
      [330, 160],
    ],
  },
  // Admitted, and one note more: it is still to be sent.
  queued: {
    wave: "sine",
    volume: 0.5,
    notes: [
      [880, 90],
      [1319, 120],
      [1047, 160],
    ],
  },
  closed: {
    wave: "square",
    volume: 0.2,
    notes: [
      [196, 220],
      [196, 220],
    ],
  },
  unread: { wave: "triangle", volume: 0.4, notes: [[392, 140]] },
  unanswered: { wave: "triangle", volume: 0.4, notes: [[294, 200]] },
  // The other way round than an admission: down.
  undone: {
    wave: "sine",
    volume: 0.4,
    notes: [
      [1319, 90],
      [880, 180],
    ],
  },
  ring: {
    wave: "square",
    volume: 0.6,
    notes: [
      [988, 180],
      [784, 180],
      [988, 180],
      [784, 180],
      [988, 180],
      [784, 260],
    ],
  },
};

export interface Speaker {
  play(sound: Sound): void;
}

/** Browsers are silent until somebody has touched the page or a key; the first touch wakes the speaker. */
export function createSpeaker(): Speaker {
  let context: AudioContext | undefined;
  const wake = () => {
    context ??= typeof AudioContext === "undefined" ? undefined : new AudioContext();
    if (context?.state === "suspended") void context.resume().catch(() => undefined);
  };
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, wake, { capture: true });
  return {
    play(sound) {
      wake();
      if (context?.state === "running") perform(context, MELODIES[sound]);
    },
  };
}

function perform(context: AudioContext, { wave, volume, notes }: Melody): void {
  let at = context.currentTime;
  for (const [hz, ms] of notes) {
    const end = at + ms / 1000;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = wave;
    tone.frequency.value = hz;
    // A soft edge on both sides, without which each note would click.
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(volume, at + 0.01);
    loudness.gain.setValueAtTime(volume, end - 0.03);
    loudness.gain.linearRampToValueAtTime(0, end);
    tone.connect(loudness).connect(context.destination);
    tone.start(at);
    tone.stop(end);
    at = end + 0.03;
  }
}
