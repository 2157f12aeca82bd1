/** Holds the design tokens to the contrasts of WCAG 2: 4.5 to 1 for text, 7 to 1 for verdicts, 3 to 1 for controls. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function block(selector: string): Record<string, string> {
  const body = css.slice(css.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

const dark = block(":root");
const light = { ...dark, ...block(':root[data-theme="light"]') };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const share = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a = "", b = ""): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ["dark", dark],
  ["light", light],
])("in the %s theme", (_, theme) => {
  const words = ["text", "mute", "accent", "near", "full", "ok"];
  const lines = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `series-${n}`);

  test.each(words.flatMap((ink) => ["bg", "panel"].map((ground) => [ink, ground])))(
    "%s on %s reads well",
    (ink, ground) => {
      expect(contrast(theme[ink ?? ""], theme[ground ?? ""])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("words on the accent read well", () => {
    expect(contrast(theme["on-accent"], theme.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["edge", ...lines])("%s is seen on a panel", (ink) => {
    expect(contrast(theme[ink], theme.panel)).toBeGreaterThanOrEqual(3);
  });

  test.each(["admitted", "refused", "already", "waiting"])(
    "the verdict %s reads from two metres",
    (ground) => {
      expect(contrast(theme["on-verdict"], theme[ground])).toBeGreaterThanOrEqual(7);
    },
  );
});
