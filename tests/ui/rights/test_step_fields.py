"""Every field of every machine has a control with words, and hands on what the machine accepts."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import UserId
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.fields import MISSING, problems_of
from luna_desktop.services.rights.staff_choices import StaffChoice
from luna_desktop.ui.rights.step_fields import LABELS, Offered, field_for, fields_for
from luna_desktop.ui.widgets.inputs import ChoiceField
from luna_desktop.ui.widgets.many_choices import TicksField

OFFERED = Offered(
    CaseKind.ACCESS,
    (
        StaffChoice(UserId(3), "Dr Meera Pillai", is_clinician=True),
        StaffChoice(UserId(4), "Farida Sheikh", handles=True),
    ),
)
TYPED = {
    "applies_from": "2026-11-23",
    "asked_on": "2026-11-23",
    "erase_on": "2026-11-23",
    "pages": "12",
    "sha256": "a" * 64,
}


def test_every_field_of_every_machine_can_be_filled_in_so_that_it_is_accepted(qtbot: QtBot) -> None:
    assert set(LABELS) == set(MISSING)
    for field in fields_for(sorted(MISSING), OFFERED):
        qtbot.addWidget(field)
        assert field.name in problems_of([field.name], {field.name: field.value()}), field.name
        if isinstance(field, ChoiceField):
            field.show_value(field.options()[0].value)
        elif isinstance(field, TicksField):
            field.show_value([next(iter(field.boxes))])
        else:
            field.show_value(TYPED.get(field.name, "in words"))
        assert problems_of([field.name], {field.name: field.value()}) == {}, field.name


def test_authors_are_clinicians_and_investigators_handle_cases(qtbot: QtBot) -> None:
    author, investigator = field_for("author", OFFERED), field_for("investigator", OFFERED)
    for field in (author, investigator):
        qtbot.addWidget(field)
    assert isinstance(author, ChoiceField)
    assert isinstance(investigator, ChoiceField)
    assert [option.text for option in author.options()] == ["Dr Meera Pillai"]
    assert [option.value for option in investigator.options()] == [4]


def test_a_number_that_is_none_is_kept_as_it_was_typed(qtbot: QtBot) -> None:
    pages = field_for("pages", OFFERED)
    qtbot.addWidget(pages)
    pages.show_value("twelve")
    assert pages.value() == "twelve"
    assert problems_of(["pages"], {"pages": pages.value()}) != {}
