/** What has to be said before a scan counts: which way somebody goes, or who of a group is there. */
import { html, type TemplateResult } from "lit/html.js";
import { personName, pickName } from "../../../common/src/names";
import type { GroupMember } from "../../../common/src/protocol";
import type { DoorScreen } from "../app/state";
import type { Phase, Who } from "../scanner/conversation";
import { nameOf } from "../verdict/verdict";
import { isLong, type View } from "./view";

type Asking = Extract<Phase, { at: "asking" }>;

export function askingView(phase: Asking, door: DoorScreen, view: View): TemplateResult {
  return phase.question.about === "direction"
    ? directionView(phase, phase.question.who, view)
    : membersView(phase.scan.scan_id, phase.question.group, phase.question.members, door, view);
}

/** Whoever is asked is named: nobody answers for another. */
function directionView({ scan, guarded }: Asking, who: Who, { t, language, actions }: View): TemplateResult {
  const go = (direction: "in" | "out") => () => actions.answer(scan.scan_id, { direction });
  const name = nameOf(who, language) ?? t.theBadge(who.badge_id ?? "");
  return html`<section class="asking" role="group" aria-labelledby="question" data-scan=${scan.scan_id}>
    <h1 id="question">${t.askDirection}</h1>
    <p class="name" dir="auto" data-testid="asked" data-long=${isLong(name)}>${name}</p>
    <div class="ways">
      <button type="button" class="way in" data-testid="ask-in" ?disabled=${guarded} @click=${go("in")}>
        <span aria-hidden="true">→</span>${t.askIn}
      </button>
      <button type="button" class="way out" data-testid="ask-out" ?disabled=${guarded} @click=${go("out")}>
        <span aria-hidden="true">←</span>${t.askOut}
      </button>
    </div>
    <button type="button" class="plain" data-testid="ask-leave" ?disabled=${guarded}
      @click=${() => actions.leave(scan.scan_id)}>${t.drop}</button>
  </section>`;
}

function membersView(
  scanId: string,
  group: string,
  members: readonly GroupMember[],
  { config }: DoorScreen,
  { t, f, language, actions }: View,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const ticked = new FormData(event.target as HTMLFormElement).getAll("member").map(String);
    if (ticked.length > 0) actions.answer(scanId, { members: ticked });
  };
  const count = (event: Event) => {
    actions.stir();
    const form = (event.currentTarget as HTMLElement).closest("form");
    const button = form?.querySelector<HTMLButtonElement>("[data-testid=members-go]");
    const ticked = form?.querySelectorAll(":checked").length ?? 0;
    if (!button) return;
    button.textContent = t.askMembersGo(f.number(ticked));
    button.disabled = ticked === 0;
  };
  const label = (member: GroupMember, n: number) => personName(member, language) ?? f.number(n + 1);
  const category = (id: string) =>
    pickName(config.categories.find((each) => each.id === id)?.name, language, id);
  return html`<section class="asking">
    <form data-testid="members" aria-labelledby="question" @submit=${submit} @change=${count} @pointerdown=${actions.stir}>
      <h1 id="question">${t.askMembers}</h1>
      <p class="name" dir="auto" data-testid="asked" data-long=${isLong(group)}>${group}</p>
      <ul>
        ${members.map(
          (member, n) => html`<li>
            <label>
              <input type="checkbox" name="member" value=${member.id} data-testid="member-${member.id}" checked />
              <span dir="auto">${label(member, n)}</span><span class="quiet">${category(member.category)}</span>
            </label>
          </li>`,
        )}
      </ul>
      <div class="row">
        <button type="button" class="plain" @click=${() => actions.leave(scanId)}>${t.drop}</button>
        <button class="primary" data-testid="members-go">${t.askMembersGo(f.number(members.length))}</button>
      </div>
    </form>
  </section>`;
}
