import { translations } from "../../../common/src/i18n";

const en = {
  title: "Footfall: visitors at exhibitions",
  sentence:
    "Badges are scanned at the doors, everyone sees who is where, and the attendance record can be trusted.",
  dashboard: "Dashboard",
  dashboardText: "How full each zone is, live",
  kiosk: "Kiosk",
  kioskText: "Scan badges at a door",
  docs: "For developers",
  docsText: "The interface, to read and to try",
  asking: "Asking the server",
  up: "The server is up",
  down: "The server does not answer",
  language: "Language",
  toLight: "Light colours",
  toDark: "Dark colours",
};

export const WORDS = translations(en, {
  "zh-Hans": {
    title: "Footfall：展会客流",
    sentence: "入口扫胸卡，各区人数实时可见，到场记录准确可信。",
    dashboard: "现场看板",
    dashboardText: "实时查看各区域的在场人数",
    kiosk: "扫码入口",
    kioskText: "在入口处扫描胸卡",
    docs: "开发者",
    docsText: "接口文档，可在线试用",
    asking: "正在连接服务器",
    up: "服务器运行正常",
    down: "服务器没有响应",
    language: "语言",
    toLight: "浅色",
    toDark: "深色",
  },
  "zh-Hant": {
    title: "Footfall：展覽人流",
    sentence: "入口掃描入場證，各區人數即時可見，出席紀錄準確可信。",
    dashboard: "現場看板",
    dashboardText: "即時查看各區域的在場人數",
    kiosk: "掃描入口",
    kioskText: "於入口掃描入場證",
    docs: "開發者",
    docsText: "介面文件，可線上試用",
    asking: "正在連接伺服器",
    up: "伺服器運作正常",
    down: "伺服器沒有回應",
    language: "語言",
    toLight: "淺色",
    toDark: "深色",
  },
});
