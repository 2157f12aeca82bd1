import type { Shape } from "../../../../common/src/i18n";

export const en = {
  title: "Floor plan",
};

export const zhHans: Shape<typeof en> = {
  title: "平面图",
};

export const zhHant: Shape<typeof en> = {
  title: "平面圖",
};
