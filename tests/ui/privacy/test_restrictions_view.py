"""The section on restrictions as it looks: tiles, desk notes, one form at a time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.privacy.restrictions import DeskNote, RestrictionLine
from luna_desktop.ui.privacy.restrictions_view import RestrictionsView
from tests.builders import START

LINE = RestrictionLine(
    1,
    Terms(RestrictionKind.PERSON, party="Ramesh Kumar"),
    "Not my cousin",
    "",
    START,
    "Ravi Shetty",
    RestrictionState.REQUESTED,
    False,
    (),
)


def view_of(qtbot: QtBot) -> RestrictionsView:
    view = RestrictionsView()
    qtbot.addWidget(view)
    view.show()
    return view


def texts(view: RestrictionsView) -> str:
    return "\n".join(label.text() for label in view._list.findChildren(QLabel))


def test_buttons_follow_the_state_and_the_role(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.show_lines([LINE], may_decide=True)
    assert view._list.findChild(QPushButton, "decideRestriction1") is not None
    view.show_lines([LINE], may_decide=False)
    assert not [each for each in view._list.findChildren(QPushButton) if each.isVisible()]
    agreed = replace(LINE, restriction_id=2, state=RestrictionState.AGREED, stands=True)
    view.show_lines([agreed], may_decide=True)
    assert view._list.findChild(QPushButton, "endRestriction2") is not None
    assert "Only an order of the law" in texts(view)


def test_the_desk_sees_kind_and_way_only(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.show_notes([DeskNote(RestrictionKind.CHANNEL, channel=Channel.SMS, address="+919886001427")])
    assert texts(view).splitlines() == ["Reach the patient only this way", "SMS: +91 98860 01427"]
    view.show_notes([])
    assert "Nothing here changes what the desk does." in texts(view)


def test_one_form_takes_the_place_of_the_list(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    assert view.open_form() is None
    view.show_form(view.end_form)
    assert view.open_form() is view.end_form
    assert view._list.isHidden()
    view.show_trouble("The disk is full.")
    assert view.end_form.banner.text() == "The disk is full."
    view.show_problems({"note": "Enter a note."})
    assert view.end_form._fields["note"].problem == "Enter a note."
    view.show_form(None)
    view.show_trouble("The disk is full.")
    assert view.banner.text() == "The disk is full."
