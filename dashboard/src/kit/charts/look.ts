/** What a chart takes from the page's style sheet, so that both themes and all sizes have one source. */

export interface Look {
  text: string;
  mute: string;
  line: string;
  panel: string;
  raised: string;
  accent: string;
  series: string[];
  font: string;
  /** The root font size in px: charts grow with the page on a wall screen. */
  em: number;
}

export function look(): Look {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: token("text"),
    mute: token("mute"),
    line: token("line"),
    panel: token("panel"),
    raised: token("raised"),
    accent: token("accent"),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => token(`series-${number}`)),
    font: token("font"),
    em: Number.parseFloat(style.fontSize) || 16,
  };
}

/** The width in px that the longest of `texts` takes as a chart's label. */
export function labelWidth(texts: readonly string[], of: Look): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 10 * of.em;
  context.font = `${0.8125 * of.em}px ${of.font}`;
  return Math.max(0, ...texts.map((text) => context.measureText(text).width));
}

/** A tooltip as elements, not as markup: names come from outside. */
export function tooltip(
  title: string,
  rows: { name: string; value: string; colour?: string }[],
): HTMLElement {
  const box = document.createElement("div");
  box.className = "chart-tip";
  const head = box.appendChild(document.createElement("b"));
  head.textContent = title;
  for (const { name, value, colour } of rows) {
    const row = box.appendChild(document.createElement("div"));
    const label = row.appendChild(document.createElement("span"));
    label.textContent = name;
    if (colour) label.style.setProperty("--swatch", colour);
    row.appendChild(document.createElement("b")).textContent = value;
  }
  return box;
}

export function tooltipStyle(of: Look) {
  return {
    backgroundColor: of.raised,
    borderColor: of.line,
    textStyle: { color: of.text, fontFamily: of.font, fontSize: 0.875 * of.em },
    confine: true,
    transitionDuration: 0,
  };
}
