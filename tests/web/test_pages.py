"""The pages, as Vite builds them: where they are, how long they keep, what they may do."""

import mimetypes
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from footfall.web import pages


@pytest.fixture
def browser(tmp_path: Path) -> FlaskClient:
    """A browser before a server whose pages are built."""
    for page in ("landing", "dashboard", "kiosk"):
        (tmp_path / page / "assets").mkdir(parents=True)
        (tmp_path / page / "index.html").write_text(f"<title>{page}</title>")
        (tmp_path / page / "assets" / "main-B1x2.js").write_text("1")
    for file in ("sw.js", "manifest.webmanifest", "assets/reader-B1x2.wasm"):
        (tmp_path / "kiosk" / file).write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    app = Flask("pages", static_folder=None)
    app.register_blueprint(pages.blueprint(tmp_path))
    return app.test_client()


@pytest.mark.parametrize(
    ("path", "title"), [("/", "landing"), ("/dashboard/", "dashboard"), ("/kiosk/", "kiosk")]
)
def test_each_page_is_at_its_address(browser: FlaskClient, path: str, title: str) -> None:
    answer = browser.get(path)
    assert f"<title>{title}</title>" in answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/assets", "/dashboard/assets", "/kiosk/assets"])
def test_hashed_assets_keep_for_ever(browser: FlaskClient, path: str) -> None:
    answer = browser.get(f"{path}/main-B1x2.js")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("file", ["sw.js", "manifest.webmanifest"])
def test_the_service_worker_and_the_manifest_are_asked_for_anew(browser: FlaskClient, file: str) -> None:
    assert browser.get(f"/kiosk/{file}").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("file", "type_"),
    [
        ("sw.js", "text/javascript"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("assets/reader-B1x2.wasm", "application/wasm"),
    ],
)
def test_files_have_the_types_that_browsers_insist_on(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch, file: str, type_: str
) -> None:
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_: ("text/plain", None))  # as some machines have it
    assert browser.get(f"/kiosk/{file}").mimetype == type_


def test_the_kiosk_may_have_a_service_worker_that_loads_from_here_alone(browser: FlaskClient) -> None:
    for path in ("/kiosk/", "/kiosk/sw.js"):
        policy = browser.get(path).headers["Content-Security-Policy"].split("; ")
        assert "worker-src 'self' blob:" in policy
        assert "manifest-src 'self'" in policy
        assert "connect-src 'self'" in policy


def test_a_page_loads_nothing_from_elsewhere(browser: FlaskClient) -> None:
    policy = browser.get("/dashboard/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


def test_only_the_kiosk_may_use_the_camera_and_wasm(browser: FlaskClient) -> None:
    kiosk, dashboard = browser.get("/kiosk/").headers, browser.get("/dashboard/").headers
    assert "camera=(self)" in kiosk["Permissions-Policy"]
    assert "camera=()" in dashboard["Permissions-Policy"]
    assert "'wasm-unsafe-eval'" in kiosk["Content-Security-Policy"]
    assert "'wasm-unsafe-eval'" not in dashboard["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/dashboard/../secret.txt", "/kiosk/%2e%2e/secret.txt", "/dashboard//etc/passwd"]
)
def test_nothing_outside_a_pages_folder_is_served(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code in (308, 404)
    assert b"secret" not in answer.data


def test_a_page_that_is_not_built_says_what_to_do(tmp_path: Path) -> None:
    app = Flask("pages", static_folder=None)
    app.register_blueprint(pages.blueprint(tmp_path))
    answer = app.test_client().get("/kiosk/")
    assert answer.status_code == 503
    assert "make setup" in answer.get_data(as_text=True)


def test_every_answer_keeps_its_type(client: FlaskClient) -> None:
    for path in ("/", "/healthz", "/api/v1/me"):
        assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"
