"""Letters that ask for deletion: everything that left under a use that was taken back, and never the patient's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.photo_consents import PhotoNo, take_back_photographs
from luna_desktop.services.sharing.deletion_letters import LetterAsked, make_deletion_letter, read_deletions
from luna_desktop.services.sharing.stop_tasks import Settled, list_stop_tasks, settle_stop_task
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries
from tests.services.sharing.photographing import a_photographed, a_society, allow, asked, check, make, save


def test_every_export_under_the_scope_is_listed_and_its_recipient_asked(
    clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    society, journal = a_society(clinic), a_society(clinic, "Journal of Skin")
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE, PhotoScope.STAFF, PhotoScope.JOURNAL)
    farida = open_clinic(Role.PRIVACY_OFFICER)
    for at, (scope, whom, which) in enumerate(
        (
            (PhotoScope.CONFERENCE, society, photographs),
            (PhotoScope.CONFERENCE, society, photographs[:1]),
            (PhotoScope.STAFF, 0, photographs[:1]),
            (PhotoScope.JOURNAL, journal, photographs[1:]),
        )
    ):
        line = make(clinic, asked(patient, which, scope, whom))
        check(farida, patient, line)
        save(clinic, patient, line, tmp_path / f"{at}.bin")
    assert act(clinic, read_deletions, patient) == ()

    act(clinic, take_back_photographs, PhotoNo(patient, PhotoScope.CONFERENCE))
    (only,) = act(clinic, read_deletions, patient)
    assert (only.recipient, [each.number for each in only.files]) == (
        "Society of Dermatologists",
        ["PX-2026-0001", "PX-2026-0002"],
    )
    assert only.told_at is None

    letter = act(farida, make_deletion_letter, LetterAsked(patient, society))
    words = " ".join(text_of(letter.pdf, tmp_path).split())
    assert letter.name == "deletion-PX-2026-0001.pdf"
    assert "PX-2026-0001.zip" in words
    assert "PX-2026-0002.jpg" in words
    assert only.files[0].sha256 in words.replace(" ", "")
    assert "Kumar" not in words
    assert "Ananya" not in words
    assert entries(clinic, "deletion letter made")[-1].patient_id == patient

    (task,) = [each for each in act(farida, list_stop_tasks, None) if each.done_at is None]
    assert (task.recipient_id, task.has_letter) == (society, True)
    act(farida, settle_stop_task, Settled(patient, task.task_id, "Letter sent"))
    assert act(clinic, read_deletions, patient)[0].told_at is not None

    act(clinic, take_back_photographs, PhotoNo(patient, PhotoScope.STAFF, (photographs[0],)))
    inside = next(each for each in act(clinic, read_deletions, patient) if each.recipient_id == 0)
    assert inside.recipient == "Aranya Skin Clinic"
    with pytest.raises(NotFound):
        act(farida, make_deletion_letter, LetterAsked(patient, journal))
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.THERAPIST), make_deletion_letter, LetterAsked(patient, society))
