import type { Shape } from "../../../../common/src/i18n";
import type { en } from "./en";

export const zhHans: Shape<typeof en> = {
  close: "关闭",
  menu: "工作人员",
  search: "查找人员",
  byHand: "人工放行",
  undo: "撤销上一次扫码",
  undoWho: (who) => `撤销：${who}`,
  walkIn: "现场登记新观众",
  aside: "需处理的扫码记录",
  status: "关于本机",
  setup: "更换区域或设置",
  notHere: "如需查找人员、人工放行或现场登记，请用工作人员链接打开本机。",

  pin: "密码",
  pinGo: "确定",
  pinWrong: "密码不对",
  pinWait: (seconds) => `输错次数过多，请等待 ${seconds} 秒`,
  pinForgotten: "忘记密码？重新打开主办方的闸口链接即可清除。",

  query: "姓名、单位或胸卡编号",
  nobody: "没有找到符合的人员",
  searchHint: "输入几个字，或扫描此人的胸卡。",

  by: (name) => `放行 ${name}`,
  byRefused: "放行刚才被拒绝的胸卡",
  byNobody: "刚才没有胸卡被拒绝。请按姓名查找，或重新扫描胸卡。",
  reason: "原因",
  reasons: { badge: "胸卡遗失或损坏", guest: "主办方的客人", list: "名单有误", staff: "本场工作人员" },
  otherReason: "其他原因",
  admit: "放行",

  name: "姓名",
  category: "类别",
  walkInGo: "登记并放行",
  walkInDone: "已登记，胸卡编号为",
  walkInHint: "需要联网。胸卡可到登记处打印。",

  asideNone: "没有需要处理的记录，本机的扫码均已上传。",
  asideText: "服务器未接收以下扫码。上传成功前会一直保存在本机。",
  asideWhy: {
    unknown_zone: "活动中已没有这个区域",
    wrong_kiosk_zone: "本机的密钥属于其他区域",
    direction_does_not_fit: "方向与区域不符",
    scanned_at_in_future: "本机时钟偏快",
    scanned_at_before_event: "早于活动首日",
    unknown_event: "服务器上已没有这个活动",
    not_allowed: "本机无权执行此操作",
    other: "服务器无法识别",
  },
  sendAgain: "重新上传",
  save: "存为文件",

  statusRows: {
    name: "名称",
    version: "版本",
    queue: "待上传",
    aside: "需处理",
    clock: "本机时钟",
    storage: "存储",
  },
  clockRight: "准确",
  clockOff: (length) => `相差 ${length}，扫码时间已自动校正`,
  stored: "长期保存",
  notStored: "关闭本页后丢失",
  speech: "语音播报结果",
  reload: "重新加载本页",

  trouble: {
    no_connection: "没有网络，请联网后再试。",
    not_allowed: "本机的密钥无权执行此操作。",
    other: "操作未成功，请重试。",
  },
};
