"""Security headers. Everything comes from this server: a venue may have no internet, and need none."""

from flask import Flask, Response, request

from footfall.web.bodies import JsonAnswer

_EVERY_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    # Charts and components set their styles from script; no markup of others ever comes in.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
#: The QR decoder is WebAssembly in a worker, and the camera's picture is a stream of the page's own. The service worker
#: keeps the page with the headers that it came with, and its own fetches are held to `connect-src`.
_KIOSK = {
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self' blob:",
    "media-src": "'self' blob:",
}
_NO_DEVICES = "camera=(), microphone=(), geolocation=()"
_CAMERA = "camera=(self), microphone=(), geolocation=()"


def _headers(policy: dict[str, str], devices: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Permissions-Policy": devices,
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


PAGE_HEADERS = {
    "landing": _headers(_EVERY_PAGE, _NO_DEVICES),
    "dashboard": _headers(_EVERY_PAGE, _NO_DEVICES),
    "kiosk": _headers(_EVERY_PAGE | _KIOSK, _CAMERA),
    "docs": _headers(_EVERY_PAGE, _NO_DEVICES),
}


def _harden(response: Response) -> Response:
    if isinstance(response, JsonAnswer):
        return response
    response.headers["X-Content-Type-Options"] = "nosniff"
    keep = response.status_code < 400 and not request.path.startswith("/api/")
    if not keep and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response


def register_headers(app: Flask) -> None:
    app.after_request(_harden)
