/** Which camera staff chose, remembered on the device. */

export type Facing = "environment" | "user";

export interface CameraChoice {
  facing: Facing;
  deviceId?: string;
}

const KEY = "footfall.kiosk.camera";

export function rememberedCamera(): CameraChoice {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    const { facing, deviceId } = (stored ?? {}) as Partial<CameraChoice>;
    return {
      facing: facing === "user" ? "user" : "environment",
      ...(typeof deviceId === "string" && deviceId ? { deviceId } : {}),
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
