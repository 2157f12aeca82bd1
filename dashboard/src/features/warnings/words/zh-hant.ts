import type { Shape } from "../../../../../common/src/i18n";
import type { words as en } from "./en";

export const words: Shape<typeof en> = {
  title: "預警",
  openCount: (number) => `進行中 ${number} 項`,
  waiting: (number) => `${number} 項未有人跟進`,
  none: "目前沒有預警。",
  noneOfKind: "目前沒有此類預警。",
  stale: (time) => `截至 ${time} 的情況，其後的變化尚未得知。`,

  filter: "顯示",
  all: "全部類別",
  kinds: {
    zone: "區域人數",
    kiosk_silent: "掃描機失聯",
    kiosk_unsent: "掃描滯留",
    kiosk_aside: "掃描擱置",
    kiosk_lost: "掃描遺失",
    conflicts: "離線放行不符規則",
    disputes: "其他掃描機有異議",
    store: "數據儲存",
  },

  log: "預警紀錄",
  logNone: "尚未有預警。",
  logNoneOfKind: "已顯示的紀錄中沒有此類預警。",
  logFailed: "未能讀取較早的預警。",
  older: "顯示較早的紀錄",
  reading: "正在讀取",
  what: { raised: "開始", ended: "結束", acknowledged: "有人跟進" },
  zoneAt: (zone, level) => `${zone}達到 ${level}`,
  conflictsOf: (count) => `離線放行與規則不符：${count} 次`,

  levels: "何時預警",
  levelsText: "填寫佔容量的百分比，由小至大，最多五個。留空即與整個活動相同。",
  wholeEvent: "整個活動",
  levelsOf: (zone) => `${zone}的預警百分比`,
  usual: "預設",
  likeEvent: "與活動相同",
  own: "獨立設定",
  places: (number) => `容量 ${number} 人`,
  noLimits: "尚未有區域設定容量，因此無法預警。",
  save: "儲存",
  saving: "正在儲存",
  saved: "已儲存",
  problems: {
    not_a_number: "請填寫整數，以逗號分隔，例如 80, 95, 100。",
    out_of_range: "每個數值須介乎 1 至 200。",
    too_many: "最多填寫五個數值。",
    not_rising: "數值須由小至大，不可重複。",
  },
};
