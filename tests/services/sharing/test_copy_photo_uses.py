"""The patient's own copy says for what each photograph was allowed and to whom it went; nobody else's copy does."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import ENGLISH, Message
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing.photographing import a_photographed, a_society, allow, asked, check, make, save


def said(clinic: OpenClinic, patient: int, kind: RecipientKind) -> dict[str, str]:
    request = CopyRequest(patient, Recipient(kind, "Ananya Kumar"), "own")  # type: ignore[arg-type]  # an id
    (photo,) = act(clinic, prepare_record_copy, request).content.photographs

    def words(text: object) -> str:
        return ENGLISH.render(text) if isinstance(text, Message) else str(text)

    return {words(label): words(value) for label, value in photo.details}


def test_uses_and_recipients_stand_beside_the_photograph(
    clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    patient, photographs = a_photographed(clinic)
    society = a_society(clinic)
    assert "Given to" not in said(clinic, patient, RecipientKind.PATIENT)
    allow(clinic, patient, photographs, PhotoScope.STAFF, PhotoScope.CONFERENCE)
    line = make(clinic, asked(patient, photographs, PhotoScope.CONFERENCE, society))
    check(open_clinic(Role.PRIVACY_OFFICER), patient, line)
    save(clinic, patient, line, tmp_path / "left.jpg")
    found = said(clinic, patient, RecipientKind.PATIENT)
    assert found["Allowed beside the record"] == "Teaching inside the clinic, Conferences and courses for doctors"
    assert found["Given to"] == "Society of Dermatologists on 14-Mar-2026"
