from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.services.care.chart import NewEntry, record_entry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.frame_presenter import ChartPresenter, open_chart_page
from luna_desktop.ui.chart.summary import SummaryCard, SummaryView, summary_tab
from luna_desktop.ui.chart.summary_words import SummaryRow
from tests import builders
from tests.ui.clipping import clipped
from tests.ui.contexts import context_of


def texts(view: object) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel)]  # type: ignore[attr-defined]


def test_what_is_recorded_elsewhere_appears_at_once(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    page = open_chart_page(context_of(clinic), patient, [summary_tab([])])
    qtbot.addWidget(page)
    view = page.findChild(SummaryView)
    assert isinstance(view, SummaryView)
    assert "No conditions recorded." in texts(view.conditions)
    clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    assert "Melasma" in texts(view.conditions)
    assert "No photographs yet." in texts(view.photographs)


def test_photographs_are_counted_and_not_opened(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    page = open_chart_page(context_of(clinic), patient, [summary_tab([])])
    qtbot.addWidget(page)
    view = page.findChild(SummaryView)
    assert isinstance(view, SummaryView)
    assert "1 on file" in texts(view.photographs)
    presenter = page.findChild(ChartPresenter)
    assert presenter.hub.badge("photos") == 1
    assert presenter.hub.badge("allergies") == 0


def test_a_card_leads_only_to_a_tab_that_is_there(qtbot: QtBot) -> None:
    view = SummaryView(frozenset({"history"}), with_photographs=False)
    qtbot.addWidget(view)
    asked: list[str] = []
    view.tab_wanted.connect(asked.append)
    view.findChild(object, "conditionsCardOpen").click()  # type: ignore[call-overload]
    assert asked == ["history"]
    assert view.findChild(object, "allergiesCardOpen") is None  # type: ignore[call-overload]
    assert view.photographs.isHidden()


def test_nothing_is_cut_in_a_small_window(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient("Venkatanarasimharajuvaripeta", "Lakshminarayanan"))
    page = open_chart_page(context_of(clinic), patient, [summary_tab([])])
    qtbot.addWidget(page)
    page.resize(1180 - 80, 640)
    with qtbot.waitExposed(page):
        page.show()
    assert clipped(page) == []
    assert page.minimumSizeHint().width() <= 1100
    page.hide()


def test_the_lines_of_a_row_stay_together_beside_a_taller_card(qtbot: QtBot) -> None:
    card = SummaryCard("Conditions", "conditionsCard", icon="stethoscope", door=None)
    qtbot.addWidget(card)
    card.show_rows([SummaryRow("Melasma", "Face")], empty="")
    card.resize(400, 600)
    with qtbot.waitExposed(card):
        card.show()
    name, note = (
        next(each for each in card.findChildren(QLabel) if each.text() == text) for text in ("Melasma", "Face")
    )
    assert note.y() - name.y() < 40
    card.hide()
