import type { Shape } from "../../../../../common/src/i18n";
import type { words as en } from "./en";

export const words: Shape<typeof en> = {
  open: "大螢幕",
  leave: "離開大螢幕",
  controls: "大螢幕控制",
  previous: "上一頁",
  next: "下一頁",
  pause: "暫停",
  resume: "繼續",
  fullScreen: "全螢幕",
  place: (number, of) => `${number} / ${of}`,
  pageOf: (number, of) => `第 ${number} 頁，共 ${of} 頁`,
  lostAge: (time, duration) => `${time} 的數據，距今 ${duration}`,
  lostBack: "恢復連線後會自動更新為準確數據。",
  paused: "已暫停",
};
