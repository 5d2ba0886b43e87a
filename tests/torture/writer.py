"""A process that works in a real clinic and says each finished act on its output, made to be killed.

It starts once and forks for each round, so that a round costs no start of Python. What it reads: one JSON document a
line, with the round's kind and folder. What it writes: the child's process id, one line for each act that came back,
and at last a line that the child ended.
"""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from PIL import Image

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.services import drafts
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import backups, clinics, settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from tests import builders

Said = dict[str, Any]


def say(said: Said) -> None:
    """Tell the reader at once; what was told here must be found after the kill."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def picture(number: int) -> bytes:
    """Return a JPEG that differs for every number."""
    written = io.BytesIO()
    Image.new("RGB", (48 + number % 64, 48 + number // 64 % 64), (number % 256, number // 256 % 256, 90)).save(
        written, "JPEG"
    )
    return written.getvalue()


class Day:
    """A day's work in random order; every act is told when it has come back."""

    def __init__(self, clinic: OpenClinic, order: Said) -> None:
        self.clinic, self.order = clinic, order
        self.chance = random.Random(order["seed"])  # noqa: S311 - an order of work, not keys
        self.number = int(order["seed"]) * 1000
        first = builders.a_patient(f"Torture{self.number}", "First", phone="")
        self.patient = builders.register(clinic, first)
        builders.allow_photographs(clinic, self.patient)

    def work(self) -> None:
        """Work until killed."""
        acts: tuple[Callable[[], Said], ...] = (
            self.register,
            self.enter,
            self.enter,
            self.photograph,
            self.photograph,
            self.draft,
            self.draft,
            self.staff,
            self.backup,
        )
        while True:
            self.number += 1
            say(self.chance.choice(acts)())

    def register(self) -> Said:
        """Register a person."""
        new = builders.a_patient(f"Torture{self.number}", "Patient", phone="")
        made = self.clinic.desk.perform(self.clinic.actor, patients.register_patient, new)
        return {"act": "register", "patient": made.patient_id, "mrn": made.mrn, "family": new.identity.family_name}

    def enter(self) -> Said:
        """Record a condition."""
        name = f"Condition {self.number}"
        new = chart.NewEntry(self.patient, Condition(Coded(name)))
        self.clinic.desk.perform(self.clinic.actor, chart.record_entry, new)
        return {"act": "entry", "patient": self.patient, "name": name}

    def photograph(self) -> Said:
        """Add a photograph."""
        made = builders.add_photograph(self.clinic, self.patient, picture(self.number))
        return {"act": "photograph", "patient": self.patient, "photograph": made}

    def draft(self) -> Said:
        """Keep what is typed, in place of what was kept before."""
        kept = drafts.KeptDraft(drafts.DraftPlace("condition", self.patient), {"typed": str(self.number)})
        self.clinic.desk.perform(self.clinic.actor, drafts.keep_draft, kept)
        return {"act": "draft", "patient": self.patient, "typed": self.number}

    def staff(self) -> Said:
        """Add a person to the staff, which writes the key file anew."""
        login = f"staff{self.number}"
        new = staff.NewStaff(login, f"Staff {self.number}", frozenset({Role.RECEPTION}), builders.PASSWORD)
        self.clinic.desk.perform(self.clinic.actor, staff.add_staff, new)
        return {"act": "staff", "login": login}

    def backup(self) -> Said:
        """Make a backup."""
        plan = backups.BackupPlan(self.order["backups"])
        made = self.clinic.desk.perform(self.clinic.actor, backups.back_up, plan)
        return {"act": "backup", "path": str(made.path)}


def work_in_clinic(order: Said) -> None:
    """Sign in and work until killed."""
    clock = builders.Ticking()
    clock.advance(hours=int(order["seed"]))
    Day(builders.open_as(Path(order["folder"]), Role.OWNER, clock=clock), order).work()


def make_clinics(order: Said) -> None:
    """Make one clinic after another until killed."""
    number = 0
    while True:
        number += 1
        folder = Path(order["folder"]) / f"clinic{number}"
        owner = staff.NewStaff("owner", "Dr Nandini Rao", clinics.FIRST_ROLES, builders.OWNER_PASSWORD)
        new = clinics.NewClinic(
            settings.ClinicDetails("Torture"), settings.PrivacyContact("Nobody", phone="+91 98450 11223"), owner
        )
        clinics.create_clinic(folder, new, cost=builders.CHEAP).clinic.close()
        say({"act": "created", "folder": str(folder)})


def restore_backups(order: Said) -> None:
    """Restore a backup to one new folder after another until killed."""
    number = 0
    while True:
        number += 1
        folder = Path(order["folder"]) / f"restored{number}"
        backups.restore_clinic(Path(order["backup"]), order["recovery"], folder)
        say({"act": "restored", "folder": str(folder)})


KINDS: dict[str, Callable[[Said], None]] = {
    "work": work_in_clinic,
    "create": make_clinics,
    "restore": restore_backups,
}


def main() -> None:
    """Fork a child for every order, and tell when it is gone."""
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                say({"pid": os.getpid()})
                KINDS[order["kind"]](order)
            except BaseException as error:
                say({"failed": repr(error)})
                raise
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        sys.stdout.write("\n")  # the kill may have cut a line
        say({"ended": child})


class Writer:
    """The other end: gives orders, reads what is told, and kills."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._output: TextIO = process.stdout  # type: ignore[assignment]  # opened as a pipe
        self._input: TextIO = process.stdin  # type: ignore[assignment]

    def start(self, order: Said) -> int:
        """Give an order and return the process id of who carries it out."""
        self._input.write(json.dumps(order) + "\n")
        self._input.flush()
        return int(self.next()["pid"])

    def next(self) -> Said:
        """Return what is told next."""
        for line in self._output:
            if line.strip():
                return dict(json.loads(line))
        raise AssertionError("the writer ended")

    def rest(self) -> Iterator[Said]:
        """Yield what was told before the child was gone; a line that the kill cut short was told to nobody."""
        for line in self._output:
            try:
                said = json.loads(line)
            except ValueError:
                continue
            if "ended" in said:
                return
            yield said


@contextmanager
def writer() -> Iterator[Writer]:
    """Start the process, and end it afterwards."""
    command = [sys.executable, "-m", "tests.torture.writer"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Writer(process)
        finally:
            process.stdin.close()  # type: ignore[union-attr]  # opened as a pipe


if __name__ == "__main__":
    main()
