"""Taking a use back stops what waits, lists what left, and makes the tasks to ask for its deletion."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.photo_consents import PhotoNo, take_back_photographs
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.services.sharing.photo_exports import read_photo_exports
from luna_desktop.services.sharing.stop_tasks import list_stop_tasks
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.disclosing import a_recipient, answer_sharing
from tests.services.sharing.photographing import a_photographed, a_society, allow, asked, check, make, save


def withdraw(clinic: OpenClinic, patient: PatientId, purpose: Purpose, recipient: int = 0) -> tuple[str, ...]:
    answer = consents.ConsentAnswer(
        patient, purpose, ConsentState.WITHDRAWN, ConsentMethod.NONE, recipient_id=recipient
    )
    return tuple(str(sentence) for sentence in act(clinic, consents.record_consent, answer).stopped)


def left(clinic: OpenClinic, open_clinic: Opener, path: Path) -> tuple[PatientId, list[int], int, ExportLine]:
    patient, photographs = a_photographed(clinic, "tan", "white")
    society = a_society(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs[:1], PhotoScope.CONFERENCE, society))
    check(open_clinic(Role.PRIVACY_OFFICER), patient, line)
    save(clinic, patient, line, path / "left.jpg")
    return patient, photographs, society, line


def test_withdrawing_teaching_stops_lists_and_makes_the_task(
    clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    patient, photographs, society, sent = left(clinic, open_clinic, tmp_path)
    waiting = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    said = withdraw(clinic, patient, Purpose.TEACHING_PHOTOGRAPHS)
    assert any(waiting.number in sentence and "stopped" in sentence for sentence in said)
    assert any("1 file of photographs left" in sentence for sentence in said)
    states = {line.number: line.state for line in act(clinic, read_photo_exports, patient)}
    assert states == {sent.number: State.SENT, waiting.number: State.BLOCKED}
    tasks = [task for task in act(clinic, list_stop_tasks, None) if task.done_at is None]
    assert [(task.recipient, task.purpose) for task in tasks] == [
        ("Society of Dermatologists", Purpose.TEACHING_PHOTOGRAPHS)
    ]
    assert society


@pytest.mark.parametrize("of_the_one_that_left", [True, False])
def test_one_use_of_one_photograph_concerns_what_holds_it(
    clinic: OpenClinic, open_clinic: Opener, tmp_path: Path, *, of_the_one_that_left: bool
) -> None:
    patient, photographs, _society, _sent = left(clinic, open_clinic, tmp_path)
    photograph = photographs[0 if of_the_one_that_left else 1]
    said = act(clinic, take_back_photographs, PhotoNo(patient, PhotoScope.CONFERENCE, (photograph,)))
    assert any("left under this before" in str(sentence) for sentence in said) == of_the_one_that_left
    assert bool(act(clinic, list_stop_tasks, None)) == of_the_one_that_left


def test_withdrawing_a_sharing_stops_the_referral_that_waits(clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic)
    hospital, other = a_recipient(clinic), a_recipient(clinic, name="Hill View Hospital")
    for each in (hospital, other):
        answer_sharing(clinic, patient, each)
    gone = make(clinic, asked(patient, photographs, PhotoScope.REFERRAL, hospital, boxes=()))
    kept = make(clinic, asked(patient, photographs, PhotoScope.REFERRAL, other, boxes=()))
    said = withdraw(clinic, patient, Purpose.SHARING, hospital)
    assert any("Lake View Hospital" in sentence or gone.number in sentence for sentence in said)
    states = {line.number: line.state for line in act(clinic, read_photo_exports, patient)}
    assert states == {gone.number: State.BLOCKED, kept.number: State.APPROVED}
