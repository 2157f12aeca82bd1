/** Hands on the plan: mouse, touch and pen by pointer events, and the keyboard. Ends in messages; keeps nothing. */
import type { Spot, Spots } from "../../event/floor";
import { isStep, type PlanMessage } from "./model";

type Say = (message: PlanMessage) => void;

/** Pixels of the window: a hand that trembles less than this has pressed and not dragged. */
const TREMBLE = 4;
/** So near to the edge a plan that is wider than the screen moves on below a marker. */
const EDGE = 36;
const PUSH = 12;

/** A marker is taken and follows the pointer until it is let go. */
export function grab(event: PointerEvent, spots: Spots, say: Say): void {
  const sheet = event.currentTarget as HTMLElement;
  const mark = zoneAt(event);
  const zone = mark?.dataset.zone;
  const from = zone === undefined ? undefined : spots[zone];
  if (!mark || zone === undefined || !from || event.button !== 0) return;
  const box = sheet.getBoundingClientRect();
  const offset = {
    x: event.clientX - (box.left + from.x * box.width),
    y: event.clientY - (box.top + from.y * box.height),
  };
  follow(mark, event, {
    moved: ({ clientX, clientY }) => {
      push(sheet, clientX);
      say({ kind: "place", zone, at: spotOn(sheet, clientX - offset.x, clientY - offset.y) });
    },
    dropped: () => {},
    lost: () => say({ kind: "place", zone, at: from }),
  });
}

/** A zone is taken from the list; let go over the plan it stays there, anywhere else nothing has happened. */
export function lift(event: PointerEvent, zone: string, say: Say): void {
  const item = event.currentTarget as HTMLElement;
  const sheet = sheetNear(item);
  // A finger on a name may want to scroll the list: it drags by the grip.
  const scrolls = event.pointerType === "touch" && !(event.target as Element).closest(".grip");
  if (!sheet || scrolls || event.button !== 0) return;
  follow(item, event, {
    moved: ({ clientX, clientY }) => {
      push(sheet, clientX);
      say({ kind: "drag", dragged: { zone, x: clientX, y: clientY } });
    },
    dropped: ({ clientX, clientY }) => {
      say({ kind: "let-go" });
      if (isOver(sheet, clientX, clientY)) say({ kind: "place", zone, at: spotOn(sheet, clientX, clientY) });
    },
    lost: () => say({ kind: "let-go" }),
  });
}

/** A zone of the list was pressed: it goes to the middle, and whoever uses the keyboard goes on with its marker. */
export function putInTheMiddle(event: MouseEvent, zone: string, say: Say): void {
  const sheet = sheetNear(event.currentTarget as HTMLElement);
  say({ kind: "add", zone });
  afterDrawing(() => sheet?.querySelector<HTMLElement>(selectorOf(zone))?.focus());
}

/** Arrow keys move the marker that has the focus, Delete takes it off the plan. */
export function press(event: KeyboardEvent, say: Say): void {
  const zone = zoneAt(event)?.dataset.zone;
  if (zone === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    takeOff(event.currentTarget as HTMLElement, zone, say);
  } else if (isStep(event.key)) {
    event.preventDefault();
    say({ kind: "step", zone, key: event.key, large: event.shiftKey });
  }
}

/** Whoever took a marker off finds the focus on its name in the list. */
export function takeOff(near: HTMLElement, zone: string, say: Say): void {
  const part = near.closest(".plan");
  say({ kind: "take-off", zone });
  afterDrawing(() => part?.querySelector<HTMLElement>(`.unplaced ${selectorOf(zone)}`)?.focus());
}

export const zoneAt = (event: Event): HTMLElement | null =>
  (event.target as Element).closest<HTMLElement>("[data-zone]");

interface Gesture {
  moved(event: PointerEvent): void;
  dropped(event: PointerEvent): void;
  lost(): void;
}

function follow(element: HTMLElement, start: PointerEvent, gesture: Gesture): void {
  const over = new AbortController();
  const { signal } = over;
  let dragging = false;
  const mine = (listen: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === start.pointerId) listen(event);
  };
  element.setPointerCapture(start.pointerId);
  element.addEventListener(
    "pointermove",
    mine((event) => {
      dragging ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= TREMBLE;
      if (dragging) gesture.moved(event);
    }),
    { signal },
  );
  element.addEventListener(
    "pointerup",
    mine((event) => {
      over.abort();
      if (!dragging) return;
      swallowClick(element);
      gesture.dropped(event);
    }),
    { signal },
  );
  element.addEventListener(
    "pointercancel",
    mine(() => {
      over.abort();
      if (dragging) gesture.lost();
    }),
    { signal },
  );
}

/** A browser takes the end of a drag for a click. */
function swallowClick(element: HTMLElement): void {
  const over = new AbortController();
  const stop = (event: Event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  element.addEventListener("click", stop, { capture: true, once: true, signal: over.signal });
  setTimeout(() => over.abort());
}

function spotOn(sheet: HTMLElement, x: number, y: number): Spot {
  const box = sheet.getBoundingClientRect();
  return { x: (x - box.left) / box.width, y: (y - box.top) / box.height };
}

/** Within what is seen of the sheet: the rest of it may lie beside its frame. */
function isOver(sheet: HTMLElement, x: number, y: number): boolean {
  return [sheet, sheet.parentElement ?? sheet].every((element) => {
    const box = element.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
}

function push(sheet: HTMLElement, x: number): void {
  const frame = sheet.parentElement;
  if (!frame) return;
  const box = frame.getBoundingClientRect();
  if (x > box.right - EDGE) frame.scrollLeft += PUSH;
  else if (x < box.left + EDGE) frame.scrollLeft -= PUSH;
}

const sheetNear = (element: HTMLElement) => element.closest(".plan")?.querySelector<HTMLElement>(".sheet");
const selectorOf = (zone: string) => `[data-zone="${CSS.escape(zone)}"]`;
/** The page is drawn in the next frame; what is asked for now comes after that. */
const afterDrawing = (work: () => void) => requestAnimationFrame(() => requestAnimationFrame(work));
