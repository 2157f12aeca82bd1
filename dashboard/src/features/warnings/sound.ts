/** A short chime for a new warning, made here so that nothing has to be loaded. Off until somebody wants it. */
import type { Sound } from "../../event/warned";

const KEY = "footfall.dashboard.sound";
/** Hz, each a little after the one before; quiet enough for a room with people in it. */
const NOTES = [880, 1175, 1480];
const NOTE_S = 0.16;
const LENGTH_S = 0.5;
const VOLUME = 0.18;

export interface Chime {
  readonly sound: Sound;
  want(on: boolean): void;
  ring(): void;
  stop(): void;
}

/** @param changed is told whenever the sound is on, off, or still kept back by the browser */
export function createChime(changed: (sound: Sound) => void): Chime {
  let wanted = remembered();
  let audio: AudioContext | undefined;
  const sound = (): Sound => (!wanted ? "off" : audio?.state === "running" ? "on" : "waiting");

  const wake = () => {
    if (!wanted || audio?.state === "running") return;
    audio ??= new AudioContext();
    // Browsers let a page sound only after it was touched; until then this stays unanswered.
    audio.resume().then(
      () => changed(sound()),
      () => changed(sound()),
    );
  };
  document.addEventListener("pointerdown", wake);
  document.addEventListener("keydown", wake);
  wake();

  return {
    get sound() {
      return sound();
    },
    want(on) {
      wanted = on;
      remember(on);
      changed(sound());
      wake();
    },
    ring() {
      if (audio && sound() === "on")
        for (const [index, hz] of NOTES.entries()) note(audio, hz, index * NOTE_S);
    },
    stop() {
      document.removeEventListener("pointerdown", wake);
      document.removeEventListener("keydown", wake);
      void audio?.close().catch(() => undefined);
    },
  };
}

function note(audio: AudioContext, hz: number, later: number): void {
  const from = audio.currentTime + later;
  const wave = audio.createOscillator();
  const volume = audio.createGain();
  wave.frequency.value = hz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(VOLUME, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, from + LENGTH_S);
  wave.connect(volume).connect(audio.destination);
  wave.start(from);
  wave.stop(from + LENGTH_S);
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY, "on");
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
