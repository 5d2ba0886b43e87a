"""The form that asks for a correction shows the control that the chosen field takes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.rights.record_fields import fields_of
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.corrections.ask_form import AskForm

ALLERGY = fields_of(Allergy(Coded("Nickel"), reaction="Rash"), ENGLISH)
VISIT = fields_of(VisitNote(complaint="Itching"), ENGLISH)


@pytest.fixture
def form(qtbot: QtBot) -> AskForm:
    made = AskForm()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("fields", "name", "seen"),
    [
        (ALLERGY, "severity", "choice"),
        (ALLERGY, "since", "date"),
        (ALLERGY, "reaction", "line"),
        (ALLERGY, "note", "text"),
        (VISIT, "complaint", "text"),
        (VISIT, "diagnoses", "text"),
    ],
)
def test_each_field_has_its_control(form: AskForm, fields: tuple[object, ...], name: str, seen: str) -> None:
    form.offer("Nickel", fields)  # type: ignore[arg-type]  # as fields_of returned them
    form.begin_at(name)
    shown = [kind for kind in ("choice", "date", "line", "text") if getattr(form.value, kind).isVisibleTo(form)]
    assert shown == [seen]
    form.show_problems({"proposed": "Enter what it should say instead."})
    assert getattr(form.value, seen).problem


def test_nothing_is_proposed_before_a_field_is_chosen(form: AskForm) -> None:
    form.offer("Nickel", ALLERGY, note="The clinician decides.")
    form.begin_at()
    assert (form.chosen(), form.proposed(), form.recorded.isVisibleTo(form)) == (None, "", False)
    assert form.desk_note.text() == "The clinician decides."
    assert "Nickel" in form.accessibleName()


def test_what_was_typed_comes_back_with_its_choice(form: AskForm) -> None:
    form.offer("Nickel", ALLERGY)
    form.begin_at()
    form.bring_back({"field": "severity", "proposed_choice": "mild", "reason": "A rash"}, "23-Nov-2026")
    assert (form.proposed(), form.reason.value()) == ("mild", "A rash")
