/** How far the numbers can be trusted: one line for everybody, and what it rests on for those who ask. */
import { html, type TemplateResult } from "lit";
import type { Shared } from "../../event/shared";
import type { NowSpeech } from "./speech";
import { type Foremost, inferredShare, type Trust, trustIn } from "./trust";

/** Where there is room beside the number, or on a very wide screen, nobody has to ask. */
const ROOMY = "(min-width: 760px) and (max-width: 1199px), (min-width: 1900px)";

export function trustPanel(state: Shared, speech: NowSpeech): TemplateResult {
  const { t } = speech;
  const trust = trustIn(state);
  const roomy = matchMedia(ROOMY).matches;
  return html`<section class="panel honest" data-testid="honest">
    <h2>${t.now.trust.title}</h2>
    ${trustLine(trust.foremost, speech)}
    <details ?open=${roomy}>
      <summary>${t.now.trust.why}</summary>
      <dl class="facts">${rows(trust, speech).map(row)}</dl>
    </details>
  </section>`;
}

function trustLine(foremost: Foremost, speech: NowSpeech): TemplateResult {
  const { how, shape } = LOOKS[foremost.kind];
  return html`<p class="honest-line ${how}" data-testid="honest-line" data-verdict=${foremost.kind}>
    <span class="shape" aria-hidden="true">${shape}</span> <b>${foremostWords(foremost, speech)}</b>
  </p>`;
}

const LOOKS: Record<Foremost["kind"], { how: string; shape: string }> = {
  right: { how: "ok", shape: "✓" },
  holding: { how: "warn", shape: "▲" },
  silent: { how: "warn", shape: "▲" },
  aside: { how: "warn", shape: "▲" },
  old: { how: "bad", shape: "■" },
};

function foremostWords(foremost: Foremost, { t, f }: NowSpeech): string {
  const words = t.now.trust;
  switch (foremost.kind) {
    case "old":
      return words.old(f.duration(foremost.ms));
    case "holding": {
      const { kiosks, scans, since, atLeast } = foremost.held;
      return (atLeast ? words.holdsAtLeast : words.holds)(kiosks, scans, f.time(since));
    }
    case "silent":
      return words.silent(foremost.kiosks, f.time(foremost.since));
    case "aside":
      return words.setAside(foremost.scans);
    case "right":
      return words.right;
  }
}

interface Row {
  hook: string;
  name: string;
  value: string;
  /** The same for machines. */
  plain: number;
  more?: string | undefined;
}

function rows(trust: Trust, { t, f, zone }: NowSpeech): Row[] {
  const words = t.now.trust;
  const { kiosks, silent, held, aside, exits, worst, conflicts } = trust;
  return [
    {
      hook: "age",
      name: words.age,
      value: trust.age === undefined ? t.none : f.duration(trust.age),
      plain: Math.round((trust.age ?? 0) / 1000),
    },
    {
      hook: "silent",
      name: words.heard,
      value: kiosks === 0 ? words.noKiosk : words.heardOf(kiosks - silent.kiosks, kiosks),
      plain: silent.kiosks,
      more: silent.since === undefined ? undefined : words.silentSince(f.time(silent.since)),
    },
    {
      hook: "held",
      name: words.unsent,
      value: held ? words.onKiosks(held.scans, held.kiosks) : words.noScan,
      plain: held?.scans ?? 0,
      more: held && t.since(f.time(held.since)),
    },
    {
      hook: "aside",
      name: words.aside,
      value: aside.scans > 0 ? words.onKiosks(aside.scans, aside.kiosks) : words.noScan,
      plain: aside.scans,
    },
    {
      hook: "inferred",
      name: words.exits,
      value: exits.ended > 0 ? f.percent(inferredShare(exits)) : t.none,
      plain: inferredShare(exits),
      more:
        worst?.zone &&
        `${words.worst(zone(worst.zone), f.percent(inferredShare(worst)))} · ${words.exitsHint}`,
    },
    {
      hook: "conflicts",
      name: words.conflicts,
      value: f.number(conflicts),
      plain: conflicts,
      more: conflicts > 0 ? words.conflictsHint : undefined,
    },
  ];
}

function row({ hook, name, value, plain, more }: Row): TemplateResult {
  return html`<div data-testid="honest-${hook}" data-value=${plain}>
    <dt>${name}</dt>
    <dd>${value}</dd>
    ${more ? html`<dd class="quiet more">${more}</dd>` : ""}
  </div>`;
}
