/** Ready for a badge: the camera's picture or why there is none, and a field for those whose code cannot be read. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { DoorScreen } from "../app/state";
import type { ZoomRange } from "../scanner/camera-state";
import { troublesView } from "./troubles";
import type { View } from "./view";

export function readyView(
  door: DoorScreen,
  view: View,
  video: HTMLVideoElement,
  covered: boolean,
): TemplateResult {
  const { t } = view;
  const { camera, scanner } = door;
  const sees = camera.at === "on";
  return html`<section class="ready" ?inert=${covered} data-camera=${camera.at}>
    <div class="frame" data-testid="camera-state" data-state=${camera.at === "failed" ? camera.problem : camera.at}>
      <div class="picture" ?hidden=${!sees} ?data-mirrored=${sees && camera.mirrored}>${video}</div>
      ${camera.at === "failed" ? problemView(camera.problem, view) : nothing}
      ${camera.at === "opening" ? html`<p class="opening">${t.camera.opening}</p>` : nothing}
      ${
        sees && camera.several
          ? html`<button type="button" class="switch" @click=${view.actions.switchCamera}>${t.switchCamera}</button>`
          : nothing
      }
      ${sees ? html`<i class="corners" aria-hidden="true"></i>` : nothing}
      ${sees && camera.torch !== undefined ? torchView(camera.torch, view) : nothing}
      ${sees && camera.zoom ? zoomView(camera.zoom, view) : nothing}
    </div>
    <div class="prompt">
      <h1>${camera.at === "failed" ? t.show : t.hold}</h1>
      <p>${
        scanner.phase.at === "deciding"
          ? html`<span class="checking">${t.checking}</span>`
          : camera.at === "failed"
            ? nothing
            : t.holdNext
      }</p>
      ${manualView(door, view)}
      ${
        door.canFillScreen && door.assignment.mode === "self"
          ? html`<button type="button" class="plain" data-testid="full-screen" @click=${view.actions.fillScreen}>${t.fullScreen}</button>`
          : nothing
      }
      ${troublesView(door, view)}
    </div>
  </section>`;
}

function torchView(on: boolean, { t, actions }: View): TemplateResult {
  return html`<button type="button" class="torch" data-testid="torch" aria-pressed=${on}
    @click=${() => actions.torch(!on)}>${t.torch}</button>`;
}

function zoomView({ min, max, step, value }: ZoomRange, { t, actions }: View): TemplateResult {
  const changed = (event: Event) => actions.zoom(Number((event.target as HTMLInputElement).value));
  return html`<input class="zoom" type="range" data-testid="zoom" aria-label=${t.zoom}
    min=${min} max=${max} step=${step} .value=${String(value)} @input=${changed} />`;
}

function problemView(problem: keyof View["t"]["cameraNext"], { t, actions }: View): TemplateResult {
  return html`<div class="problem">
    <h2>${t.camera[problem]}</h2>
    <p>${t.cameraNext[problem]}</p>
    ${
      problem === "insecure"
        ? nothing
        : html`<button type="button" class="plain" @click=${actions.camera}>${t.cameraRetry}</button>`
    }
  </div>`;
}

function manualView({ typed }: DoorScreen, { t, actions }: View): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.submit();
    (document.activeElement as HTMLElement | null)?.blur(); // the screen's keyboard goes, a scanner's keys come
  };
  return html`<form class="manual" @submit=${submit}>
    <label for="manual">${t.manual}</label>
    <input
      id="manual"
      type="text"
      data-testid="manual-input"
      .value=${typed}
      placeholder="ABCD2345"
      aria-description=${t.manualHint}
      autocomplete="off"
      autocapitalize="characters"
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="go"
      @input=${(event: InputEvent) => actions.typed((event.target as HTMLInputElement).value)}
    />
    <button data-testid="manual-submit">${t.manualGo}</button>
  </form>`;
}
