"""The recall list over a real book: booked, called, written to, left out for good, and the days chosen."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.front.outstanding import keep_recall
from luna_desktop.ui.recall_list.presenter import build_page
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.front.booking import book_one
from tests.ui.contexts import Way, context_of


def test_the_desk_works_the_list_off(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    first = builders.register(clinic)
    second = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    with working(clinic) as work:
        keep_recall(work, first, 1, date(2026, 3, 1))
        keep_recall(work, second, 2, date(2026, 3, 10))
    way = Way()
    context = context_of(clinic, True, "Moved away", way=way)
    view = build_page(context)
    qtbot.addWidget(view)
    assert view.days.isHidden(), "the owner chooses"
    assert view.table.rows_model().rowCount() == 2
    view.call.click()
    assert way.opened == [first]
    view.book.click()
    view.run.click()
    assert way.places == [f"booking {first} 0", "messages/recalls"]
    view.off.click()
    assert [view.table.rows_model().row_at(0).card.patient_id] == [second]  # type: ignore[union-attr]
    book_one(clinic, second)
    assert view.table.rows_model().rowCount() == 0


def test_the_owner_chooses_for_how_many_days(qtbot: QtBot, open_clinic: Opener) -> None:
    view = build_page(context_of(open_clinic(Role.OWNER)))
    qtbot.addWidget(view)
    view.days_chosen.emit(7)
    assert view.days.value() == 7
    assert "7 days" in view.resting.text()
    view.days_chosen.emit(0)
    assert "between 1 and 180" in view.banner.text()
