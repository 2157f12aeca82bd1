/** Which camera staff chose, remembered on the device. */

export type Facing = "environment" | "user";

/** Without an id and a label nobody chose: the best is taken, see camera-rank.ts. */
export interface CameraChoice {
  facing: Facing;
  deviceId?: string;
  /** Browsers make new ids when their data is cleared, and some each day; the label stays. */
  label?: string;
}

const KEY = "footfall.kiosk.camera";

export function rememberedCamera(): CameraChoice {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    const { facing, deviceId, label } = (stored ?? {}) as Partial<Record<keyof CameraChoice, unknown>>;
    return {
      facing: facing === "user" ? "user" : "environment",
      ...(typeof deviceId === "string" && deviceId ? { deviceId } : {}),
      ...(typeof label === "string" && label ? { label } : {}),
    };
  } catch {
    return { facing: "environment" };
  }
}

export function rememberCamera(choice: CameraChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
