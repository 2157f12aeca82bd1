import { describe, expect, test } from "vitest";
import { type CameraInfo, kindOf, nextCamera, pickCamera, ranked } from "./camera-rank";

const BACK = { facing: "environment" } as const;

const camera = (label: string, more: Partial<CameraInfo> = {}): CameraInfo => ({
  deviceId: `id of ${label}`,
  label,
  ...more,
});

/** What devices call their cameras, in the order in which they list them; the right one is the second column. */
const DEVICES: [device: string, right: string, labels: string[]][] = [
  [
    "iPhone",
    "Back Camera",
    [
      "Front Camera",
      "Back Triple Camera",
      "Back Dual Wide Camera",
      "Back Ultra Wide Camera",
      "Back Dual Camera",
      "Back Camera",
      "Back Telephoto Camera",
    ],
  ],
  [
    "iPhone, Chinese",
    "后置相机",
    ["前置相机", "后置三镜头相机", "后置双广角相机", "后置超广角相机", "后置相机", "后置长焦相机"],
  ],
  ["iPhone, Traditional Chinese", "後置相機", ["前置相機", "後置雙廣角相機", "後置超廣角相機", "後置相機"]],
  [
    "iPhone, Japanese",
    "背面カメラ",
    ["前面カメラ", "背面デュアル広角カメラ", "背面超広角カメラ", "背面カメラ", "背面望遠カメラ"],
  ],
  [
    "iPhone, Korean",
    "후면 카메라",
    ["전면 카메라", "후면 듀얼 와이드 카메라", "후면 초광각 카메라", "후면 카메라"],
  ],
  [
    "iPhone, German",
    "Rückkamera",
    ["Frontkamera", "Rückseitige Dual-Weitwinkelkamera", "Rückseitige Ultra-Weitwinkelkamera", "Rückkamera"],
  ],
  [
    "iPhone, French",
    "Caméra arrière",
    [
      "Caméra avant",
      "Caméra arrière double grand angle",
      "Caméra arrière ultra grand angle",
      "Caméra arrière",
    ],
  ],
  [
    "iPhone, Spanish",
    "Cámara trasera",
    [
      "Cámara frontal",
      "Cámara trasera con doble gran angular",
      "Cámara trasera ultra gran angular",
      "Cámara trasera",
    ],
  ],
  [
    "iPhone, Russian",
    "Задняя камера",
    [
      "Передняя камера",
      "Задняя двойная широкоугольная камера",
      "Задняя сверхширокоугольная камера",
      "Задняя камера",
    ],
  ],
  ["iPad", "Back Camera", ["Front Ultra Wide Camera", "Back Ultra Wide Camera", "Back Camera"]],
  [
    "Android",
    "camera2 0, facing back",
    [
      "camera2 1, facing front",
      "camera2 3, facing front",
      "camera2 2, facing back",
      "camera2 0, facing back",
    ],
  ],
  [
    "Samsung's browser",
    "camera 0, facing back",
    ["camera 1, facing front", "camera 2, facing back", "camera 0, facing back"],
  ],
  ["Firefox on Android", "Back facing camera", ["Front facing camera", "Back facing camera"]],
  [
    "Windows tablet",
    "Microsoft Camera Rear",
    ["Microsoft Camera Front", "Microsoft IR Camera Front", "Microsoft Camera Rear"],
  ],
  [
    "Windows with OBS",
    "HD Pro Webcam C920 (046d:082d)",
    [
      "OBS Virtual Camera",
      "Integrated IR Camera (04f2:b6d0)",
      "Integrated Camera (04f2:b6d9)",
      "HD Pro Webcam C920 (046d:082d)",
    ],
  ],
  [
    "Windows laptop",
    "Integrated Webcam (0bda:5520)",
    ["OBS Virtual Camera (m-de:vice)", "Snap Camera", "Integrated Webcam (0bda:5520)"],
  ],
  [
    "Mac",
    "FaceTime HD Camera (Built-in)",
    ["OBS Virtual Camera", "MacBook Desk View Camera", "FaceTime HD Camera (Built-in)"],
  ],
  [
    "Mac with an iPhone",
    "Wei’s iPhone Camera",
    ["FaceTime HD Camera", "Wei’s iPhone Desk View Camera", "Wei’s iPhone Camera"],
  ],
  [
    "Mac, Chinese",
    "FaceTime高清相机(内建)",
    ["OBS虚拟摄像头", "iPhone的桌上视角相机", "FaceTime高清相机(内建)"],
  ],
  [
    "Linux box",
    "USB 2.0 Camera: HD USB Camera (32e4:9230)",
    ["Dummy video device (0x0000)", "USB 2.0 Camera: HD USB Camera (32e4:9230)"],
  ],
];

test.each(DEVICES)("the camera for badges on an %s is %s", (_, right, labels) => {
  const cameras = labels.map((label) => camera(label));
  expect(pickCamera(cameras, BACK)?.label).toBe(right);
  expect(pickCamera(cameras.toReversed(), BACK)?.label).toBe(right);
});

describe("what a camera can, where the browser tells it", () => {
  test("decides between labels that say nothing", () => {
    const cameras = [camera("camera2 0, facing back", { fixed: true }), camera("camera2 2, facing back")];
    expect(pickCamera(cameras, BACK)?.label).toBe("camera2 2, facing back");
  });

  test("says where it looks, whatever the label", () => {
    expect(kindOf(camera("Camera 7", { facing: "environment" }))).toBe("main");
    expect(kindOf(camera("Camera 7", { facing: "user" }))).toBe("front");
    expect(kindOf(camera("Camera 7"))).toBe("webcam");
  });

  test("is nothing against a webcam, most of which cannot focus", () => {
    expect(kindOf(camera("HD Webcam", { fixed: true }))).toBe("webcam");
  });
});

describe("the choice of staff", () => {
  const cameras = [camera("Front Camera"), camera("Back Ultra Wide Camera"), camera("Back Camera")];

  test("holds while its id stays", () => {
    expect(pickCamera(cameras, { ...BACK, deviceId: "id of Back Ultra Wide Camera" })?.label).toBe(
      "Back Ultra Wide Camera",
    );
  });

  test("holds by its label where the ids are new", () => {
    const choice = { ...BACK, deviceId: "of last week", label: "Back Ultra Wide Camera" };
    expect(pickCamera(cameras, choice)?.label).toBe("Back Ultra Wide Camera");
  });

  test("that is gone leaves the best that looks the same way", () => {
    const choice = { deviceId: "of last week", label: "HD Webcam" };
    expect(pickCamera(cameras, { ...choice, facing: "environment" })?.label).toBe("Back Camera");
    expect(pickCamera(cameras, { ...choice, facing: "user" })?.label).toBe("Front Camera");
  });

  test("goes from one to the next, the best first, and round again", () => {
    let now: CameraInfo | undefined;
    const seen = cameras.concat(cameras[0] ?? []).map(() => {
      const choice = nextCamera(cameras, now);
      now = choice && pickCamera(cameras, choice);
      return choice?.label;
    });
    expect(seen).toEqual(["Back Camera", "Back Ultra Wide Camera", "Front Camera", "Back Camera"]);
  });
});

test("while no labels are told, nothing is picked", () => {
  expect(pickCamera([camera("", { deviceId: "" })], BACK)).toBeUndefined();
  expect(ranked([], "user")).toEqual([]);
});
