"""Pictures come into the inbox sealed, once, with the meaning of the placard that they show, and never half."""

from __future__ import annotations

import errno
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.interop.pictures import prepare
from luna_desktop.interop.placard_reading import read_token
from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.services.care import photo_inbox_taking as taking
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.storage import vault
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.inboxes import placard_shot, shot, take

TAKEN = datetime(2026, 3, 14, 15, 2)  # noqa: DTZ001 - a camera's own time


def row(clinic: OpenClinic, photo: int) -> InboxPhoto:
    with working(clinic) as work:
        return work.session.scalars(select(InboxPhoto).where(InboxPhoto.id == photo)).one()


def files(clinic: OpenClinic) -> list[Path]:
    return [path for path in (clinic.premises.folder / "objects").rglob("*") if path.is_file()]


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    builders.allow_photographs(clinic, registered)
    return registered


def test_a_picture_is_sealed_at_once_and_known_again(clinic: OpenClinic) -> None:
    content = shot(TAKEN)
    first = take(clinic, content, name="IMG_KUMAR.JPG", mark="m1", camera="Room 1 camera")
    assert first.is_new
    assert len(files(clinic)) == 3
    for path in Path(clinic.premises.folder).rglob("*"):
        if path.is_file():
            found = path.read_bytes()
            assert content[200:264] not in found
            assert b"KUMAR" not in found
    again = take(clinic, content, name="COPY.JPG")
    assert (again.photo_id, again.is_new) == (first.photo_id, False)
    kept = row(clinic, first.photo_id)
    assert kept.taken_at == datetime(2026, 3, 14, 9, 32, tzinfo=UTC)
    assert kept.due_at - kept.received_at == timedelta(days=7)
    assert act(clinic, taking.known_marks, ("m1", "m2")) == {"m1"}
    (entry,) = entries(clinic, "inbox photograph received")
    assert "KUMAR" not in entry.detail
    assert entry.patient_id is None


def test_a_placard_means_its_patient_until_the_day_is_over(
    clinic: OpenClinic, ticking: builders.Ticking, patient: PatientId
) -> None:
    picture = placard_shot(clinic, patient, TAKEN)
    token = read_token(prepare(picture).preview)
    assert token
    kept = row(clinic, take(clinic, picture).photo_id)
    assert (kept.code, kept.placard_id) == (Code.READ.value, 1)
    ticking.advance(days=1)
    late = row(clinic, take(clinic, shot(TAKEN + timedelta(days=1), 2), token=token).photo_id)
    assert (late.code, late.placard_id) == (Code.EXPIRED.value, None)
    in_time = row(clinic, take(clinic, shot(TAKEN, 3), token=token).photo_id)
    assert in_time.code == Code.READ.value
    foreign = row(clinic, take(clinic, shot(TAKEN, 4), token="A" * 24).photo_id)
    assert (foreign.code, foreign.placard_id) == (Code.UNKNOWN.value, None)


def test_without_a_camera_time_the_file_tells_when(clinic: OpenClinic) -> None:
    written = datetime(2026, 3, 13, 5, 0, tzinfo=UTC)
    assert row(clinic, take(clinic, shot(), written_at=written).photo_id).taken_at == written
    now = clinic.premises.clock()
    assert abs(row(clinic, take(clinic, shot(number=2)).photo_id).taken_at - now) < timedelta(minutes=1)


def test_a_full_disk_takes_nothing_and_says_so(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "ROOM_LEFT", shutil.disk_usage(clinic.premises.folder).total)
    with pytest.raises(StorageTrouble, match="disk is full"):
        take(clinic, shot(TAKEN))
    assert files(clinic) == []
    monkeypatch.undo()
    assert take(clinic, shot(TAKEN)).is_new


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_vault_that_goes_away_half_way_leaves_no_row(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real, calls = vault.files.write_whole, []

    def failing(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(code, "gone")
        real(path, content)

    monkeypatch.setattr(vault.files, "write_whole", failing)
    with pytest.raises(StorageTrouble):
        take(clinic, shot(TAKEN))
    with working(clinic) as work:
        assert work.session.scalars(select(InboxPhoto)).all() == []
    assert take(clinic, shot(TAKEN)).is_new


def test_days_are_a_setting_of_the_owner_and_the_privacy_officer(clinic: OpenClinic, open_clinic: Opener) -> None:
    assert act(clinic, taking.read_inbox_days, None) == 7
    assert act(clinic, taking.change_inbox_days, 3) == 3
    kept = row(clinic, take(clinic, shot(TAKEN)).photo_id)
    assert kept.due_at - kept.received_at == timedelta(days=3)
    with pytest.raises(InvalidInput):
        act(clinic, taking.change_inbox_days, 31)
    therapist = open_clinic(Role.THERAPIST)
    with pytest.raises(NotPermitted):
        act(therapist, taking.change_inbox_days, 5)


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_does_not_treat_takes_nothing_in(open_clinic: Opener, role: Role) -> None:
    with pytest.raises(NotPermitted):
        take(open_clinic(role), shot(TAKEN))
