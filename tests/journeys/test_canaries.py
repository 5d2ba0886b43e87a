"""Nothing that was typed, pictured or searched for can be read afterwards in any file that the run left anywhere.

The whole session runs in a process of its own with its own home and temporary folder; then every file that changed
since is looked through: in the project, the homes, the places for temporary files and the memory disk, and under
`make torture` on the whole machine. The same scan finds plain files that are planted beside (it can fail). The journey
through the windows by keyboard looks after itself in the same way (`test_main_job`).
"""

from __future__ import annotations

import json
import os
import pwd
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import torture
from tests.journeys.session import picture
from tests.journeys.worlds import CLOCK_SLACK, FIRST_HOME, canaries_of, inherited, own_folders, password, person
from tests.reports.reading import assert_sound, facts_of, text_of
from tests.tools.plain_scan import MEMORY_DISK, scan

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Run:
    """What was told to the session, where it worked, and when it began."""

    folder: Path
    people: list[dict[str, str]]
    passwords: list[str]
    since: float

    @property
    def root(self) -> Path:
        """Return the folder that holds all that this run owns."""
        return self.folder / "run"

    @property
    def exported(self) -> Path:
        """Return the folder for what was deliberately handed over."""
        return self.folder / "exported"

    @property
    def canaries(self) -> list[str]:
        """Return every secret word."""
        return [*canaries_of(self.people), *self.passwords]

    def environment(self) -> dict[str, str]:
        """Return the environment of a process that has nothing but this run's folders."""
        return {**inherited(), **own_folders(self.root), "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}

    def roots(self) -> list[Path]:
        """Return where the session could have left something; the whole machine under `make torture`."""
        if torture() > 1:
            return [Path("/")]
        homes = [Path.home(), Path(pwd.getpwuid(os.getuid()).pw_dir), FIRST_HOME.parent]
        return [self.folder, ROOT, *homes, Path(tempfile.gettempdir()), Path("/var/tmp"), MEMORY_DISK]

    def of_other_tests(self) -> list[Path]:
        """Return the temporary folders of tests that run beside, which write much and know none of these words."""
        temporary = Path(tempfile.gettempdir())
        own = [self.folder, *(each for each in self.folder.parents if each.is_relative_to(temporary))]
        beside = [path for each in own[:-1] for path in each.parent.iterdir() if each.parent != temporary]
        return [path for path in (*beside, *temporary.glob("luna-tests-*")) if path not in own]

    def python(self, *arguments: str, told: str = "") -> str:
        """Run Python from the project's folder and return what it printed; Qt must end in good order."""
        command = [sys.executable, "-m", *arguments]
        run = subprocess.run(
            command, input=told, capture_output=True, text=True, cwd=ROOT, env=self.environment(), check=False
        )
        assert run.returncode == 0, run.stderr
        assert "deleted directly" not in run.stderr
        return run.stdout


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Go through the session once for all tests of this module."""
    folder = tmp_path_factory.mktemp("canaries")
    passwords = [password() for _ in range(3)]
    made = Run(folder, [person(), person(), person()], passwords, time.time() - CLOCK_SLACK)
    made.root.mkdir()
    made.exported.mkdir()
    told = {
        "root": str(made.root),
        "exported": str(made.exported),
        "people": made.people[:2],
        **dict(zip(("owner_password", "staff_password", "new_password"), passwords, strict=True)),
    }
    made.python("tests.journeys.session", told=json.dumps(told))
    windows = {"words": made.people[2], "root": str(made.root), "out": str(made.exported / "tour")}
    made.python("tests.journeys.windows_session", told=json.dumps(windows))
    return made


def test_nothing_can_be_read_in_any_file_that_changed(run: Run) -> None:
    allowed = [run.exported, *run.of_other_tests()]
    found = scan(run.canaries, run.since, roots=run.roots(), allowed=allowed, plain_under=[run.root])
    assert found.findings == []
    assert [path for path in found.unread if path.is_relative_to(run.folder)] == []
    looked_at = scan([], run.since, roots=[run.root], plain_under=[])
    assert looked_at.files > 30
    assert list((run.root / "home").rglob("luna.log")), "the log was not part of what was looked at"
    assert list((run.root / "home").rglob("*options*")), "the options were not part of what was looked at"


def test_the_windows_showed_every_page_of_somebody(run: Run) -> None:
    pictures = sorted(path.name for path in (run.exported / "tour").glob("*.png"))
    assert len(pictures) > 20
    shown = {name.partition("-")[2].removesuffix(".png") for name in pictures}
    assert {"chart-photos", "record-copy", "patient-screen", "auditor-home"} <= shown


def test_the_same_scan_finds_what_is_planted(run: Run) -> None:
    planted = run.root / "tmp" / "planted"
    planted.mkdir()
    try:
        (planted / "note.txt").write_text(run.people[0]["note"], encoding="utf-8")
        (planted / f"{run.people[1]['family']}.txt").write_text("nothing")
        (planted / "picture").write_bytes(picture(run.people[0]["exif"]))
        shutil.copy(run.exported / "copy.pdf", planted / "copy")
        with sqlite3.connect(planted / "plain.db") as plain:
            plain.execute("CREATE TABLE t (x)")
        plain.close()
        found = scan(run.canaries, run.since, roots=[run.root], plain_under=[run.root])
    finally:
        shutil.rmtree(planted)
    what = {(finding.path.name, finding.what) for finding in found.findings}
    assert ("note.txt", repr(run.people[0]["note"])) in what
    assert (f"{run.people[1]['family']}.txt", repr(run.people[1]["family"])) in what
    assert {("picture", "plain JPEG"), ("picture", repr(run.people[0]["exif"]))} <= what
    assert {("copy", "plain PDF"), ("plain.db", "plain SQLite")} <= what


def test_the_demo_clinic_leaves_nothing_readable_but_its_logins(run: Run) -> None:
    run.python("luna_desktop", "--data", str(run.root / "demo"), "demo", "--patients", "2", "--no-window")
    document = run.root / "demo.json"
    assert set(json.loads(document.read_text())) == {"data", "mrn", "staff"}
    words = ["Raghunathan", "ರಘುನಾಥನ್", "98860 01427", "9886001427", "ananya@example", "Anaphylaxis", "Hypothyroidism"]
    found = scan(words, run.since, roots=[run.root], plain_under=[run.root])
    assert found.clean, str(found)


def test_the_record_copy_has_all_of_the_one_and_nothing_of_the_other(run: Run) -> None:
    pdf = (run.exported / "copy.pdf").read_bytes()
    text = " ".join(text_of(pdf, run.exported).split())
    printed, other, _seen = run.people
    own = ("family", "given", "devanagari", "kannada", "phone", "email", "street", "medicine", "reaction")
    assert [name for name in own if printed[name] not in text] == []
    for part in printed["note"].split():
        assert part in text
    assert [name for name, value in other.items() if value in text] == []
    never = ("exif", "file", "draft", "search")
    assert [name for name in never if printed[name] in text] == []
    inside = scan(list(other.values()), 0, roots=[run.exported], plain_under=[])
    assert inside.findings == []


def test_the_record_copy_is_sound_and_its_pages_count_right(run: Run) -> None:
    pdf = (run.exported / "copy.pdf").read_bytes()
    assert_sound(pdf, run.exported)
    pages = int(facts_of(pdf, run.exported)["Pages"])
    for page in range(1, pages + 1):
        text = " ".join(text_of(pdf, run.exported, page=page).split())
        assert re.findall(r"Page (\d+) of (\d+)", text) == [(str(page), str(pages))]
