"""The page of batches on a real clinic: search, list, save, open a visit."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.recalls.presenter import build_page
from luna_desktop.ui.recalls.view import RecallsView
from tests import builders
from tests.services.care.test_recalls import use
from tests.ui.screens import context_of


def test_a_recall_from_the_first_letter_to_the_saved_list(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    visit = use(clinic, patient, "LP26-0419")
    use(clinic, patient, "XX-1", "Gel")
    context = context_of(clinic, tmp_path / "list")
    view = build_page(context)
    qtbot.addWidget(view)
    assert isinstance(view, RecallsView)
    view.typed.emit("lp26")
    assert view.batches.rows_model().rowCount() == 1
    view.list_button.click()
    assert view.reason.problem
    view.reason.show_value("Maker’s notice")
    view.list_button.click()
    assert view.people.rows_model().rowCount() == 1
    view.save_button.click()
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    view.people.opened.emit(view.people.rows_model().row_at(0))
    assert context.navigation.places == [f"patient {patient} visits/visits/{visit.header.visit_id}"]  # type: ignore[attr-defined]
