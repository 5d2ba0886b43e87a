"""Placards: a page that names nobody, a code that only this clinic understands, and no placard without a consent."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.photo_inbox import PhotoState
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models.photo_inbox import InboxPhoto, PhotoPlacard
from luna_desktop.services.care.photo_placards import PlacardAsked, prepare_placard
from luna_desktop.services.rights import erasure_runs
from luna_desktop.services.rights.erasure_runs import Sign
from luna_desktop.services.work import Work
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries, working
from tests.services.care.inboxes import placard_shot, shot, take
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


def test_an_erasure_takes_the_placard_and_the_picture_that_shows_it(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    ticking.now = at("09:40")
    clinic = open_clinic(Role.OWNER)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    shown = take(clinic, placard_shot(clinic, patient)).photo_id
    take(clinic, shot())
    with Session(clinic.engines[0]) as session:
        work = Work(session, clinic.actor, clinic.premises)
        with work.committed():
            done = erasure_runs.carry_out(work, patient, (DataGroup.PHOTOGRAPHS,), Sign(agreed_by=clinic.actor.user_id))
    assert done.files == 3
    with working(clinic) as work:
        assert work.session.scalars(select(PhotoPlacard)).all() == []
        states = dict(work.session.execute(select(InboxPhoto.id, InboxPhoto.state)).all())
        emptied = work.session.get(InboxPhoto, shown)
    assert states == {shown: PhotoState.ERASED.value, shown + 1: PhotoState.WAITING.value}
    assert emptied is not None
    assert (emptied.thumbnail, emptied.original_id, emptied.placard_id) == (b"", None, None)
