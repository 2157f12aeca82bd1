import type { Shape } from "../../../../common/src/i18n";

export const en = {
  title: "Replay",
};

export const zhHans: Shape<typeof en> = {
  title: "回放",
};

export const zhHant: Shape<typeof en> = {
  title: "回放",
};
