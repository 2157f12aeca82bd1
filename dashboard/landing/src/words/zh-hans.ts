import type { Shape } from "../../../../common/src/i18n";
import type { words as en } from "./en";

export const words: Shape<typeof en> = {
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
};
