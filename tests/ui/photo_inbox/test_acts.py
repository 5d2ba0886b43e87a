"""Acts on pictures: keys mean the current one, buttons the ticked ones, and the officer neither names nor turns."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.services.care.photo_inbox import read_inbox
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_inbox.acts import Acts
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.presenter import Presenter
from tests.services.acting import act, working
from tests.services.care.inboxes import shot, take
from tests.ui.contexts import context_of

TAKEN = datetime(2026, 3, 14, 15, 2)  # noqa: DTZ001 - a camera's own time


def turns(clinic: OpenClinic) -> list[int]:
    with working(clinic) as work:
        return list(work.session.scalars(select(InboxPhoto.turned).order_by(InboxPhoto.id)))


def test_a_key_turns_one_and_the_button_all_that_are_ticked(qtbot: QtBot, clinic: OpenClinic) -> None:
    for number in (1, 2):
        take(clinic, shot(TAKEN, number))
    view, context, read = InboxView(), context_of(clinic), []
    qtbot.addWidget(view)
    acts = Acts(Presenter(view, view, context.lane, context.incidents), view, context, lambda: read.append(1))
    acts.wire()
    view.show_group(act(clinic, read_inbox, None).groups[0])
    view.grid.turn_wanted.emit()
    view.turn_wanted.emit()
    assert turns(clinic) == [180, 90]
    acts.say_view(2, "no such view")
    assert "Choose the view" in view.banner.text()
    acts.is_expired = True
    view.turn_wanted.emit()
    acts.say_view(1, "face_front")
    assert turns(clinic) == [180, 90]
    assert len(read) == 3
