import { type Chart, type ChartOption, init } from "./echarts";
import { type Look, look } from "./look";

/** What to draw: `build` is called only when something in `key` or the size has changed. */
export interface Scene {
  key: readonly unknown[];
  build(look: Look, width: number): ChartOption;
}

/**
 * `<ff-chart .scene=… .wait=…>`: one ECharts drawing, as large as its box, redrawn at most once in `wait` ms. Without a
 * scene there is nothing to draw yet: an axis without its numbers would look like zero.
 */
export class ChartElement extends HTMLElement {
  wait = 500;
  #scene: Scene | undefined;
  #drawn: readonly unknown[] = [];
  #drawnAt = 0;
  #chart: Chart | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #observer = new ResizeObserver(() => this.#fit());

  set scene(scene: Scene | undefined) {
    this.#scene = scene;
    if (scene && !same(scene.key, this.#drawn)) this.#later();
  }

  connectedCallback(): void {
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#chart?.dispose();
    this.#chart = undefined;
    this.#drawn = [];
  }

  #fit(): void {
    if (!this.clientWidth || !this.clientHeight) return;
    this.#chart?.resize();
    this.#draw();
  }

  #later(): void {
    if (this.#timer !== undefined) return;
    const rest = this.#chart ? Math.max(0, this.#drawnAt + this.wait - performance.now()) : 0;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#draw();
    }, rest);
  }

  #draw(): void {
    // A drawing that is hidden at this size waits until it has one.
    if (!this.#scene || !this.clientWidth || !this.clientHeight) return;
    this.#chart ??= init(this);
    this.#drawn = this.#scene.key;
    this.#drawnAt = performance.now();
    this.#chart.setOption(this.#scene.build(look(), this.clientWidth), { replaceMerge: ["series"] });
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, index) => Object.is(value, b[index]));

customElements.define("ff-chart", ChartElement);
