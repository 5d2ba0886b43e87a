"""The page of a visit that is read: what was amended is told with both wordings, and only its holder changes it."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.services.care.visits import Addendum, OpenVisit, VersionOfVisit
from luna_desktop.ui.visits.reading_page import ReadingPage
from tests.services.care.visiting import WHOLE
from tests.ui.visits.test_wording import LATE, a_header

SIGNED = VersionOfVisit(2, VisitState.SIGNED, WHOLE, "Dr Nandini Rao", a_header().practitioner_id, LATE, "")
AMENDED = replace(SIGNED, number=3, state=VisitState.AMENDED, note=replace(WHOLE, plan="Other"), reason="Hurry")
STRUCK = replace(AMENDED, number=4, state=VisitState.ENTERED_IN_ERROR, reason="Wrong day")


def a_page(
    qtbot: QtBot, state: VisitState, *versions: VersionOfVisit, is_mine: bool = True, moved: bool = False
) -> ReadingPage:
    page = ReadingPage()
    qtbot.addWidget(page)
    visit = OpenVisit(a_header(state=state), versions, (Addendum("Healing.", "Tara Menon", LATE),), moved_to=moved)
    page.show_visit(visit, is_mine=is_mine, may_write=True)
    return page


def test_an_amendment_shows_both_wordings_and_why(qtbot: QtBot) -> None:
    page = a_page(qtbot, VisitState.AMENDED, AMENDED, SIGNED)
    ((head, text),) = page.earlier_blocks.blocks()
    assert head.startswith("Amended, Dr Nandini Rao")
    assert text.splitlines() == ["Why: Hurry", f"Plan, before: {WHOLE.plan}", "Plan, now: Other"]
    assert not page.amend.isHidden()
    assert page.addenda.blocks() == (("Tara Menon, 23-Nov-2026, 02:02", "Healing."),)


def test_a_colleague_adds_a_note_and_changes_nothing(qtbot: QtBot) -> None:
    page = a_page(qtbot, VisitState.SIGNED, SIGNED, is_mine=False)
    assert page.amend.isHidden()
    assert page.strike.isHidden()
    assert not page.own_note.isHidden()
    page.own_note.show_value("Seen again")
    with qtbot.waitSignal(page.add_wanted) as heard:
        page.add_button.click()
    assert heard.args == ["Seen again"]


def test_a_struck_out_visit_says_who_and_why_and_is_left_alone(qtbot: QtBot) -> None:
    page = a_page(qtbot, VisitState.ENTERED_IN_ERROR, STRUCK, AMENDED, SIGNED)
    assert "Wrong day" in page.notice.text()
    assert all(part.isHidden() for part in (page.amend, page.strike, page.move_button, page.own_note))
    moved = a_page(qtbot, VisitState.ENTERED_IN_ERROR, STRUCK, moved=True)
    assert "wrong chart" in moved.notice.text()
