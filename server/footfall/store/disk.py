"""How much room is left for the embedded store's append-only file. Full, it takes no more scans."""

import shutil
from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000
FULL = 10 * MB  # one full batch of scans needs less


@dataclass(frozen=True)
class DataDisk:
    """The disk that holds `data_dir`; less than `warn_below` bytes left are worth a warning."""

    data_dir: Path
    warn_below: int

    def problems(self) -> list[str]:
        """What an organizer should do, in sentences; empty while there is room."""
        try:
            free = shutil.disk_usage(self.data_dir).free
        except OSError as error:
            return [f"The data directory cannot be looked at: {error.strerror}."]
        if free >= self.warn_below:
            return []
        left = f"{free // MB} MB"
        if free < FULL:
            return [
                f"The disk of the data directory is full ({left} left): make room. "
                "Until then scans wait in the kiosks; what was answered is kept."
            ]
        return [f"The disk of the data directory has {left} left: make room before it is full."]
