/** Why the door refuses, in every language: a reason without its words does not compile. */
import type { Language } from "./i18n";
import type { Refusal } from "./protocol";

type Words = Record<Language, Record<Refusal, string>>;

/** What the door tells the visitor. */
export const REFUSED: Words = {
  en: {
    invalid_token: "This badge is not valid",
    wrong_event: "This badge is for another event",
    unknown_badge: "We do not know this badge",
    revoked_badge: "This badge was replaced",
    wrong_day: "This badge is for another day",
    category_not_admitted: "Your badge does not open this door",
    not_on_guest_list: "You are not on the guest list",
    zone_closed: "Closed at the moment",
    zone_full: "It is full at the moment",
  },
  "zh-Hans": {
    invalid_token: "胸卡无效",
    wrong_event: "这不是\u200b本次活动的胸卡",
    unknown_badge: "查不到\u200b这张胸卡",
    revoked_badge: "这张胸卡\u200b已被换发",
    wrong_day: "这张胸卡\u200b今天不可用",
    category_not_admitted: "您的胸卡\u200b不能进入此区域",
    not_on_guest_list: "您不在\u200b邀请名单上",
    zone_closed: "现在未开放",
    zone_full: "场内已满",
  },
  "zh-Hant": {
    invalid_token: "入場證無效",
    wrong_event: "這不是\u200b本活動的入場證",
    unknown_badge: "查不到\u200b這張入場證",
    revoked_badge: "這張入場證\u200b已補發新證",
    wrong_day: "這張入場證\u200b今天不適用",
    category_not_admitted: "你的入場證\u200b不適用於此區",
    not_on_guest_list: "你不在\u200b賓客名單上",
    zone_closed: "現時不開放",
    zone_full: "場內已滿",
  },
};

/** What the visitor can do about it. */
export const REFUSED_NEXT: Words = {
  en: {
    invalid_token: "Please go to the registration desk for a new one",
    wrong_event: "Please show the badge of this event, or ask at the registration desk",
    unknown_badge: "Please go to the registration desk, it takes a minute",
    revoked_badge: "Please use your newest badge, or ask at the registration desk",
    wrong_day: "Please ask at the registration desk for a badge for today",
    category_not_admitted: "Please ask the staff here which zones are open to you",
    not_on_guest_list: "Please speak to the staff at this door",
    zone_closed: "Please come back when it is open",
    zone_full: "Please wait here until somebody leaves",
  },
  "zh-Hans": {
    invalid_token: "请到登记处补办",
    wrong_event: "请出示本次活动的胸卡，或到登记处咨询",
    unknown_badge: "请到登记处办理，很快就好",
    revoked_badge: "请使用最新的胸卡，或到登记处咨询",
    wrong_day: "请到登记处办理今日胸卡",
    category_not_admitted: "可参观的区域\u200b请咨询现场工作人员",
    not_on_guest_list: "请与门口的\u200b工作人员联系",
    zone_closed: "请在开放时间再来",
    zone_full: "请在此稍候，有人离场即可进入",
  },
  "zh-Hant": {
    invalid_token: "請到登記處補領",
    wrong_event: "請出示本活動的入場證，或到登記處查詢",
    unknown_badge: "請到登記處辦理，很快便可完成",
    revoked_badge: "請使用最新的入場證，或到登記處查詢",
    wrong_day: "請到登記處領取今日的入場證",
    category_not_admitted: "請向現場職員\u200b查詢可參觀的區域",
    not_on_guest_list: "請與門口職員聯絡",
    zone_closed: "請於開放時間再來",
    zone_full: "請在此稍候，有人離場便可進入",
  },
};

/** How staff and organizers read it in a list. */
export const REFUSED_BRIEFLY: Words = {
  en: {
    invalid_token: "not a badge of this system",
    wrong_event: "badge of another event",
    unknown_badge: "unknown badge",
    revoked_badge: "replaced or revoked badge",
    wrong_day: "badge not for this day",
    category_not_admitted: "category not admitted",
    not_on_guest_list: "not on the guest list",
    zone_closed: "zone closed",
    zone_full: "zone full",
  },
  "zh-Hans": {
    invalid_token: "不是本系统的胸卡",
    wrong_event: "其他活动的胸卡",
    unknown_badge: "未登记的胸卡",
    revoked_badge: "胸卡已换发或作废",
    wrong_day: "胸卡不适用于当天",
    category_not_admitted: "该类人员不可进入",
    not_on_guest_list: "不在邀请名单上",
    zone_closed: "区域未开放",
    zone_full: "区域已满员",
  },
  "zh-Hant": {
    invalid_token: "並非本系統的入場證",
    wrong_event: "其他活動的入場證",
    unknown_badge: "未登記的入場證",
    revoked_badge: "入場證已換發或作廢",
    wrong_day: "入場證不適用於當日",
    category_not_admitted: "此類人士不可進入",
    not_on_guest_list: "不在賓客名單上",
    zone_closed: "區域未開放",
    zone_full: "區域已滿",
  },
};
