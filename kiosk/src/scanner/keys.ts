/** Scanners that type, and people: keys of the whole page become readings, whatever has the focus. */
import { cutToken, type Reading } from "./badge";
import { idle, wedge, wedgePause } from "./wedge";

/** A scan that lost characters and sends no Enter is told as broken after this pause. */
const PAUSE = 1_500;
/** The Enter that a scanner sends after a token, slow ones too. */
const ENTER_WITHIN = 500;

/** Gives back the way to stop. */
export function listenToKeys(read: (reading: Reading) => void): () => void {
  const at = () => performance.now();
  let keys = idle;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let scannedAt = Number.NEGATIVE_INFINITY;

  function keydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    // A field reads for itself; a scanner that types into it is found by its token, below.
    if (isField(event.target)) {
      // Its Enter would send the form that somebody is still filling in.
      if (event.key === "Enter" && at() - scannedAt < ENTER_WITHIN) event.preventDefault();
      return;
    }
    const result = wedge(keys, { key: event.key, code: event.code, at: at() });
    keys = result.state;
    clearTimeout(pause);
    if (result.taken) event.preventDefault(); // Enter would press whatever button has the focus
    if (result.reading) read(result.reading);
    else pause = setTimeout(broken, PAUSE);
  }

  function broken(): void {
    const result = wedgePause(keys);
    keys = result.state;
    if (result.reading) read(result.reading);
  }

  /** A whole token in a field was typed by a scanner, or pasted: it is taken out, and what people typed stays. */
  function input(event: Event): void {
    const field = event.target;
    if (!isField(field)) return;
    const cut = cutToken(field.value);
    if (!cut) return;
    event.stopImmediatePropagation(); // the field hears of what is left alone, and hears it before the badge is read
    scannedAt = at();
    field.value = cut.rest;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    read({ kind: "token", token: cut.token });
  }

  addEventListener("keydown", keydown, { capture: true });
  addEventListener("input", input, { capture: true });
  return () => {
    clearTimeout(pause);
    removeEventListener("keydown", keydown, { capture: true });
    removeEventListener("input", input, { capture: true });
  };
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ["text", "search", "password", "tel"].includes(target.type);
}
