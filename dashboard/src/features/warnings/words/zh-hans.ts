import type { Shape } from "../../../../../common/src/i18n";
import type { words as en } from "./en";

export const words: Shape<typeof en> = {
  title: "预警",
  openCount: (number) => `进行中 ${number} 条`,
  waiting: (number) => `${number} 条尚无人处理`,
  none: "目前没有预警。",
  noneOfKind: "目前没有此类预警。",
  stale: (time) => `截至 ${time} 的情况，之后的变化尚不得知。`,

  filter: "显示",
  all: "全部类型",
  kinds: {
    zone: "区域人数",
    kiosk_silent: "扫码机失联",
    kiosk_unsent: "扫码滞留",
    kiosk_aside: "扫码搁置",
    kiosk_lost: "扫码丢失",
    conflicts: "离线放行不符规则",
    disputes: "其他扫码机有异议",
    store: "数据存储",
  },

  log: "预警记录",
  logNone: "还没有预警。",
  logNoneOfKind: "已显示的记录中没有此类预警。",
  logFailed: "无法读取较早的预警。",
  older: "显示更早的记录",
  reading: "正在读取",
  what: { raised: "开始", ended: "结束", acknowledged: "有人处理" },
  zoneAt: (zone, level) => `${zone}达到 ${level}`,
  conflictsOf: (count) => `离线放行与规则不符：${count} 次`,

  levels: "何时预警",
  levelsText: "填写占容量的百分比，由小到大，最多五个。留空则与整个活动相同。",
  wholeEvent: "整个活动",
  levelsOf: (zone) => `${zone}的预警百分比`,
  usual: "默认",
  likeEvent: "与活动相同",
  own: "单独设置",
  places: (number) => `容量 ${number} 人`,
  noLimits: "还没有区域设置容量，因此无法预警。",
  save: "保存",
  saving: "正在保存",
  saved: "已保存",
  problems: {
    not_a_number: "请填写整数，用逗号分隔，例如 80, 95, 100。",
    out_of_range: "每个数值须在 1 至 200 之间。",
    too_many: "最多填写五个数值。",
    not_rising: "数值须由小到大，不能重复。",
  },
};
