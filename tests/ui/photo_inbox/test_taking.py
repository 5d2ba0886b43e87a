"""Reading one picture of a camera: checked, looked through for a placard, and refused in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from luna_desktop.interop.camera_folder import chosen
from luna_desktop.interop.pictures import PictureRefused
from luna_desktop.interop.placard_token import LENGTH
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_inbox.taking import take
from tests import builders
from tests.services.care.inboxes import placard_shot, shot

TAKEN = datetime(2026, 3, 14, 15, 2)  # noqa: DTZ001 - a camera's own time


def test_a_placard_is_found_and_other_pictures_have_none(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    (tmp_path / "a.jpg").write_bytes(placard_shot(clinic, patient, TAKEN))
    (tmp_path / "b.jpg").write_bytes(shot(TAKEN))
    (tmp_path / "c.jpg").write_text("no picture", encoding="utf-8")
    placard, other, bad = chosen([tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path / "c.jpg", tmp_path / "gone.jpg"])
    assert len(take(placard).token) == LENGTH
    new = take(other)
    assert (new.token, new.name, new.picture.taken_at) == ("", "b.jpg", TAKEN)
    assert new.sharpness > 0
    with pytest.raises(PictureRefused):
        take(bad)
