"""A doctor reads, approves, edits and retires texts; every step is what the patient gets."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.services.care import care_texts
from luna_desktop.services.care.care_texts import TextPlace
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.care_texts.presenter import CareTextsPresenter
from luna_desktop.ui.care_texts.view import CareTextsView
from tests.services.acting import working
from tests.ui.contexts import Way, context_of

PEEL = TextPlace(TextKind.CONSENT, "peel")


def shown(qtbot: QtBot, clinic: OpenClinic, *answers: object) -> tuple[CareTextsView, Way]:
    view, way = CareTextsView(), Way()
    qtbot.addWidget(view)
    view.show()
    presenter = CareTextsPresenter(view, context_of(clinic, *answers, way=way))
    presenter.load()
    return view, way


def title_in_force(clinic: OpenClinic, place: TextPlace = PEEL) -> str:
    with working(clinic) as work:
        found = care_texts.in_force(work, place)
    return found.body.title if found is not None else ""


def test_a_text_is_approved_edited_and_taken_out_of_use(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, way = shown(qtbot, clinic, False, True, True, True)
    assert "not approved" in view.banner.text()
    view.approve.click()
    assert title_in_force(clinic) == ""
    view.approve.click()
    assert title_in_force(clinic) == "Chemical peel"
    view.edit.click()
    view.form.title.show_value("Our peel")
    view.form.title.edited.emit()
    view.form.save_bar.save.click()
    assert title_in_force(clinic) == "Chemical peel"
    assert "written on" in view.about.text()
    view.approve.click()
    assert title_in_force(clinic) == "Our peel"
    view.retire.click()
    assert title_in_force(clinic) == ""
    assert way.said == [
        "The decision is kept.",
        "The text waits for approval.",
        "The decision is kept.",
        "The decision is kept.",
    ]


def test_an_empty_text_is_refused_at_its_field(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _way = shown(qtbot, clinic)
    view.edit.click()
    view.form.text.show_value("")
    view.form.text.edited.emit()
    view.form.save_bar.save.click()
    assert "what the patient is to read" in view.form.text.problem
    view.edit_left.emit()
    assert view.card.isVisible()


def test_a_language_without_a_text_begins_empty(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _way = shown(qtbot, clinic, True)
    view.approve.click()
    view.language_chosen.emit("hi")
    view.edit.click()
    assert view.form.isVisible()
    view.kind_chosen.emit(TextKind.AFTERCARE)
    assert view.table.model().rowCount() > 20
