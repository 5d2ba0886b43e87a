"""Parts to tick, photographs to choose, and the scan of a request."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.reports.record_content import Section
from luna_desktop.ui.disclosures.fields import PhotographsField, ScanField, SectionsField


def test_parts_are_none_until_they_are_ticked(qtbot: QtBot) -> None:
    field = SectionsField("sections")
    qtbot.addWidget(field)
    assert field.value() == []
    with qtbot.waitSignal(field.edited):
        field.boxes[Section.HISTORY].click()
    assert field.value() == ["history"]
    assert field.has(Section.HISTORY)
    field.show_value(["contact"])
    assert field.value() == ["contact"]


def test_photographs_remember_a_draft_until_they_are_shown(qtbot: QtBot) -> None:
    field = PhotographsField("photographs")
    qtbot.addWidget(field)
    field.show_value([3, 7])
    assert field.value() == [3, 7]
    field.offer((), {}, may_open=False)
    assert "opens no photographs" in field.note.text()
    field.offer((), {}, may_open=True)
    assert "no photographs in this record" in field.note.text()


def test_a_scan_is_never_part_of_a_draft(qtbot: QtBot) -> None:
    field = ScanField("scan", "Scan")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.wanted):
        field.button.click()
    field.take(b"x" * 4096)
    assert (field.value(), len(field.content())) == ("", 4096)
    assert "4 KB" in field.button.text()
    field.show_value("")
    assert field.content()
    field.show_value(None)
    assert not field.content()
