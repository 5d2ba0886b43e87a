"""To whom photographs go for each use, and the rows of what was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.care.photographs import describe_photograph, list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.sharing import photo_export_book
from tests.services.acting import act, working
from tests.services.disclosing import a_recipient
from tests.services.sharing.photographing import a_photographed, a_society, allow, asked, make, save


def test_each_use_has_its_recipient(clinic: OpenClinic) -> None:
    patient, _photographs = a_photographed(clinic)
    hospital, society = a_recipient(clinic), a_society(clinic)
    with working(clinic) as work:
        own = photo_export_book.recipient_of(work, patient, PhotoScope.RECORD, 0)
        inside = photo_export_book.recipient_of(work, patient, PhotoScope.STAFF, society)
        assert (own.kind, inside.kind) == (RecipientKind.PATIENT, RecipientKind.CLINIC)
        assert inside.name == "Aranya Skin Clinic"
        assert photo_export_book.recipient_of(work, patient, PhotoScope.REFERRAL, hospital).recipient_id == hospital
        with pytest.raises(InvalidInput):
            photo_export_book.recipient_of(work, patient, PhotoScope.REFERRAL, society)
        with pytest.raises(NotFound):
            photo_export_book.recipient_of(work, patient, PhotoScope.JOURNAL, 999)
    assert photo_export_book.serves(PhotoScope.RECORD) is Ground.RIGHTS
    assert photo_export_book.serves(PhotoScope.PUBLICATION) is Purpose.TEACHING_PHOTOGRAPHS


def test_lines_are_newest_first_and_say_whose_they_are(clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    first = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    second = make(clinic, asked(patient, photographs, PhotoScope.RECORD, boxes=()))
    with working(clinic) as work:
        lines = photo_export_book.exports_of(work, patient)
        assert not photo_export_book.is_alone(work)
    assert [line.export_id for line in lines] == [second.export_id, first.export_id]
    assert all(line.is_own and line.checks_from is None for line in lines)
    assert [line.number for line in lines] == ["PX-2026-0002", "PX-2026-0001"]


def test_a_face_that_was_marked_intimate_meanwhile_does_not_leave(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, photographs = a_photographed(clinic)
    line = make(clinic, asked(patient, photographs, PhotoScope.RECORD, boxes=()))
    (tile,) = act(clinic, list_photographs, patient)
    body = replace(tile.fact.body, sensitive=True, chaperone="Sister Mary")
    act(clinic, describe_photograph, FactChange(patient, tile.fact.fact_id, tile.fact.number, body))
    with pytest.raises(NotPermitted, match="never leaves with a face"):
        save(clinic, patient, line, tmp_path / "out.jpg")
    assert not (tmp_path / "out.jpg").exists()
