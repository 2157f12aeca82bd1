import type { Shape } from "../../../../common/src/i18n";
import type { words as en } from "./en";

export const words: Shape<typeof en> = {
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
};
