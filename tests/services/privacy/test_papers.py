"""The papers drawer: reception files and opens a paper, cannot open photographs, and a restored clinic has both."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StorageTrouble
from luna_desktop.models.photographs import Photograph, StoredObject
from luna_desktop.services.clinic import backups, clinics, health
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import papers
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.test_papers import a_pdf
from tests.services.acting import act, working


def filed(clinic: OpenClinic, content: bytes) -> str:
    with working(clinic) as work:
        return papers.file_paper(work, content, "application/pdf")


def test_reception_files_a_paper_and_opens_it_but_no_photograph(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = builders.register(owner)
    builders.allow_photographs(owner, patient)
    builders.add_photograph(owner, patient)
    content = a_pdf()
    object_id = filed(desk, content)
    with working(desk) as work:
        assert papers.open_paper(work, object_id) == content
        row = work.session.scalars(select(StoredObject).where(StoredObject.object_id == object_id)).one()
        assert (row.drawer, row.media_type, row.size) == ("papers", "application/pdf", len(content))
        photograph = work.session.scalars(select(Photograph)).one()
        key = work.session.scalars(
            select(StoredObject.wrapped_key).where(StoredObject.object_id == photograph.preview_id)
        ).one()
        with pytest.raises(NotFound):
            papers.open_paper(work, photograph.preview_id)
        with pytest.raises(StorageTrouble):
            work.premises.papers.read(photograph.preview_id, key)
        with pytest.raises(NotPermitted):
            work.premises.vault.read(photograph.preview_id, key)
    assert content not in desk.premises.papers.path_of(object_id).read_bytes()


def test_what_cannot_be_filed_is_told_at_its_field(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        with pytest.raises(InvalidInput) as refused:
            papers.file_paper(work, b"no paper", field="paper")
        assert set(refused.value.problems) == {"paper"}
        assert work.session.scalars(select(StoredObject)).all() == []


def test_the_doctor_is_content_and_finds_a_damaged_paper(open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    builders.allow_photographs(owner, patient)
    builders.add_photograph(owner, patient)
    object_id = filed(owner, a_pdf())
    act(owner, backups.back_up, backups.BackupPlan(str(tmp_path / "disk")))
    found = act(owner, health.examine, None)
    assert [check.name for check in found.checks if not check.ok] == []
    assert any("All 4 sealed files" in str(check.message) for check in found.checks)
    path = owner.premises.papers.path_of(object_id)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    desk = open_clinic(Role.ADMINISTRATOR)
    again = act(desk, health.examine, None)
    assert "photographs and documents" in [check.name for check in again.checks if not check.ok]


def test_a_restored_clinic_opens_its_papers(
    open_clinic: Opener, clinic_template: builders.Template, tmp_path: Path
) -> None:
    owner, content = open_clinic(Role.OWNER), a_pdf(2)
    object_id = filed(owner, content)
    made = act(owner, backups.back_up, backups.BackupPlan(str(tmp_path / "disk")))
    folder = tmp_path / "restored"
    backups.restore_clinic(made.path, clinic_template.recovery_code, folder)
    opened = clinics.recover_access(
        folder, clinic_template.recovery_code, "owner", builders.OWNER_PASSWORD, cost=builders.CHEAP
    )
    try:
        with working(opened) as work:
            assert papers.open_paper(work, object_id) == content
    finally:
        opened.close()


def test_locking_closes_the_drawer(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    clinic.close()
    with pytest.raises(NotPermitted):
        clinic.premises.papers.seal(b"x", media_type="x")
