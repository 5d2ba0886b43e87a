"""The last photograph of a view: read once for somebody who is sure, and none for a closed record."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.care.photo_inbox import read_whose
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_inbox.ghosts import Ghosts
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.presenter import Presenter
from tests import builders
from tests.services.acting import act, entries
from tests.ui.contexts import context_of


def test_the_last_picture_of_a_view_is_shown(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    view, context = InboxView(), context_of(clinic)
    qtbot.addWidget(view)
    ghosts = Ghosts(Presenter(view, view, context.lane, context.incidents), view, context)
    whose = act(clinic, read_whose, patient)
    ghosts.show(whose, "face_front")
    assert view.views.last_words.whole_text() == "Last time: Face, front, 01-Mar-2026"
    ghosts.turn_to("face_oblique_l")
    assert view.views.last.isHidden()
    ghosts.show(whose, "face_front")
    assert len(entries(clinic, "photographs listed")) == 1
    ghosts.show(None, "face_front")
    assert view.views.last.isHidden()
