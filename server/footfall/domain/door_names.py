"""What a kiosk may show of a name: a screen at a door is read by whoever stands behind the visitor."""

import unicodedata
from typing import Any

from footfall.domain.event import DoorNames


def shown_at_door(person: dict[str, Any], names: DoorNames) -> dict[str, Any]:
    """`person` with its `name` and `names` as far as the organizer lets a kiosk see them."""
    if names is DoorNames.FULL:
        return person
    rest = {key: value for key, value in person.items() if key not in ("name", "names")}
    if names is DoorNames.HIDDEN:
        return rest
    if person.get("name"):
        rest["name"] = masked(person["name"])
    if person.get("names"):
        rest["names"] = {language: masked(name) for language, name in person["names"].items()}
    return rest


def masked(name: str) -> str:
    """`Lin Yue` is `L. Y.`; a name in Han characters keeps the first and gets a star for each other, 林悦 is 林*."""
    words = []
    for word in name.split():
        if _is_han(word[0]):
            words.append(word[0] + "*" * (len(word) - 1))
        else:
            words.append(f"{word[0]}.")
    return " ".join(words)


def _is_han(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK UNIFIED")
