import type { Shape } from "../../../../common/src/i18n";

export const en = {
  title: "People",
};

export const zhHans: Shape<typeof en> = {
  title: "人员",
};

export const zhHant: Shape<typeof en> = {
  title: "人員",
};
