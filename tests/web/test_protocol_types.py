"""The pages' types are made of the server's document; here they fail when the two drift."""

import json
import subprocess
import sys
from pathlib import Path

from flask.testing import FlaskClient

ROOT = Path(__file__).parents[2]


def test_the_pages_types_are_those_of_the_document(client: FlaskClient, tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(client.get("/api/v1/openapi.json").get_json()), encoding="utf-8")
    command = [sys.executable, "hatch_build.py", "npm", "run", "types", "--", str(document), "--check"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert checked.returncode == 0, checked.stdout + checked.stderr
