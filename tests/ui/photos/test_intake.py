"""Files on their way in: each checked, each described, refused ones named."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.interop.pictures import PictureRefused
from luna_desktop.ui.photos.incoming import Incoming, RefusedFile, take_in
from luna_desktop.ui.photos.intake import IntakeForm
from tests import builders

NOW = datetime(2026, 11, 2, 11, 52)  # noqa: DTZ001 - a camera's own time


def test_a_file_is_read_whole_and_its_small_copy_decoded(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "IMG_1.jpg"
    file.write_bytes(builders.a_jpeg())
    accepted = take_in(Incoming(file.name, file))
    assert (accepted.picture.width, accepted.image.width()) == (640, 320)
    assert "IMG_1" not in repr(accepted)


def test_a_file_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PictureRefused, match="cannot be read"):
        take_in(Incoming("gone.jpg", tmp_path / "gone.jpg"))


def test_the_form_wants_a_place_and_times_that_are_times(qtbot: QtBot) -> None:
    form = IntakeForm()
    qtbot.addWidget(form)
    accepted = [take_in(Incoming(f"{key}.jpg", content=builders.a_jpeg(80, 60))) for key in ("a", "b")]
    form.show_batch(accepted, [RefusedFile("notes.txt", "This is not a picture.")], NOW)
    assert "notes.txt: This is not a picture." in form.banner.text()
    asked: list[bool] = []
    form.save_wanted.connect(lambda: asked.append(True))
    save = next(button for button in form.findChildren(object, "savePhotosButton"))
    save.click()
    assert form.region.problem
    form.region.show_value("face")
    form._rows[1].taken.show_value("nonsense")
    save.click()
    assert asked == []
    form._rows[1].taken.show_value("01-11-2026 09:00")
    save.click()
    assert asked == [True]
    first, second = (facts for _accepted, facts in form.batch())
    assert (first.taken_at, first.region) == (NOW, "face")
    assert second.taken_at.day == 1
