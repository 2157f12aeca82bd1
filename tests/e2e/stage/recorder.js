// Puts on record what a visitor at the kiosk sees and does. The record outlives the page, also one that crashes: it is
// written at once, before anything is painted.
window.stage = (() => {
  const { localStorage, performance } = window;
  const elapsed = performance.now.bind(performance);
  const page = performance.timeOrigin;
  let count = 0;

  // Epoch milliseconds, whatever the page is told of the time.
  const now = () => page + elapsed();

  function note(kind, what = {}) {
    const key = `stage ${now().toFixed(1)} ${String((count += 1)).padStart(6, "0")}`;
    localStorage.setItem(key, JSON.stringify({ kind, at: now(), page, ...what }));
  }

  const part = (id) => document.querySelector(`[data-testid=${id}]`);
  const last = {};
  // Each change of what stands there is a line of its own.
  function look(kind, element, what) {
    const line = element ? JSON.stringify(what(element)) : "";
    if (line && line !== last[kind]) note(kind, JSON.parse(line));
    last[kind] = line;
  }

  const told = new Set(); // scans, on this page
  let awaited = () => undefined;
  function lookAtAll() {
    look("told", part("verdict"), ({ dataset: { scan, outcome, reason, by } }) => {
      if (scan && !told.has(scan)) awaited(now());
      if (scan) told.add(scan);
      return { scan, outcome, reason, by, name: part("name")?.textContent.trim() };
    });
    look("asked", document.querySelector(".asking[data-scan]"), ({ dataset: { scan } }) => {
      return { scan, name: part("asked")?.textContent.trim() };
    });
    look("passed", part("instead"), ({ textContent }) => ({ words: textContent.trim() }));
  }

  function touched({ target }) {
    const button = target.closest?.("[data-testid]");
    const what = button?.dataset.testid;
    if (!/^(ask-(in|out|leave)|staff-undo)$/.test(what) || button.disabled) return;
    note("touched", { what, scan: button.closest(".asking")?.dataset.scan, words: button.textContent.trim() });
  }

  let typed = "";
  function keydown({ key }) {
    if (key.length !== 1) return;
    typed = (typed + key).slice(-133);
    if (/^FF1[A-Z2-7]{130}$/.test(typed)) note("typed", { texts: [typed] });
  }

  new MutationObserver(lookAtAll).observe(document, {
    ...{ subtree: true, childList: true, characterData: true },
    attributeFilter: ["data-scan", "data-outcome", "data-reason", "data-by"],
  });
  addEventListener("click", touched, true);
  addEventListener("keydown", keydown, true);
  note("opened");

  const record = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("stage "))
      .sort()
      .map((key) => JSON.parse(localStorage[key]));
  return {
    now,
    note,
    record,
    told: () => told.size,
    // When the next scan is told.
    nextTold: () => new Promise((resolve) => (awaited = resolve)),
  };
})();
