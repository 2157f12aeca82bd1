import type { Shape } from "../../../../common/src/i18n";

export const en = {
  open: "Big screen",
  leave: "Leave the big screen",
};

export const zhHans: Shape<typeof en> = {
  open: "大屏",
  leave: "退出大屏",
};

export const zhHant: Shape<typeof en> = {
  open: "大螢幕",
  leave: "離開大螢幕",
};
