"""Photographs and whatever was made of them are erased by their keys: the files left in old backups are noise."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import select
from sqlalchemy.orm import Session

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models.photo_exports import PhotoConsentRow, PhotoExportItem
from luna_desktop.models.photographs import Photograph, StoredObject
from luna_desktop.services.clinic import backups
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.photo_exports import read_photo_exports
from tests.services.acting import act, working
from tests.services.rights.test_erasing import erase
from tests.services.sharing.photographing import a_photographed, allow, asked, make


def test_the_keys_of_photographs_and_exports_are_destroyed(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    with working(clinic) as work:
        rows = work.session.scalars(select(StoredObject)).all()
        keys = {row.object_id: row.wrapped_key for row in rows}
    assert len(keys) == 4
    act(clinic, backups.back_up, backups.BackupPlan(str(tmp_path / "disk")))
    kept = {path.name: path.read_bytes() for path in (tmp_path / "disk").rglob("objects/*/*")}
    assert set(kept) == set(keys)

    erase(clinic, patient, DataGroup.PHOTOGRAPHS)
    assert not set(keys) & set(clinic.premises.vault.stored_ids())
    with Session(clinic.engines[1]) as session:
        assert set(session.scalars(select(StoredObject.wrapped_key))) == {b""}
        assert session.scalar(select(Photograph.id)) is None
        assert set(session.scalars(select(PhotoExportItem.boxes))) == {"[]"}
        assert set(session.scalars(select(PhotoConsentRow.series))) == {""}
    for name, content in kept.items():
        with pytest.raises((StorageTrouble, InvalidTag)):
            clinic.premises.vault.open_sealed(name, b"", content)
    assert act(clinic, read_photo_exports, patient)[0].number == "PX-2026-0001"
