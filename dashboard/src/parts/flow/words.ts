import type { Shape } from "../../../../common/src/i18n";

export const en = {
  title: "Flow",
};

export const zhHans: Shape<typeof en> = {
  title: "流动",
};

export const zhHant: Shape<typeof en> = {
  title: "流動",
};
