/**
 * Which of a device's cameras reads badges best: the main one that looks away from the screen. Browsers tell little but
 * labels, in the device's language and the maker's spelling, so labels are judged, and abilities where they are known.
 */
import type { CameraChoice, Facing } from "./camera-choice";

/** What is known of a camera; `facing` and `fixed` only where the browser told them. */
export interface CameraInfo {
  deviceId: string;
  /** Empty until the page was allowed a camera. */
  label: string;
  facing?: Facing;
  /** It cannot focus and has no light: of several cameras on a phone's back, the ultra-wide one is like that. */
  fixed?: boolean;
}

/** No camera of anybody's face or badge: drawn by a program, or of heat, depth, a desk. */
const UNFIT =
  /virtual|虚拟|虛擬|仮想|가상|виртуал|\bobs\b|snap camera|manycam|xsplit|vcam|broadcast|droidcam|epoccam|iriun|camtwist|mmhmm|splitcam|youcam|e2esoft|dummy|loopback|\bndi\b|screen capture|desk ?view|桌上|桌面|デスクビュー|schreibtisch|infra|\bir\b|windows hello|红外|紅外|赤外|\bdepth\b|景深|\btof\b|realsense/i;
const FRONT =
  /front|user|selfie|facetime|true ?depth|avant|frontal|vorder|voorzijde|anterior|przedni|фронт|передн|ön kamera|depan|trước|前置|前面|前鏡頭|前镜头|正面|전면|أمامي|קדמי|integrated|built-?in|internal|easycamera|truevision/i;
const BACK =
  /\bback\b|rear|environment|arrière|trasera|traseira|posterior|rück|achter|baksid|bakre|takakamera|tyln|задн|основн|arka|belakang|\bsau\b|后置|後置|背面|后摄|後鏡頭|后镜头|主摄|主鏡頭|후면|خلفي|אחורי/i;
const ULTRA_WIDE =
  /ultra|0[.,]5 ?x|fish ?eye|超广角|超廣角|超広角|초광각|сверхширок|macro|微距|マクロ|매크로/i;
const TELE = /tele|téléobjectif|长焦|長焦|望遠|망원|теле|monochrom/i;
/** Several lenses as one camera, which changes between them by itself, mostly while a badge comes near. */
const FUSED =
  /dual|double|doble|doppel|doppi|dupl|dubbel|dubbla|triple|trippel|dreifach|tripl|drievoudig|двойн|тройн|çift|üçlü|podwójn|potrójn|双|雙|三镜|三鏡|三摄|デュアル|トリプル|듀얼|트리플/i;

/** What the camera is for a kiosk, the best first: a webcam that somebody plugged in is better than the face's camera. */
const ORDER = ["main", "fused", "webcam", "tele", "ultraWide", "front", "unfit"] as const;
type Kind = (typeof ORDER)[number];

export function kindOf({ label, facing, fixed }: CameraInfo): Kind {
  if (UNFIT.test(label)) return "unfit";
  const side = facing ?? sideOf(label);
  if (side === "user") return "front";
  const lens = lensOf(label);
  if (side === undefined) return lens === "main" ? "webcam" : lens;
  return lens === "main" && fixed ? "ultraWide" : lens;
}

function sideOf(label: string): Facing | undefined {
  if (BACK.test(label)) return "environment";
  return FRONT.test(label) ? "user" : undefined;
}

/** A fused camera names its lenses too ("Dual Wide"); the ultra-wide one alone is no fused one. */
function lensOf(label: string): "main" | "fused" | "ultraWide" | "tele" {
  if (FUSED.test(label)) return "fused";
  if (ULTRA_WIDE.test(label)) return "ultraWide";
  return TELE.test(label) ? "tele" : "main";
}

/** The best first; among equals the one with the lowest number of Android's ("camera2 0, facing back"), else in turn. */
export function ranked<Camera extends CameraInfo>(cameras: readonly Camera[], facing: Facing): Camera[] {
  const place = (camera: Camera) => {
    const kind = kindOf(camera);
    if (facing === "user" && kind === "front") return -1;
    return ORDER.indexOf(kind);
  };
  const number = ({ label }: Camera) => Number(/\bcamera2? (\d+)/i.exec(label)?.[1] ?? 0);
  return cameras.toSorted((a, b) => place(a) - place(b) || number(a) - number(b));
}

/**
 * The camera to open: the one that staff chose, by its id, and where ids have changed by its label; else the best.
 * Undefined while the browser tells no labels.
 */
export function pickCamera<Camera extends CameraInfo>(
  cameras: readonly Camera[],
  { deviceId, label, facing }: CameraChoice,
): Camera | undefined {
  const chosen =
    cameras.find((camera) => deviceId && camera.deviceId === deviceId) ??
    cameras.find((camera) => label && camera.label === label);
  return (
    chosen ??
    ranked(
      cameras.filter((camera) => camera.label),
      facing,
    )[0]
  );
}

/** The one after it, best first and round again, as a choice to be remembered. */
export function nextCamera(
  cameras: readonly CameraInfo[],
  now: CameraInfo | undefined,
): CameraChoice | undefined {
  const all = ranked(cameras, "environment");
  const at = all.findIndex(({ deviceId }) => deviceId === now?.deviceId);
  const next = all[(at + 1) % all.length];
  if (!next) return undefined;
  const { deviceId, label } = next;
  const facing = kindOf(next) === "front" ? "user" : "environment";
  return { facing, ...(deviceId ? { deviceId } : {}), ...(label ? { label } : {}) };
}
