/** The camera: opened, watched, and brought back when it went away. */
import { type CameraChoice, rememberCamera, rememberedCamera } from "./camera-choice";
import { type CameraProblem, type CameraState, described, problemOf } from "./camera-state";
import { askForCamera, cameras, mayAsk, stopStream } from "./camera-stream";
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

/** @param changed told how the camera is, each time that changes */
export function createCamera(changed: (state: CameraState) => void): Camera {
  const camera = new BrowserCamera(changed);
  const comeBack = () => camera.comeBack();
  navigator.mediaDevices?.addEventListener?.("devicechange", comeBack);
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
  #watching: ReturnType<typeof setInterval> | undefined;
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
      this.#track()?.addEventListener("ended", () => this.#fail("broken", mine), { once: true });
      this.video.srcObject = opened;
      await this.video.play();
      const all = await cameras();
      if (mine !== this.#turn) return;
      this.#say(described(this.#track(), all.length > 1));
      this.#watching = watchFrames(this.video, () => this.#fail("broken", mine));
    } catch (problem) {
      this.#fail(problemOf(problem), mine);
    }
  }

  async next(): Promise<void> {
    const all = await cameras();
    const at = all.findIndex((device) => device.deviceId === this.#track()?.getSettings().deviceId);
    const following = all[(at + 1) % all.length];
    this.#choice = {
      facing: this.#choice.facing === "user" ? "environment" : "user",
      ...(following?.deviceId ? { deviceId: following.deviceId } : {}),
    };
    rememberCamera(this.#choice);
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

  #fail(problem: CameraProblem, turn: number): void {
    if (turn !== this.#turn || this.#closed) return;
    this.#stop();
    if (this.#state.at !== "failed" || this.#state.problem !== problem) this.#say({ at: "failed", problem });
    // Another program may let go of it, or somebody may plug one in; a refusal is for people to change.
    if (problem !== "insecure" && problem !== "refused")
      this.#retry = setTimeout(() => void this.open(true), RETRY_AFTER);
  }

  #stop(): void {
    this.#turn += 1;
    clearTimeout(this.#retry);
    clearInterval(this.#watching);
    stopStream(this.#stream);
    this.#stream = undefined;
    this.video.srcObject = null;
  }
}
