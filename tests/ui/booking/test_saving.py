"""A wish that is refused does not undo the booking before it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.services.privacy.preferences import NewWish, NewWishes
from luna_desktop.ui.booking.saving import Saver
from luna_desktop.ui.presenter import Presenter
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of


class Told(QWidget):
    """Takes complaints."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: dict[str, str] = {}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None: ...

    def show_stale(self, text: str, theirs: object) -> None: ...


def test_going_on_after_a_refused_wish(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient, told, context = builders.register(clinic), Told(), None
    qtbot.addWidget(told)
    context = context_of(clinic)
    presenter = Presenter(told, told, context.lane, context.incidents)
    saver, done = Saver(presenter, context, presenter.complain), []
    saver.wish(None, lambda: done.append("nothing to write"))
    unknown = NewWish(Topic.APPOINTMENT, Way(Channel.SMS, "+910000000000"), Wish.YES)
    saver.wish(NewWishes(patient, (unknown,)), lambda: done.append("refused"))
    assert done == ["nothing to write", "refused"]
    assert "address" in told.problems
