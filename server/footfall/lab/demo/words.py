"""What the demo tells the person who started it."""

from __future__ import annotations

from datetime import date
from typing import Any


def greeting(up: dict[str, Any]) -> str:
    today = date.fromisoformat(up["days"][-1])
    lines = [f"{up['name']}: its second day is today, {today:%A %-d %B %Y}."]
    if up["timezone"] != up["moved_from"]:
        lines.append(
            f"The doors in {up['moved_from']} are closed at this hour, so the venue was moved to "
            f"{up['timezone']}, where it is early afternoon."
        )
    login = up["login"]
    lines += [
        "",
        f"  Dashboard                  {up['dashboard']}",
        f"    log in as                {login['name']}  {login['password']}",
        f"  On a wall, no login        {up['wall']}",
        *(f"  {_kiosk(kiosk):<26} {kiosk['url']}" for kiosk in up["kiosks"]),
        f"  Badges to try              {up['badges']}",
        f"  API document               {up['api']}",
        f"  Organizer token            {up['tokens']['organizer']}",
        "",
        f"Up after {up['seconds']} s. All people are made up. Ctrl-C stops it.",
    ]
    return "\n".join(lines)


def _kiosk(kiosk: dict[str, str]) -> str:
    return f"Kiosk {kiosk['zone']}, {kiosk['direction']}"


def arrived(tally: dict[str, Any]) -> str:
    refused = sum(tally["refused"].values())
    text = f"{tally['sent']:,} scans sent: {tally['admitted']:,} admitted, {refused:,} refused"
    if tally["surprises"]:
        text += f", {tally['surprises']:,} answered otherwise than the crowd expected"
    return f"{text}. The crowd has arrived at the present ({tally['seconds']} s)."
