/** The camera: opened, watched, and brought back when it went away. */
import { type CameraChoice, rememberCamera, rememberedCamera } from "./camera-choice";
import { nextCamera } from "./camera-rank";
import { type CameraProblem, type CameraState, described, problemOf } from "./camera-state";
import { askForCamera, cameraOf, cameras, mayAsk, stopStream } from "./camera-stream";
import { watchFrames, watchPermission } from "./camera-watch";

export interface Camera {
  /** The preview; the same element for as long as the camera lives. */
  video: HTMLVideoElement;
  open(): Promise<void>;
  /** To the next camera of the device; the choice is remembered. */
  switch(): Promise<void>;
  torch(on: boolean): Promise<void>;
  zoom(value: number): Promise<void>;
  close(): void;
}

const RETRY_AFTER = 4_000;
/** A picture that was there is mostly had again by asking again. */
const RETRY_SOON = 100;

/** @param changed told how the camera is, each time that changes */
export function createCamera(changed: (state: CameraState) => void): Camera {
  const camera = new BrowserCamera(changed);
  const comeBack = () => camera.comeBack();
  navigator.mediaDevices?.addEventListener?.("devicechange", comeBack);
  // Devices take the camera away behind a page that is hidden.
  const shown = () => document.hidden || comeBack();
  document.addEventListener("visibilitychange", shown);
  const permission = watchPermission(comeBack);
  return {
    video: camera.video,
    open: () => camera.open(),
    switch: () => camera.next(),
    torch: (torch) => camera.adjust({ torch }),
    zoom: (zoom) => camera.adjust({ zoom }),
    close: () => {
      camera.close();
      navigator.mediaDevices?.removeEventListener?.("devicechange", comeBack);
      document.removeEventListener("visibilitychange", shown);
      permission();
    },
  };
}

class BrowserCamera {
  readonly video = document.createElement("video");
  #stream: MediaStream | undefined;
  /** Each open and close begins a new turn; what an older one still brings is dropped. */
  #turn = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #unwatch: (() => void) | undefined;
  #state: CameraState = { at: "off" };
  #choice: CameraChoice = rememberedCamera();
  #closed = false;
  #changed: (state: CameraState) => void;

  constructor(changed: (state: CameraState) => void) {
    this.#changed = changed;
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.autoplay = true;
  }

  /** @param again by itself: the screen stays as it is until there is something new to say */
  async open(again = false): Promise<void> {
    this.#stop();
    const mine = this.#turn;
    if (!again) this.#say({ at: "opening" });
    if (!mayAsk()) return this.#fail("insecure", mine);
    try {
      const opened = await askForCamera(this.#choice);
      if (mine !== this.#turn) return stopStream(opened);
      this.#stream = opened;
      const ended = () => this.#fail("broken", mine, this.#state.at === "on" ? RETRY_SOON : RETRY_AFTER);
      this.#track()?.addEventListener("ended", ended, { once: true });
      this.video.srcObject = opened;
      const several = (await cameras()).length > 1;
      if (mine !== this.#turn) return;
      this.#watch(several, mine);
      await this.video.play();
    } catch (problem) {
      this.#fail(problemOf(problem), mine);
    }
  }

  /** Tells that it is on once frames come, and no longer once they stop. */
  #watch(several: boolean, mine: number): void {
    this.#unwatch = watchFrames(this.video, this.#track(), {
      moves: () => this.#say(described(this.#track(), several)),
      hides: () => this.#say({ at: "opening" }),
      freezes: (began) => this.#fail("broken", mine, began ? RETRY_SOON : RETRY_AFTER),
    });
  }

  async next(): Promise<void> {
    const following = nextCamera(await cameras(), cameraOf(this.#stream));
    if (!following) return;
    this.#choice = following;
    rememberCamera(following);
    await this.open();
  }

  async adjust(change: { torch: boolean } | { zoom: number }): Promise<void> {
    if (this.#state.at !== "on") return;
    try {
      await this.#track()?.applyConstraints({ advanced: [change as MediaTrackConstraintSet] });
      const { several } = this.#state;
      this.#say(described(this.#track(), several));
    } catch {
      // The device promised it and cannot: the picture goes on as it was.
    }
  }

  /** Something changed about the device's cameras, or somebody allowed one. */
  comeBack(): void {
    if (this.#state.at === "failed" && this.#state.problem !== "insecure") void this.open(true);
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  #say(state: CameraState): void {
    this.#state = state;
    this.#changed(state);
  }

  #track(): MediaStreamTrack | undefined {
    return this.#stream?.getVideoTracks()[0];
  }

  #fail(problem: CameraProblem, turn: number, retryAfter = RETRY_AFTER): void {
    if (turn !== this.#turn || this.#closed) return;
    this.#stop();
    if (this.#state.at !== "failed" || this.#state.problem !== problem) this.#say({ at: "failed", problem });
    // Another program may let go of it, or somebody may plug one in; a refusal is for people to change.
    if (problem !== "insecure" && problem !== "refused")
      this.#retry = setTimeout(() => void this.open(true), retryAfter);
  }

  #stop(): void {
    this.#turn += 1;
    clearTimeout(this.#retry);
    this.#unwatch?.();
    stopStream(this.#stream);
    this.#stream = undefined;
    this.video.srcObject = null;
  }
}
