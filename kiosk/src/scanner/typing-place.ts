/**
 * A place that takes what is typed while nothing else has the focus: input methods, and scanners that hand over text
 * and no keys, write only where there is a field. Nobody sees it or comes to it by Tab, and no keyboard opens for it.
 */
export interface TypingPlace {
  field: HTMLInputElement;
  close(): void;
}

export function keepTypingPlace(): TypingPlace {
  const field = document.createElement("input");
  field.className = "visually-hidden typing-place";
  field.tabIndex = -1;
  field.inputMode = "none";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.setAttribute("autocorrect", "off");
  field.setAttribute("autocapitalize", "off");
  field.setAttribute("aria-hidden", "true");
  document.body.prepend(field);

  /** Where nobody has the focus; behind a dialog the browser lets nothing have it. */
  function settle(): void {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) field.focus({ preventScroll: true });
  }
  const later = () => {
    setTimeout(settle);
  };

  /** A button that was touched keeps the focus for nothing; one that was reached by keys is where somebody is. */
  function touched({ target, detail }: MouseEvent): void {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button && detail > 0 && !button.closest("dialog") && !button.matches(":focus-visible")) button.blur();
  }

  const listening = new AbortController();
  const { signal } = listening;
  for (const kind of ["focusout", "focus", "keydown", "visibilitychange"])
    addEventListener(kind, later, { signal, capture: true });
  addEventListener("click", touched, { signal });
  settle();
  return {
    field,
    close: () => {
      listening.abort();
      field.remove();
    },
  };
}
