"""Two processes book one slot at the same instant: one wins, and the other is told who stands there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, book_days
from luna_desktop.services.front.book_days import BookAsked
from luna_desktop.services.front.booking_requests import Wanted
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.front.booking import at, person

ROOT = Path(__file__).resolve().parents[3]
SLOTS = ("09:00", "10:00", "11:00", "12:00", "14:00", "15:00")


def book_here(clinic: OpenClinic, patient: PatientId, doctor: int, time: str) -> str:
    try:
        act(clinic, book.book_appointment, Wanted(patient, "consultation", doctor, at(time)))
    except BookingConflict as refused:
        return f"{refused.found[0].patient} by {refused.found[0].booked_by}"
    return "booked"


def test_one_wins_and_the_other_is_told_who(open_clinic: Opener, clinic_folder: Path) -> None:
    clinic = open_clinic(Role.OWNER)
    mine = builders.register(clinic)
    theirs = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    doctor = person(clinic)
    command = [sys.executable, "-m", "tests.services.front.another_process", str(clinic_folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        told = []
        for time in SLOTS:
            other.stdin.write(f"{theirs} {doctor} {at(time).isoformat()}\n")
            other.stdin.flush()
            here = book_here(clinic, mine, doctor, time)
            told.append((here, other.stdout.readline().strip()))
        other.stdin.close()
    assert other.returncode == 0
    won = ("booked", "Ananya Kumar by Dr Nandini Rao")
    lost = ("Asha Rao by Ravi Shetty", "booked")
    assert set(told) <= {won, lost}
    page = act(clinic, book_days.read_day, BookAsked(at("09:00").date()))
    assert [f"{each.span.starts:%H:%M}" for each in page.days[0].rows] == [f"{at(time):%H:%M}" for time in SLOTS]
    assert page.days[0].revision == len(SLOTS), "who was refused left nothing behind"
    assert len(entries(clinic, "appointment booked")) == len(SLOTS)
