/** Dark or light, from the same tokens: chosen by the person, else by the system, and followed when it changes. */

export type Theme = "dark" | "light";

const KEY = "footfall.theme";

function chosen(): Theme | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "dark" || stored === "light" ? stored : undefined;
  } catch {
    return undefined; // storage may be forbidden; the system's wish is then the only one
  }
}

function wished(): Theme {
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

/** Puts the theme on the page, and keeps following the system until somebody chooses. Call it once, at start. */
export function startTheme(changed: (theme: Theme) => void = () => undefined): void {
  const apply = () => {
    document.documentElement.dataset.theme = chosen() ?? wished();
    changed(currentTheme());
  };
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", apply);
  apply();
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
