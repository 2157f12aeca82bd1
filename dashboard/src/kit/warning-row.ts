/** One warning, in words; and what can be done about it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Warning } from "../../../common/src/protocol";
import { maySeeNames } from "../event/rights";
import type { Shared } from "../event/shared";
import { fullnessOf, type Warned, type WarningCare } from "../event/warned";
import type { Speech } from "../words/words";

/** What a row reads of the page. */
export type WarnedShown = Shared & { warnings: Warned };

type Weight = "bad" | "warn" | "note";

/** How heavy it weighs, its shape, its title, and what explains it. */
interface Said {
  weight: Weight;
  shape: string;
  title: string;
  details: string[];
}

export function concernRow(
  weight: Weight,
  shape: string,
  title: string,
  details: readonly string[],
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const said = details.filter(Boolean);
  return html`<div class="concern ${weight}">
    <h3><span class="shape" aria-hidden="true">${shape}</span> ${title}</h3>
    ${said.length > 0 ? html`<p>${said.join(" · ")}</p>` : nothing}
    ${more}
  </div>`;
}

/** @param withNote whether there is room to say what one is about to do */
export function warningRow(
  warning: Warning,
  state: WarnedShown,
  speech: Speech,
  actions: WarningCare,
  withNote = false,
): TemplateResult {
  const { weight, shape, title, details } = sayWarning(warning, state, speech);
  return html`<div
    class="warned"
    data-testid="warning"
    data-warning=${warning.id}
    data-kind=${warning.kind}
    data-zone=${warning.zone ?? nothing}
    data-level=${warning.level ?? nothing}
    data-acknowledged=${warning.acknowledged ? "yes" : "no"}
  >
    ${concernRow(warning.acknowledged ? "note" : weight, shape, title, details, care(warning, title, state, speech, actions, withNote))}
  </div>`;
}

/** Who takes care of it; where nobody does, the way to say that one will. */
function care(
  warning: Warning,
  title: string,
  state: WarnedShown,
  { t, f }: Speech,
  actions: WarningCare,
  withNote: boolean,
): TemplateResult | typeof nothing {
  const words = t.warned;
  if (warning.acknowledged) {
    const { by, at, note } = warning.acknowledged;
    const who = by === undefined ? words.somebody(f.time(at)) : words.takesCare(by, f.time(at));
    return html`<p class="care" data-testid="acknowledged">
        <span aria-hidden="true">✓</span> ${who}${note ? html`<br />${note}` : nothing}
      </p>
      ${holdButton(warning, title, state, words, actions)}`;
  }
  if (!maySeeNames(state.me)) return nothing;
  const hand = state.warnings.hands[warning.id];
  const troubles: Record<string, string> = words.trouble;
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    const note = new FormData(submitted.target as HTMLFormElement).get("note");
    actions.acknowledge(warning.id, String(note ?? "").trim() || undefined);
  };
  return html`<form class="care" @submit=${submit}>
    ${
      withNote
        ? html`<input name="note" class="control" maxlength="200" autocomplete="off" data-testid="note"
            placeholder=${words.note} aria-label="${words.note}: ${title}" />`
        : nothing
    }
    <button class="control" data-testid="acknowledge" ?disabled=${hand?.busy === true} aria-label=${words.acknowledgeNamed(title)}>
      ${words.acknowledge}
    </button>
    ${holdButton(warning, title, state, words, actions)}
    ${hand?.trouble ? html`<p class="trouble" role="alert">${troubles[hand.trouble] ?? words.trouble.other}</p>` : nothing}
  </form>`;
}

/** One touch stops the key that a warning is about, one lets it go. */
function holdButton(
  warning: Warning,
  title: string,
  state: WarnedShown,
  words: Speech["t"]["warned"],
  actions: WarningCare,
): TemplateResult | typeof nothing {
  // Somebody who is logged in is no key: users are disabled.
  if (!warning.key?.startsWith("token:") || !maySeeNames(state.me)) return nothing;
  const held = warning.kind === "key_held";
  const what = held ? words.letKeyGo : words.holdKey;
  return html`<button
    type="button"
    class="control"
    data-testid=${held ? "let-key-go" : "hold-key"}
    ?disabled=${state.warnings.hands[warning.id]?.busy === true}
    aria-label="${what}: ${title}"
    @click=${() => actions.hold(warning, !held)}
  >
    ${what}
  </button>`;
}

/** A zone is told by the numbers at hand, which are newer than the warning. */
function sayWarning(warning: Warning, state: WarnedShown, speech: Speech): Said {
  const { t, f, zone: named } = speech;
  const words = t.warned;
  const name = warning.name ?? warning.kiosk ?? "";
  const since = t.since(f.time(warning.since));
  const scans = f.number(warning.count ?? 0);
  switch (warning.kind) {
    case "zone":
      return sayZone(warning, state, speech);
    case "kiosk_silent":
      return {
        ...{ weight: "warn", shape: "▲", title: words.silent(name) },
        details: [
          warning.zone ? named(warning.zone) : "",
          since,
          warning.count ? t.kioskHolds(scans) : t.kioskSilentText,
        ],
      };
    case "kiosk_unsent":
      return {
        ...{ weight: "warn", shape: "…", title: words.unsent(name) },
        details: [warning.zone ? named(warning.zone) : "", words.unsentText(scans)],
      };
    case "kiosk_aside":
      return {
        ...{ weight: "warn", shape: "▲", title: words.aside(name) },
        details: [warning.zone ? named(warning.zone) : "", words.asideText(scans)],
      };
    case "kiosk_lost":
      return {
        ...{ weight: "bad", shape: "■", title: words.gone(name) },
        details: [warning.zone ? named(warning.zone) : "", since, words.goneText(scans)],
      };
    case "conflicts":
      return { weight: "note", shape: "▲", title: t.conflicts(scans), details: [since, t.conflictsText] };
    case "disputes":
      return {
        weight: "warn",
        shape: "▲",
        title: words.disputes(scans),
        details: [since, words.disputesText],
      };
    case "key_conflicts":
      return {
        ...{ weight: "bad", shape: "■", title: words.strangeKey(name) },
        details: [since, words.strangeKeyText(scans)],
      };
    case "key_held":
      return { weight: "note", shape: "●", title: words.heldKey(name), details: [since, words.heldKeyText] };
    case "store":
      return { weight: "bad", shape: "■", title: t.store, details: [since, ...(warning.problems ?? [])] };
  }
}

function sayZone(warning: Warning, state: WarnedShown, { t, f, zone: named }: Speech): Said {
  const id = warning.zone ?? "";
  const { occupancy, capacity, how } = fullnessOf(warning, state.event, state.numbers?.zones[id]);
  const soon = state.warnings.forecasts[id]?.full_in_minutes;
  const figures = t.figures(f.number(occupancy), f.number(capacity));
  const since = t.warned.levelSince(f.percent((warning.level ?? 0) / 100), f.time(warning.since));
  if (how === "over" || how === "full")
    return {
      ...{ weight: "bad", shape: "■", title: how === "over" ? t.isOver(named(id)) : t.isFull(named(id)) },
      details: [figures, how === "over" ? t.tooMany(f.number(occupancy - capacity)) : "", since],
    };
  const almost = how === "almost";
  return {
    ...{ weight: "warn", shape: almost ? "◆" : "▲" },
    title: almost ? t.warned.isAlmost(named(id)) : t.isNear(named(id)),
    details: [figures, soon === undefined ? "" : t.fullIn(f.duration(60_000 * soon)), since],
  };
}

/** Off until somebody wants it, and remembered on this device. */
export function soundToggle({ warnings }: WarnedShown, { t }: Speech, actions: WarningCare): TemplateResult {
  const toggle = (changed: Event) => actions.sound((changed.target as HTMLInputElement).checked);
  const waits = warnings.sound === "waiting";
  return html`<label class="sound" title=${waits ? t.warned.soundWaiting : t.warned.soundText}>
    <input type="checkbox" data-testid="sound" data-sound=${warnings.sound}
      .checked=${warnings.sound !== "off"} @change=${toggle} />
    ${t.warned.sound}
  </label>`;
}
