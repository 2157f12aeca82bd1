"""Cameras that a test holds in its hand: what they film, whether they hang, what they are called."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

from playwright.sync_api import BrowserContext, Page

from footfall.render.qr import qr_png

#: `camera.film`: the picture; `hangs`: no frame comes after the first, although `currentTime` runs on; `dead`: so many
#: of the first streams give nothing any more; `opened`: the labels of what was asked for.
CAMERAS = """(devices) => {
    const camera = window.camera = { film: undefined, hangs: false, opened: [], streams: 0, dead: 0 };
    const known = devices.map(([deviceId, label]) => ({ deviceId, label, kind: 'videoinput', groupId: '' }));
    navigator.mediaDevices.enumerateDevices = async () => known;
    navigator.mediaDevices.getUserMedia = async ({ video }) => {
        const wanted = video.deviceId?.exact;
        const device = wanted === undefined ? known[0] : known.find(({ deviceId }) => deviceId === wanted);
        if (!device) throw new DOMException('', 'OverconstrainedError');
        camera.opened.push(device.label);
        const number = camera.streams += 1;
        const picture = Object.assign(document.createElement('canvas'), { width: 640, height: 640 });
        const context = picture.getContext('2d');
        const draw = (first) => {
            if (!first && (camera.hangs || number <= camera.dead || document.hidden)) return;
            context.fillRect(0, 0, 640, 640);
            if (camera.film) context.drawImage(camera.film, 0, 0, 640, 640);
        };
        setInterval(() => draw(), 50);
        const stream = picture.captureStream(20);
        draw(true);
        const [track] = stream.getVideoTracks();
        track.getSettings = () => ({ deviceId: device.deviceId });
        Object.defineProperty(track, 'label', { value: device.label });
        return stream;
    };
}"""

#: Resolves to the milliseconds until a verdict is on the screen.
VERDICT_AFTER = """() => new Promise((resolve, reject) => {
    const start = performance.now();
    setTimeout(() => reject(new Error('no verdict')), 8000);
    const look = () => document.querySelector('[data-testid=verdict]')
        ? resolve(performance.now() - start) : requestAnimationFrame(look);
    look();
})"""


def made_up_cameras(
    context: BrowserContext, devices: Sequence[tuple[str, str]] = (("1", "Back Camera"),)
) -> None:
    """Pages of this context have these cameras, by id and label."""
    context.add_init_script(f"({CAMERAS})({json.dumps(list(devices))})")


def set_camera(page: Page, **now: bool | int) -> None:
    page.evaluate("(now) => Object.assign(camera, now)", now)


def opened(page: Page) -> list[str]:
    labels: list[str] = page.evaluate("camera.opened")
    return labels


def hold_up(page: Page, token: str | None) -> None:
    """A badge in front of the camera from now on, or none."""
    picture = None if token is None else base64.b64encode(qr_png(token, 8)).decode()
    page.evaluate(
        """async (picture) => {
            const film = new Image();
            if (picture) { film.src = `data:image/png;base64,${picture}`; await film.decode(); }
            camera.film = picture ? film : undefined;
        }""",
        picture,
    )
