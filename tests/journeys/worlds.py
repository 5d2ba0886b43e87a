"""The world of one run: made-up words that nobody else writes, folders of its own, and a look at all that it left.

The words are drawn by chance for each run, so that only this run can have written them. Everything of the program that
asks for a home, a temporary folder or a place of its own is sent into one folder.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.tools.plain_scan import MEMORY_DISK, Report, scan

LETTERS = "bcdfghjklmnpqrstvwxz"
DEVANAGARI = "कगचजटडतदनपबमयरलवसह"
KANNADA = "ಕಗಚಜಟಡತದನಪಬಮಯರಲವಸಹ"
PROJECT = Path(__file__).resolve().parents[2]
FIRST_HOME = Path(os.environ["HOME"])
CLOCK_SLACK = 2.0  # a file system may round a file's time down
OWN_FOLDERS = {
    "HOME": "home",
    "XDG_DATA_HOME": "home/share",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_RUNTIME_DIR": "runtime",
    "TMPDIR": "tmp",
}


def word(letters: str = LETTERS, length: int = 10) -> str:
    """Return a made-up word that nobody else writes."""
    return "".join(random.SystemRandom().choice(letters) for _ in range(length))


def password() -> str:
    """Return a made-up password of three words."""
    return f"{word()} {word()} {word()}"


def person() -> dict[str, str]:
    """Return everything that is typed about one made-up person, each a canary."""
    digits = word("0123456789", 8)
    return {
        "family": word().title(),
        "given": word().title(),
        "devanagari": word(DEVANAGARI, 7),
        "kannada": word(KANNADA, 7),
        "phone": f"+91 98{digits[:3]} {digits[3:]}",
        "email": f"{word()}@{word()}.example",
        "street": f"{word().title()} Lane",
        "note": f"{word()} {word(DEVANAGARI, 7)} {word(KANNADA, 7)}",
        "medicine": word(),
        "reaction": word(),
        "routine": word(),
        "exif": word(length=14),
        "file": f"{word()}.jpg",
        "draft": word(length=14),
        "search": word(),
        "purpose": word(),
    }


def canaries_of(people: Iterable[Mapping[str, str]]) -> list[str]:
    """Return every word of these people, and their phone numbers as bare digits too."""
    everybody = list(people)
    digits = ["".join(filter(str.isdigit, each["phone"])) for each in everybody]
    return [*(text for each in everybody for text in each.values()), *digits]


def own_folders(root: Path) -> dict[str, str]:
    """Make a home, a temporary folder and the rest under a folder, and return the variables that name them."""
    folders = {name: root / folder for name, folder in OWN_FOLDERS.items()}
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: str(folder) for name, folder in folders.items()}


@dataclass
class World:
    """What one run knows and where it may write.

    `exports` are the files that it hands over deliberately, `given` those that it is handed, with what is in them.
    """

    folder: Path
    secrets: list[str] = field(repr=False)
    exports: list[Path] = field(default_factory=list)
    given: dict[Path, bytes] = field(default_factory=dict, repr=False)
    since: float = field(default_factory=lambda: time.time() - CLOCK_SLACK)

    @property
    def root(self) -> Path:
        """Return the folder that holds all that this run owns."""
        return self.folder / "run"

    def look_everywhere(self) -> Report:
        """Look through all that changed where this process could have written since the run began.

        Beside the run's own folders these are the folder that the tests were started in, the home that they were given,
        and the memory disk. Only exports and gifts are let pass. (`test_canaries` looks through the whole machine.)
        """
        roots = [self.folder, PROJECT, FIRST_HOME.parent, MEMORY_DISK]
        found = scan(self.secrets, self.since, roots=roots, allowed=self.passed_over, plain_under=[self.folder])
        found.unread = [path for path in found.unread if path.is_relative_to(self.folder)]
        return found

    def look_here(self, *, exports_too: bool = False) -> Report:
        """Look through the run's own folders only."""
        return scan(
            self.secrets, self.since, roots=[self.folder], allowed=self.given if exports_too else self.passed_over
        )

    @property
    def passed_over(self) -> list[Path]:
        """Return the files by name that may be readable."""
        return [*self.exports, *self.given]


def inherited() -> dict[str, str]:
    """Return the few variables that a process of its own takes over from this one."""
    return {name: os.environ[name] for name in ("PATH", "TZ", "LANG") if name in os.environ}
