/** Scanners that type, and people: keys and texts of the whole page become readings, whatever has the focus. */
import { cutToken, type Reading } from "./badge";
import { keepTypingPlace } from "./typing-place";
import {
  FORGET_AFTER,
  idle,
  otherLayout,
  type WedgeStep,
  wedge,
  wedgeAltUp,
  wedgePause,
  wedgeText,
} from "./wedge";

/** A scan that lost characters and sends no Enter is told as broken after this pause. */
const PAUSE = 1_500;
/** The Enter that a scanner sends after a token, slow ones too. */
const ENTER_WITHIN = 500;

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * @param proved whether a token's signature holds; asked only where keyboards may disagree about what was typed
 * @returns the way to stop
 */
export function listenToKeys(
  read: (reading: Reading) => void,
  proved: (token: string) => Promise<boolean>,
): () => void {
  const at = () => performance.now();
  const place = keepTypingPlace();
  let keys = idle;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let scannedAt = Number.NEGATIVE_INFINITY;
  /** What stood in a field before an input method began to make something of a scan. */
  let before: { field: Field; value: string } | undefined;
  const offer = offerTo(read, proved);

  function keydown(event: KeyboardEvent): void {
    const field = isField(event.target) && event.target !== place.field ? event.target : undefined;
    const shortcut = event.ctrlKey || event.metaKey || event.altKey;
    // A field reads for itself; a scanner that types into it is found by its token, below.
    if (field && !shortcut && event.key !== "Process") {
      // Its Enter would send the form that somebody is still filling in.
      if (event.key === "Enter" && at() - scannedAt < ENTER_WITHIN) event.preventDefault();
      return;
    }
    if (keys.at === 0 || at() - keys.at > FORGET_AFTER) before = field && { field, value: field.value };
    const { key, code, altKey } = event;
    const step = wedge(keys, { key, code, at: at(), alt: altKey, shortcut });
    if (step.taken) event.preventDefault(); // Enter would press whatever button has the focus
    take(step);
    if (field && step.reading && before?.field === field) write(field, before.value);
  }

  function keyup(event: KeyboardEvent): void {
    if (event.key === "Alt" && keys.number) take(wedgeAltUp(keys, at()));
  }

  function take({ state, reading, others }: WedgeStep): void {
    keys = state;
    clearTimeout(pause);
    if (reading) {
      place.field.value = "";
      offer(reading, others);
    } else pause = setTimeout(paused, PAUSE);
  }

  function paused(): void {
    take(wedgePause(keys));
    clearTimeout(pause);
    pause = setTimeout(() => {
      place.field.value = "";
    }, FORGET_AFTER - PAUSE);
  }

  /** A whole token in a field was typed by a scanner, or pasted: it is taken out, and what people typed stays. */
  function input(event: Event): void {
    const field = event.target;
    if (!isField(field)) return;
    if (field === place.field) {
      event.stopImmediatePropagation();
      take(wedgeText(keys, field.value, at()));
      return;
    }
    const cut = cutToken(field.value);
    if (!cut) return;
    event.stopImmediatePropagation(); // the field hears of what is left alone, and hears it before the badge is read
    scannedAt = at();
    write(field, cut.rest);
    offer({ kind: "token", token: cut.token }, [otherLayout(cut.token)]);
  }

  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  addEventListener("keydown", keydown, options);
  addEventListener("keyup", keyup, options);
  addEventListener("input", input, options);
  return () => {
    clearTimeout(pause);
    listening.abort();
    place.close();
  };
}

/** Reads what a scanner typed; of several spellings the one whose signature holds. */
function offerTo(read: (reading: Reading) => void, proved: (token: string) => Promise<boolean>) {
  let turn: Promise<void> = Promise.resolve();

  /** The first where none holds: that it was tried is worth a record. */
  async function rightOne(spelled: readonly [string, ...string[]]): Promise<string> {
    for (const token of spelled) if (await proved(token)) return token;
    return spelled[0];
  }

  return (reading: Reading, others: readonly string[] = []): void => {
    if (reading.kind === "token" && others.length > 0) {
      const { token } = reading;
      turn = turn.then(async () => read({ kind: "token", token: await rightOne([token, ...others]) }));
    } else read(reading);
  };
}

function write(field: Field, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function isField(target: EventTarget | null): target is Field {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ["text", "search", "password", "tel"].includes(target.type);
}
