/** What is asked of the server for the plan, and what its views can ask for. */

import type { Plan } from "../../../../common/src/protocol";
import type { ApiError } from "../../event/api";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import { isChanged, known, type PlanMessage, type PlanState, samePlaces } from "./model";

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

export function planWork({
  api,
  eventId,
  shared,
  signal,
  slice,
  tell: say,
}: FeatureContext<PlanState, PlanMessage>): PlanActions {
  const refused = ({ code }: ApiError) => say({ kind: "refused", trouble: code });
  let timer: ReturnType<typeof setInterval> | undefined;
  let fetching: string | undefined;

  async function read(): Promise<void> {
    const answer = await api.plan(eventId, { signal });
    if (signal.aborted) return;
    if (!answer.ok) return say({ kind: "unread", trouble: answer.error.code });
    say({ kind: "read", plan: answer.data });
    await fetchPicture(answer.data);
  }

  async function fetchPicture({ image }: Plan): Promise<void> {
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

  async function hung(call: Promise<Awaited<ReturnType<typeof api.plan>>>, done: "hung" | "removed") {
    say({ kind: "busy", busy: "hanging" });
    const answer = await call;
    if (signal.aborted) return;
    if (!answer.ok) return refused(answer.error);
    say({ kind: "hung", plan: answer.data, done });
    await fetchPicture(answer.data);
  }

  async function save(): Promise<void> {
    const { draft } = slice();
    if (!draft) return;
    const places = known(draft.places, shared().event);
    say({ kind: "busy", busy: "saving" });
    const answer = await api.placeZones(eventId, draft.version, places);
    if (signal.aborted) return;
    if (answer.ok) return say({ kind: "saved", plan: answer.data });
    if (answer.error.code !== "plan_changed") return refused(answer.error);
    const now = await api.plan(eventId, { signal });
    if (signal.aborted) return;
    if (now.ok) say({ kind: "read", plan: now.data });
    // The answer to a saving may be lost on its way: then the change of "somebody else" is this very one.
    if (now.ok && samePlaces(now.data.places, places)) say({ kind: "saved", plan: now.data });
    else refused(answer.error);
  }

  const seen = () => {
    if (!document.hidden) void read();
  };
  const leaving = (leave: BeforeUnloadEvent) => {
    if (isChanged(slice())) leave.preventDefault();
  };
  addEventListener("beforeunload", leaving, { signal });

  const hidden = () => {
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener("visibilitychange", seen);
  };

  return {
    read,
    say,
    save,
    saveMine() {
      say({ kind: "rebase" });
      return save();
    },
    takeTheirs: () => say({ kind: "cancel" }),
    async hang(picture) {
      if (picture.size > MAX_BYTES) return say({ kind: "refused", trouble: "picture_too_large" });
      await hung(api.hangPlanImage(eventId, picture, { signal }), "hung");
    },
    removePicture: () => hung(api.removePlanImage(eventId), "removed"),
    shown() {
      hidden();
      void read();
      timer = setInterval(seen, AGAIN_MS);
      document.addEventListener("visibilitychange", seen);
    },
    hidden,
    stop() {
      hidden();
      const { picture } = slice();
      if (picture) URL.revokeObjectURL(picture.url);
    },
  };
}
