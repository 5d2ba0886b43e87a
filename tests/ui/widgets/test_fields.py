"""Fields speak their label, their error and whether they are required."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.inputs import TextField


def test_the_label_is_spoken_and_required_is_said(qtbot: QtBot) -> None:
    field = TextField("familyName", "Family name", required=True)
    qtbot.addWidget(field)
    assert field.control.objectName() == "familyName"
    assert field.control.accessibleName() == "Family name, required"
    assert field.label_widget().buddy() is field.control
    assert (field.name, field.label) == ("familyName", "Family name")


def test_a_problem_is_shown_spoken_and_taken_away(qtbot: QtBot) -> None:
    field = TextField("phone", "Phone", help_text="Ten digits")
    qtbot.addWidget(field)
    assert field.control.accessibleDescription() == "Ten digits"
    field.show_problem("Enter a 10-digit mobile number.")
    assert field.control.accessibleDescription() == "Enter a 10-digit mobile number."
    assert field.control.property("state") == "error"
    assert field.problem == "Enter a 10-digit mobile number."
    field.show_problem("")
    assert field.control.accessibleDescription() == "Ten digits"
    assert field.control.property("state") == ""


def test_an_error_does_not_make_the_field_jump(qtbot: QtBot) -> None:
    field = TextField("phone", "Phone")
    qtbot.addWidget(field)
    field.show()
    before = field.control.height()
    field.show_problem("Enter a 10-digit mobile number.")
    assert field.control.height() == before == 36


def test_saved_ends_a_problem(qtbot: QtBot) -> None:
    field = TextField("phone", "Phone")
    qtbot.addWidget(field)
    field.show_problem("Wrong.")
    field.show_saved("Saved 10:42")
    assert (field.problem, field.control.accessibleDescription()) == ("", "Saved 10:42")


def test_label_and_help_can_change(qtbot: QtBot) -> None:
    field = TextField("password", "Password")
    qtbot.addWidget(field)
    field.show_label("Password for Dr Rao")
    field.show_help("Several words")
    assert field.control.accessibleName() == field.label == "Password for Dr Rao"
    assert field.control.accessibleDescription() == "Several words"
