/** What is asked of the server for the plan, and what its views can ask for. */

import { onSight, whileSeen } from "../../../../common/src/asking";
import type { Plan } from "../../../../common/src/protocol";
import type { Result } from "../../event/api";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import { whileShown } from "../../event/while-shown";
import { isChanged, known, type PlanMessage, type PlanState, sameSpots } from "./model";

/** As the server has it: what it would refuse is not sent through a venue's Wi-Fi first. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Somebody else may arrange the plan meanwhile. */
const AGAIN_MS = 30_000;

export interface PlanActions extends FeatureWork {
  /** Reads the plan; for other views that draw it too. */
  read(): Promise<void>;
  say(message: PlanMessage): void;
  save(): Promise<void>;
  /** Saves over what somebody else saved meanwhile. */
  saveMine(): Promise<void>;
  /** Lets go of what was arranged here for what somebody else saved meanwhile. */
  takeTheirs(): void;
  hang(picture: Blob): Promise<void>;
  removePicture(): Promise<void>;
}

type PlanContext = FeatureContext<PlanState, PlanMessage>;

export function planWork(context: PlanContext): PlanActions {
  const { slice, signal, tell: say } = context;
  const reading = createReading(context);
  const save = createSaving(context);
  const again = () => void reading.read();
  const shown = whileShown(() => {
    again();
    return [whileSeen(again, AGAIN_MS), onSight(again)];
  });
  const leaving = (leave: BeforeUnloadEvent) => {
    if (isChanged(slice())) leave.preventDefault();
  };
  addEventListener("beforeunload", leaving, { signal });

  return {
    ...shown,
    ...hanging(context, reading.picture),
    read: reading.read,
    say,
    save,
    saveMine() {
      say({ kind: "rebase" });
      return save();
    },
    takeTheirs: () => say({ kind: "cancel" }),
    stop() {
      shown.stop();
      const { picture } = slice();
      if (picture) URL.revokeObjectURL(picture.url);
    },
  };
}

/** Reads the plan, and its picture where that is another one. */
function createReading({ api, eventId, signal, slice, tell: say }: PlanContext) {
  let fetching: string | undefined;

  async function picture({ image }: Plan): Promise<void> {
    const { picture } = slice();
    if (!image || image.sha256 === picture?.sha256 || image.sha256 === fetching) return;
    fetching = image.sha256;
    const answer = await api.planImage(eventId, { signal });
    fetching = undefined;
    if (signal.aborted) return;
    if (!answer.ok) return say({ kind: "picture-lost" });
    say({ kind: "picture", sha256: image.sha256, url: URL.createObjectURL(answer.data) });
    if (picture) URL.revokeObjectURL(picture.url);
  }

  async function read(): Promise<void> {
    const answer = await api.plan(eventId, { signal });
    if (signal.aborted) return;
    if (!answer.ok) return say({ kind: "unread", trouble: answer.error.code });
    say({ kind: "read", plan: answer.data });
    await picture(answer.data);
  }

  return { read, picture };
}

/** Hangs a picture, or takes it away. */
function hanging(
  { api, eventId, signal, tell: say }: PlanContext,
  fetchPicture: (plan: Plan) => Promise<void>,
): Pick<PlanActions, "hang" | "removePicture"> {
  async function hung(call: Promise<Result<Plan>>, done: "hung" | "removed") {
    say({ kind: "busy", busy: "hanging" });
    const answer = await call;
    if (signal.aborted) return;
    if (!answer.ok) return say({ kind: "refused", trouble: answer.error.code });
    say({ kind: "hung", plan: answer.data, done });
    await fetchPicture(answer.data);
  }
  return {
    async hang(picture) {
      if (picture.size > MAX_BYTES) return say({ kind: "refused", trouble: "picture_too_large" });
      await hung(api.hangPlanImage(eventId, picture, { signal }), "hung");
    },
    removePicture: () => hung(api.removePlanImage(eventId), "removed"),
  };
}

function createSaving({ api, eventId, shared, signal, slice, tell: say }: PlanContext) {
  return async (): Promise<void> => {
    const { draft } = slice();
    if (!draft) return;
    const spots = known(draft.spots, shared().event);
    say({ kind: "busy", busy: "saving" });
    const answer = await api.placeZones(eventId, draft.version, spots);
    if (signal.aborted) return;
    if (answer.ok) return say({ kind: "saved", plan: answer.data });
    const refused = () => say({ kind: "refused", trouble: answer.error.code });
    if (answer.error.code !== "plan_changed") return refused();
    const now = await api.plan(eventId, { signal });
    if (signal.aborted) return;
    if (now.ok) say({ kind: "read", plan: now.data });
    // The answer to a saving may be lost on its way: then the change of "somebody else" is this very one.
    if (now.ok && sameSpots(now.data.places, spots)) say({ kind: "saved", plan: now.data });
    else refused();
  };
}
