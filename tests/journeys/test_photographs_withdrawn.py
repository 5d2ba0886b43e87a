"""Withdraw teaching: a file left, the use is taken back in the window, the letter asking for deletion is made."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.sharing.photo_exports import read_photo_exports
from tests import builders
from tests.journeys.conftest import Begin
from tests.reports.reading import text_of
from tests.services.acting import act
from tests.services.sharing.photographing import a_society, allow, asked, check, make, save


def test_teaching_is_withdrawn_and_the_letter_made(begin: Begin, small_clinic: Path, tmp_path: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    clinic = journey.program.clinic
    assert clinic is not None
    patient = builders.register(clinic, builders.a_patient("Reddy", "Lata"))
    builders.allow_photographs(clinic, patient)
    photographs = [builders.add_photograph(clinic, patient)]
    society = a_society(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.CONFERENCE, society))
    second = builders.open_as(small_clinic, Role.PRIVACY_OFFICER, clock=clinic.premises.clock)
    check(second, patient, line)
    second.close()
    save(clinic, patient, line, tmp_path / "left.jpg")
    waiting = make(clinic, asked(patient, photographs, PhotoScope.CONFERENCE, society))

    journey.find_patient("Reddy")
    journey.press("Alt+8")
    journey.see_widget("photoUsesCard")
    journey.settle()
    journey.answers.will_answer(True)
    journey.use("takeBack-conference")
    journey.see(f"{waiting.number} were stopped before they left", "1 file of photographs left under this before")
    journey.settle()
    states = {each.number: each.state for each in act(clinic, read_photo_exports, patient)}
    assert states == {line.number: State.SENT, waiting.number: State.BLOCKED}
    assert not journey.is_seen("takeBack-conference")
    assert journey.is_seen("takeBack-staff")

    journey.answers.will_answer(tmp_path / "letter.pdf")
    journey.use(f"letter-{society}")
    journey.settle()
    words = " ".join(text_of((tmp_path / "letter.pdf").read_bytes(), tmp_path).split())
    assert line.number in words
    assert "Reddy" not in words
