"""Undoing: later rows are shared out, the reason is asked, and what stands in the way is said."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.merging import Side
from luna_desktop.services.people.merge_book import LaterRow
from luna_desktop.services.people.unmerges import UnmergePage
from luna_desktop.texts import say
from luna_desktop.ui.merges.unmerge_view import UnmergeView
from tests.ui.merges.test_wording import AT, LINE

LATER = (LaterRow("visit", 7, say("Visit"), AT, "Tara"), LaterRow("fact", 9, say("Entry in the chart"), AT, "Tara"))


def test_every_later_row_is_shared_out_before_it_is_undone(qtbot: QtBot) -> None:
    view = UnmergeView()
    qtbot.addWidget(view)
    view.show_page(UnmergePage(LINE, LATER))
    view.reason.edit.setPlainText("They are twins, both came")
    assert not view.unmerge.isEnabled()
    view.share_all.click()
    assert view.unmerge.isEnabled()
    view.rows[1].choice.show_value(Side.MERGED)
    assert view.shares() == (("visit 7", Side.KEPT), ("fact 9", Side.MERGED))
    view.show_problems({"reason": "Say more.", "shares": "Share it out."})
    assert (view.reason.problem, view.banner.text()) == ("Say more.", "Share it out.")


def test_what_stands_in_the_way_and_what_was_undone_can_only_be_read(qtbot: QtBot) -> None:
    view = UnmergeView()
    qtbot.addWidget(view)
    view.show_page(UnmergePage(LINE, (), say("A newer merge stands in the way.")))
    assert view.unmerge.isHidden()
    assert "newer" in view.banner.text()
    undone = replace(LINE, undone_at=AT, undone_by="Tara", undone_reason="twins")
    view.show_page(UnmergePage(undone, (), say("This merge was undone already.")))
    assert view.banner.text() == ""
    assert "twins" in view.told.text()
    assert view.cancel.text() == "Close"
