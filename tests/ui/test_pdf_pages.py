"""The pages on the screen: turned, zoomed, small, and never on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.pdf_pages import CopyPreview
from tests.ui.record_copy.papers import a_pdf


def a_preview(qtbot: QtBot, pages: int = 3) -> CopyPreview:
    preview = CopyPreview()
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show_pages(a_pdf(pages))
    return preview


def drawn(qtbot: QtBot, preview: CopyPreview) -> None:
    qtbot.waitUntil(lambda: not preview._timer.isActive())


def test_pages_are_turned_between_first_and_last(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    assert preview.where.text() == "Page 1 of 3"
    assert not preview.up.isEnabled()
    preview.down.click()
    preview.turn(1)
    assert preview.where.text() == "Page 3 of 3"
    assert not preview.down.isEnabled()
    preview.turn(1)
    assert preview.where.text() == "Page 3 of 3"
    drawn(qtbot, preview)


def test_other_pages_keep_the_place_and_fewer_go_to_the_last(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    preview.go_to_page(2)
    preview.show_pages(a_pdf(4))
    assert preview.where.text() == "Page 3 of 4"
    preview.show_pages(a_pdf(1))
    assert preview.where.text() == "Page 1 of 1"
    preview.show_pages(b"")
    assert (preview.page_count(), preview.where.text()) == (0, "No pages")
    drawn(qtbot, preview)


def test_zoom_stays_within_bounds(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    for _time in range(20):
        preview.larger.click()
    assert preview.view.zoomFactor() <= 4.0
    for _time in range(40):
        preview.smaller.click()
    assert preview.view.zoomFactor() >= 0.25
    drawn(qtbot, preview)


def test_small_pages_are_white_paper(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    page = preview.pages.page_image(0, 92)
    assert (page.width(), page.height()) == (92, 130)
    assert page.pixelColor(40, 60).lightness() == 255
    drawn(qtbot, preview)


def test_pages_never_reach_the_disk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    preview = a_preview(qtbot, 5)
    drawn(qtbot, preview)
    preview.grab()
    assert list(tmp_path.rglob("*")) == []
