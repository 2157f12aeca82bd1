import type { Shape } from "../../../../common/src/i18n";
import type { en } from "./en";

export const zhHant: Shape<typeof en> = {
  close: "關閉",
  menu: "工作人員",
  search: "尋找人員",
  byHand: "人手放行",
  undo: "撤銷上一次掃描",
  undoWho: (who) => `撤銷：${who}`,
  walkIn: "即場登記新訪客",
  aside: "需處理的掃描紀錄",
  status: "關於本機",
  setup: "更換區域或設定",
  notHere: "如需尋找人員、人手放行或即場登記，請用工作人員連結開啟本機。",

  pin: "密碼",
  pinGo: "確定",
  pinWrong: "密碼不正確",
  pinWait: (seconds) => `輸錯次數過多，請等候 ${seconds} 秒`,
  pinForgotten: "忘記密碼？重新開啟主辦單位的閘口連結即可清除。",

  query: "姓名、機構或入場證編號",
  nobody: "找不到符合的人員",
  searchHint: "輸入幾個字，或掃描該人的入場證。",

  by: (name) => `放行 ${name}`,
  byRefused: "放行剛才被拒的入場證",
  byNobody: "剛才沒有入場證被拒。請按姓名尋找，或重新掃描入場證。",
  reason: "原因",
  reasons: { badge: "入場證遺失或損壞", guest: "主辦單位的客人", list: "名單有誤", staff: "現場工作人員" },
  otherReason: "其他原因",
  admit: "放行",

  name: "姓名",
  category: "類別",
  walkInGo: "登記並放行",
  walkInDone: "已登記，入場證編號為",
  walkInHint: "需要連線。入場證可到登記處列印。",

  asideNone: "沒有需要處理的紀錄，本機的掃描均已上傳。",
  asideText: "伺服器沒有接收以下掃描。上傳成功前會一直保存在本機。",
  asideWhy: {
    unknown_zone: "活動中已沒有這個區域",
    wrong_kiosk_zone: "本機的密鑰屬於其他區域",
    direction_does_not_fit: "方向與區域不符",
    scanned_at_in_future: "本機時鐘偏快",
    scanned_at_before_event: "早於活動首日",
    unknown_event: "伺服器上已沒有這個活動",
    not_allowed: "本機無權執行此操作",
    other: "伺服器無法識別",
  },
  sendAgain: "重新上傳",
  save: "存為檔案",

  statusRows: {
    name: "名稱",
    version: "版本",
    queue: "待上傳",
    aside: "需處理",
    clock: "本機時鐘",
    storage: "儲存",
  },
  clockRight: "準確",
  clockOff: (length) => `相差 ${length}，掃描時間已自動校正`,
  stored: "長期保存",
  notStored: "關閉本頁後會遺失",
  speech: "語音讀出結果",
  reload: "重新載入本頁",

  trouble: {
    no_connection: "沒有連線，請連線後再試。",
    not_allowed: "本機的密鑰無權執行此操作。",
    other: "操作未成功，請再試一次。",
  },
};
