"""Placards: a page that names nobody, a code that only this clinic understands, and no placard without a consent."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.care.photo_placards import PlacardAsked, prepare_placard
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries
from tests.services.front.booking import at, book_one, set_up


def test_a_placard_names_number_day_and_room_and_nobody(
    open_clinic: Opener, ticking: builders.Ticking, tmp_path: Path
) -> None:
    ticking.now = at("09:40")
    clinic = open_clinic(Role.CLINICIAN)
    patient = builders.register(clinic)
    with pytest.raises(NotPermitted):
        act(clinic, prepare_placard, PlacardAsked(patient))
    builders.allow_photographs(clinic, patient)
    room, name = next((key, each.name) for key, each in set_up(clinic).rooms.items())
    book_one(clinic, patient, "10:00", room=room)
    made = act(clinic, prepare_placard, PlacardAsked(patient))
    text = text_of(made.pdf, tmp_path)
    assert "LUN-" in text
    assert "16-Mar-2026" in text
    assert str(name) in text
    assert "Kumar" not in text
    assert len(pypdfium2.PdfDocument(made.pdf)) == made.pages == 1
    (entry,) = entries(clinic, "placard printed")
    assert entry.patient_id == patient
