/** What has to be said before a scan counts: which way somebody goes, or who of a group is there. */
import { html, type TemplateResult } from "lit/html.js";
import { personName, pickName } from "../../../common/src/names";
import type { GroupMember } from "../../../common/src/protocol";
import type { DoorScreen } from "../app/state";
import type { Phase } from "../scanner/machine";
import type { View } from "./view";

type Asking = Extract<Phase, { at: "asking" }>;

export function askingView(phase: Asking, door: DoorScreen, view: View): TemplateResult {
  return phase.question.about === "direction"
    ? directionView(view)
    : membersView(phase.question.group, phase.question.members, door, view);
}

function directionView({ t, actions }: View): TemplateResult {
  const go = (direction: "in" | "out") => () => actions.answer({ direction });
  return html`<section class="asking" role="group" aria-labelledby="question">
    <h1 id="question">${t.askDirection}</h1>
    <div class="ways">
      <button type="button" class="way in" data-testid="ask-in" @click=${go("in")}>
        <span aria-hidden="true">→</span>${t.askIn}
      </button>
      <button type="button" class="way out" data-testid="ask-out" @click=${go("out")}>
        <span aria-hidden="true">←</span>${t.askOut}
      </button>
    </div>
    <button type="button" class="plain" @click=${actions.dismiss}>${t.drop}</button>
  </section>`;
}

function membersView(
  group: string,
  members: readonly GroupMember[],
  { config }: DoorScreen,
  { t, f, language, actions }: View,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const ticked = new FormData(event.target as HTMLFormElement).getAll("member").map(String);
    if (ticked.length > 0) actions.answer({ members: ticked });
  };
  const count = (event: Event) => {
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
    <form data-testid="members" aria-label=${t.askMembers(group)} @submit=${submit} @change=${count}>
      <h1>${t.askMembers(group)}</h1>
      <ul>
        ${members.map(
          (member, n) => html`<li>
            <label>
              <input type="checkbox" name="member" value=${member.id} data-testid="member-${member.id}" checked />
              <span>${label(member, n)}</span><span class="quiet">${category(member.category)}</span>
            </label>
          </li>`,
        )}
      </ul>
      <div class="row">
        <button type="button" class="plain" @click=${actions.dismiss}>${t.drop}</button>
        <button class="primary" data-testid="members-go">${t.askMembersGo(f.number(members.length))}</button>
      </div>
    </form>
  </section>`;
}
