import type { Shape } from "../../../../common/src/i18n";

export const en = {
  title: "Warnings",
};

export const zhHans: Shape<typeof en> = {
  title: "预警",
};

export const zhHant: Shape<typeof en> = {
  title: "預警",
};
