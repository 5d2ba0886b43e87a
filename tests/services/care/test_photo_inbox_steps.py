"""What is done with pictures of nobody: views, turning, throwing away for good, what the privacy officer settles."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.photo_inbox import Discard, PhotoState
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.models.photo_inbox import InboxPhoto, InboxStep
from luna_desktop.models.photographs import StoredObject
from luna_desktop.services.care import photo_inbox_steps as steps
from luna_desktop.services.care.photo_inbox import count_expired
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.inboxes import shot, take

TAKEN = datetime(2026, 3, 14, 15, 2)  # noqa: DTZ001 - a camera's own time


def rows(clinic: OpenClinic) -> list[InboxPhoto]:
    with working(clinic) as work:
        return list(work.session.scalars(select(InboxPhoto).order_by(InboxPhoto.id)))


def lines(clinic: OpenClinic) -> list[tuple[int, str, str]]:
    with working(clinic) as work:
        return [(each.photo_id, each.act, each.value) for each in work.session.scalars(select(InboxStep))]


@pytest.fixture
def two(clinic: OpenClinic) -> tuple[int, int]:
    return take(clinic, shot(TAKEN)).photo_id, take(clinic, shot(TAKEN, 1)).photo_id


def test_view_and_turning_stand_beside_the_picture_and_each_act_is_kept(
    clinic: OpenClinic, two: tuple[int, int]
) -> None:
    act(clinic, steps.set_inbox_view, steps.Viewed(two, "face_front"))
    act(clinic, steps.turn_inbox_photos, steps.Turned(two[:1]))
    act(clinic, steps.turn_inbox_photos, steps.Turned(two[:1], 270))
    act(clinic, steps.turn_inbox_photos, steps.Turned(two[1:], 180))
    assert [(row.view, row.turned) for row in rows(clinic)] == [("face_front", 0), ("face_front", 180)]
    assert lines(clinic)[2:] == [(1, "turned", "90"), (1, "turned", "0"), (2, "turned", "180")]
    before = rows(clinic)[0].original_id
    assert act(clinic, steps.open_inbox_photo, two[1]).turned == 180
    assert rows(clinic)[0].original_id == before
    with pytest.raises(InvalidInput):
        act(clinic, steps.set_inbox_view, steps.Viewed(two, "sideways"))
    with pytest.raises(InvalidInput):
        act(clinic, steps.turn_inbox_photos, steps.Turned(two, 45))


def test_what_is_thrown_away_cannot_be_opened_again_and_does_not_come_back(
    clinic: OpenClinic, two: tuple[int, int]
) -> None:
    objects = [rows(clinic)[0].original_id, rows(clinic)[0].full_id, rows(clinic)[0].preview_id]
    assert act(clinic, steps.discard_inbox_photos, steps.Discarded(two[:1], Discard.BLURRED)) == 1
    gone, left = rows(clinic)
    assert (gone.state, gone.original_id, gone.thumbnail, gone.sealed_name) == (
        PhotoState.DISCARDED.value,
        None,
        b"",
        b"",
    )
    with working(clinic) as work:
        keys = work.session.scalars(select(StoredObject.wrapped_key).where(StoredObject.object_id.in_(objects))).all()
    assert keys == [b"", b"", b""]
    assert not any(clinic.premises.vault.path_of(str(each)).exists() for each in objects)
    assert left.state == PhotoState.WAITING.value
    assert not take(clinic, shot(TAKEN)).is_new
    with pytest.raises(NotFound):
        act(clinic, steps.open_inbox_photo, two[0])
    assert lines(clinic)[-1] == (two[0], "discarded", "blurred")
    assert len(entries(clinic, "inbox photograph thrown away")) == 1


def test_one_that_is_gone_stops_the_whole_act(clinic: OpenClinic, two: tuple[int, int]) -> None:
    act(clinic, steps.discard_inbox_photos, steps.Discarded(two[:1], Discard.NOT_CLINICAL))
    with pytest.raises(NotFound):
        act(clinic, steps.set_inbox_view, steps.Viewed(two, "face_front"))
    assert rows(clinic)[1].view == ""


def test_after_seven_days_the_privacy_officer_alone_settles(
    clinic: OpenClinic, open_clinic: Opener, ticking: builders.Ticking, two: tuple[int, int]
) -> None:
    therapist, officer = open_clinic(Role.THERAPIST), open_clinic(Role.PRIVACY_OFFICER)
    assert act(officer, count_expired, None) == 0
    with pytest.raises(NotFound):
        act(officer, steps.erase_expired, steps.Discarded(two, Discard.NOBODY))
    ticking.advance(days=7, minutes=1)
    assert act(officer, count_expired, None) == 2
    with pytest.raises(NotFound):
        act(therapist, steps.open_inbox_photo, two[0])
    with pytest.raises(NotPermitted):
        act(therapist, steps.hand_back, two)
    act(officer, steps.hand_back, two[:1])
    assert act(therapist, steps.open_inbox_photo, two[0]).photo_id == two[0]
    back = rows(clinic)[0].due_at - ticking.now
    assert timedelta(days=6, hours=23) < back < timedelta(days=7)
    assert act(officer, steps.open_expired_photo, two[1]).jpeg.startswith(b"\xff\xd8")
    assert act(officer, steps.erase_expired, steps.Discarded(two[1:], Discard.NOBODY)) == 1
    assert act(officer, count_expired, None) == 0
