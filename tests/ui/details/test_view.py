from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import read_details
from luna_desktop.ui.details.view import DetailsView
from tests import builders
from tests.ui.clipping import clipped


def test_what_was_read_is_shown_without_counting_as_a_change(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(other_script="कुमार"))
    view = DetailsView(date(2026, 3, 14))
    qtbot.addWidget(view)
    view.show_details(clinic.desk.perform(clinic.actor, read_details, patient))
    assert view.identity.script.value() == "कुमार"
    assert [row.parts["number"].value() for row in view.phones.rows()] == ["+91 98860 01427"]
    assert not view.frame.is_dirty()


def test_nothing_is_cut_in_a_small_window(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient("Venkatanarasimharajuvaripeta" * 2, "Lakshminarayanan"))
    view = DetailsView(date(2026, 3, 14))
    qtbot.addWidget(view)
    view.show_details(clinic.desk.perform(clinic.actor, read_details, patient))
    view.resize(1100, 560)
    with qtbot.waitExposed(view):
        view.show()
    assert clipped(view) == []
    assert view.minimumSizeHint().width() <= 1100
    view.hide()
