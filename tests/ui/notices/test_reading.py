"""Texts read in full and compared."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.notices import Piece, compared
from luna_desktop.ui.notices.reading import ComparePage, VersionPage, differences

PIECES = compared("We keep it for two years.\nAsk us.\n", "We keep it for three years.\nAsk us.\nOr write.\n")


def test_what_was_taken_out_and_put_in_at_one_place_is_one_change() -> None:
    found = [(each.removed, each.added) for each in differences(PIECES)]
    assert found == [("two", "three"), ("", "Or write.")]
    assert differences((Piece("same"),)) == []
    assert [each.removed for each in differences((Piece("same "), Piece("gone", was_removed=True)))] == ["gone"]


def test_changes_are_marked_by_lines_and_listed_beside_the_text(qtbot: QtBot) -> None:
    page = ComparePage()
    qtbot.addWidget(page)
    page.show()
    page.show_pieces("Version 2", "Compared with version 1", PIECES)
    marks = {}
    block = page.text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            shape = pieces.fragment().charFormat()
            marks[pieces.fragment().text()] = (shape.fontStrikeOut(), shape.fontUnderline())
            pieces += 1
        block = block.next()
    assert marks["two"] == (True, False)
    assert marks["three"] == (False, True)
    assert page.list.rows_model().rowCount() == 2
    page.list.choose(1)
    assert "Or write." in page.text.textCursor().selectedText()


def test_equal_texts_say_so(qtbot: QtBot) -> None:
    page = ComparePage()
    qtbot.addWidget(page)
    page.show_pieces("Version 2", "", (Piece("same"),))
    assert not page.nothing.isHidden()
    assert page.list.isHidden()


def test_a_script_in_a_text_stays_words(qtbot: QtBot) -> None:
    page = VersionPage()
    qtbot.addWidget(page)
    page.show_text("Version 1", "", "\\<script\\>alert(1)\\</script\\>")
    assert page.text.toPlainText() == "<script>alert(1)</script>"
