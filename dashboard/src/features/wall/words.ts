import type { Shape } from "../../../../common/src/i18n";
import type { Speech, Words } from "../../words/words";

export const en = {
  open: "Big screen",
  leave: "Leave the big screen",
  controls: "Big screen controls",
  previous: "Previous",
  next: "Next",
  pause: "Pause",
  resume: "Go on",
  fullScreen: "Full screen",
  place: (number: string, of: string) => `${number} of ${of}`,
  pageOf: (number: string, of: string) => `Page ${number} of ${of}`,
  lostAge: (time: string, duration: string) => `Numbers of ${time}, ${duration} old`,
  lostBack: "The right numbers come back by themselves.",
  paused: "Paused",
};

export const zhHans: Shape<typeof en> = {
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

export const zhHant: Shape<typeof en> = {
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

/** What is said to this feature's views: the common words, and its own. */
export type WallSpeech = Speech<Words & { wall: Shape<typeof en> }>;
