"""A reason to refuse stands in all its places. That each language has its words is forced by their type."""

import json
import re
from pathlib import Path

import pytest

from footfall.domain.scan import Reason
from tests.contract.cases import FLAWS
from tests.contract.write import TABLE

ROOT = Path(__file__).parents[2]
#: What a kiosk cannot tell by itself, and why.
NEVER_BY_A_KIOSK = {Reason.UNKNOWN_BADGE: "the register is known to the server alone"}
#: Where the code of a reason stands, and how it is written there.
PLACES = {
    "server/footfall/domain/admission.py": "Reason.{upper}",
    "server/footfall/store/lua/record_scan.lua": "'{code}'",
    "kiosk/src/door/judge.ts": '"{code}"',
    "common/src/refusals.ts": "{code}: ",
    "common/src/generated/openapi.ts": '"{code}"',
    "docs/kiosk.md": "`{code}`",
}
#: The server's services tell these two of a token, before anything is looked up.
OF_TOKENS = (Reason.INVALID_TOKEN, Reason.WRONG_EVENT)


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_stands_in_all_its_places(reason: Reason) -> None:
    missing = [
        place
        for place, form in PLACES.items()
        if _must_name(place, reason) and form.format(code=reason.value, upper=reason.name) not in _text(place)
    ]
    if reason not in FLAWS:
        missing.append("tests/contract/cases.py")
    if f'"reason":"{reason.value}"' not in TABLE.read_text(encoding="utf-8"):
        missing.append("tests/contract/door.json")
    assert missing == []


def test_contributing_names_every_place_of_a_reason() -> None:
    found = re.search(
        r"- \*\*a reason to refuse at the door\*\*.*?(?=\n- \*\*)", _text("CONTRIBUTING.md"), re.S
    )
    assert found
    places = [
        *PLACES,
        "server/footfall/domain/scan.py",
        "tests/contract/cases.py",
        "tests/contract/door.json",
    ]
    assert [place for place in places if f"`{place.removeprefix('server/footfall/')}`" not in found[0]] == []
    assert len(places) <= 9


def test_the_table_knows_no_reason_but_those() -> None:
    cases = json.loads(TABLE.read_text(encoding="utf-8"))["cases"]
    told = {case["expected"].get("reason") for case in cases}
    assert told - {None, "refused_at_door"} == {reason.value for reason in Reason}


def _must_name(place: str, reason: Reason) -> bool:
    if place == "kiosk/src/door/judge.ts":
        return reason not in NEVER_BY_A_KIOSK
    return not (place.endswith(("admission.py", "record_scan.lua")) and reason in OF_TOKENS)


def _text(place: str) -> str:
    return (ROOT / place).read_text(encoding="utf-8")
