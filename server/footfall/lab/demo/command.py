"""`footfall demo`: the example event, today, with a crowd."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from footfall.domain.errors import StoreUnavailable

if TYPE_CHECKING:
    from footfall.lab.demo.doors import Doors
    from footfall.lab.demo.script import Day, Script
    from footfall.lab.demo.stage import Cast
    from footfall.lab.remote import Remote
    from footfall.settings import Settings

SHEET = "badges.html"
CLOSING = 18 * 60 + 30  # each evening, minutes since local midnight


@click.command()
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("footfall-demo-data"),
    show_default=True,
    help="The demo's own data; emptied when it starts.",
)
@click.option("--keep", is_flag=True, help="Go on with what is in the data directory.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="[env: PORT; default: 8000]")
@click.option(
    "--crowd",
    type=click.IntRange(100, 3000),
    default=3000,
    show_default=True,
    help="How many of the 3,000 registered may come.",
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 100),
    default=1.0,
    show_default=True,
    help="How fast the crowd lives; sessions open by the real clock all the same.",
)
@click.option("--once", is_flag=True, help="Stop when the crowd has arrived at the present.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON document a line instead of text.")
def demo(
    data_dir: Path,
    keep: bool,
    host: str,
    port: int | None,
    crowd: int,
    speed: float,
    once: bool,
    as_json: bool,
) -> None:
    """Run the 2nd INNOTECH of HKUST (Guangzhou) as if its second day were today.

    Starts a server of its own, registers 3,000 made-up people, sends a simulated crowd through the
    doors up to now, and then goes on live until Ctrl-C.
    """
    from footfall.cli.options import now_ms
    from footfall.lab.crowd.calendar import moved
    from footfall.lab.demo import folder
    from footfall.lab.demo.doors import Doors
    from footfall.lab.demo.script import Script
    from footfall.lab.demo.server import log_file, serving, wait_until_ready
    from footfall.lab.demo.stage import example_config
    from footfall.lab.demo.words import arrived, greeting
    from footfall.lab.remote import Remote
    from footfall.settings import from_env

    began = time.monotonic()
    port = _free_port(from_env(os.environ, host=host, port=port))
    url = f"http://{'localhost' if host in ('0.0.0.0', '127.0.0.1', '::') else host}:{port}"
    kept = folder.read_mark(data_dir) if keep else {}
    if kept:
        folder.refuse_used(data_dir)
    else:
        folder.make_afresh(data_dir)
    with _stoppable(), serving(data_dir, host, port) as process:

        def alive() -> None:
            if process.poll() is not None:
                raise StoreUnavailable("server_stopped", f"the server stopped; see {log_file(data_dir)}")

        original = example_config()
        config = kept.get("config") or moved(original, datetime.now(UTC))
        script = Script(config, kept.get("crowd", crowd), now_ms())
        wait_until_ready(process, url, data_dir)
        up, cast = _resume(kept, script, url) if kept else _set_stage(script, data_dir, url)
        up |= {"moved_from": original["timezone"], "seconds": _since(began)}
        click.echo(json.dumps({"phase": "up", **up}, ensure_ascii=False) if as_json else greeting(up))

        organizer = Remote(url, up["tokens"]["organizer"])
        crowd_key, staff_key = Remote(url, up["tokens"]["crowd"]), Remote(url, up["tokens"]["staff"])
        doors = Doors(crowd_key, staff_key, script.event.id, cast.tokens, cast.replaced, alive)
        if not once:
            _let_kiosks_be_seen(script, doors, url, up["tokens"]["crowd"])
        today, start = _send_history(script, doors, organizer)
        tally = doors.tally.document() | {"seconds": _since(began)}
        click.echo(json.dumps({"phase": "present", **tally}) if as_json else arrived(tally))
        if not once:
            doors.send_live(today, start, speed)
            _close(organizer, script.event.id, today)
            _rest(alive)


def _rest(alive: Callable[[], None]) -> NoReturn:
    click.echo("The last visitor has gone. The server goes on until Ctrl-C.", err=True)
    while True:
        alive()
        time.sleep(1)


def _let_kiosks_be_seen(script: Script, doors: Doors, url: str, token: str) -> None:
    """Beside the crowd, and from the start: planning may still go on, and nobody waits for it."""
    from footfall.lab.demo.kiosks import Kiosks

    kiosks = Kiosks(url, token, script.event.id, doors.clock)
    kiosks.start(lambda: script.day(script.days - 1), script.event.zones[0].id)


def _set_stage(script: Script, data_dir: Path, url: str) -> tuple[dict[str, Any], Cast]:
    """A fresh server made into the example event. Answers what to tell people, and the register."""
    from footfall.cli.options import open_for
    from footfall.lab.demo import folder, stage
    from footfall.lab.demo.floor_plan import hang_example
    from footfall.lab.demo.sheet import sheet
    from footfall.lab.remote import Remote
    from footfall.settings import Settings

    config = script.config
    with open_for(Settings(data_dir=data_dir)) as stores:
        organizer = Remote(url, stage.organizer_token(stores))
        organizer.post("/events", config)
        hang_example(stores, config["id"])
        access = stage.grant_access(stores, config["id"], organizer.token)
    cast = stage.register(organizer, config["id"], script.people)
    page = data_dir / SHEET
    page.write_text(sheet(stage.badges_to_try(cast, script.at_home)), "utf-8")
    up = {
        "url": url,
        "event": config["id"],
        "name": config["name"]["en"],
        "days": config["days"],
        "timezone": config["timezone"],
        **stage.addresses(url, config["id"], access),
        "badges": page.resolve().as_uri(),
        "data_dir": str(data_dir.resolve()),
    }
    folder.write_mark(data_dir, {**up, "config": config, "crowd": script.crowd})
    return up, cast


def _resume(kept: dict[str, Any], script: Script, url: str) -> tuple[dict[str, Any], Cast]:
    """What the demo of before made; its scans are sent again, and the server knows them all."""
    from footfall.lab.demo.stage import Cast
    from footfall.lab.remote import Remote

    up: dict[str, Any] = json.loads(json.dumps(kept).replace(kept["url"], url))
    del up["config"], up["crowd"]
    visitors = Remote(url, up["tokens"]["organizer"]).visitors(up["event"])
    tokens = {v["external_id"]: v["badge"]["token"] for v in visitors if "external_id" in v}
    return up, Cast(script.people, [tokens[person.external_id] for person in script.people], {})


def _send_history(script: Script, doors: Doors, organizer: Remote) -> tuple[Day, int]:
    """Every day up to now, each past one closed in the evening; answers the last and where it stands."""
    for number in range(script.days):
        day = script.day(number)
        start = doors.send_past(day, f"Day {number + 1}    ")
        if number + 1 < script.days:
            _close(organizer, script.event.id, day)
    return day, start


def _close(organizer: Remote, event_id: str, day: Day) -> None:
    organizer.post(f"/events/{event_id}/closings", {"at": day.midnight + CLOSING * 60_000})


def _since(began: float) -> float:
    return round(time.monotonic() - began, 1)


def _free_port(settings: Settings) -> int:
    """The port that a server can take now. Raises Conflict `port_in_use`.

    Asked before the server starts: else another one on that port would be taken for ours.
    """
    from footfall.serving.listener import listen

    with listen(settings.host, settings.port) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C is how the demo ends; SIGTERM and a closed terminal end it the same way, child first."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
