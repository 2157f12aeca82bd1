import type { Shape } from "../../../../../common/src/i18n";
import type { words as en } from "./en";

export const words: Shape<typeof en> = {
  open: "大屏",
  leave: "退出大屏",
  controls: "大屏控制",
  previous: "上一页",
  next: "下一页",
  pause: "暂停",
  resume: "继续",
  fullScreen: "全屏",
  place: (number, of) => `${number} / ${of}`,
  pageOf: (number, of) => `第 ${number} 页，共 ${of} 页`,
  lostAge: (time, duration) => `${time} 的数据，距今 ${duration}`,
  lostBack: "恢复连接后自动更新为准确数据。",
  paused: "已暂停",
};
