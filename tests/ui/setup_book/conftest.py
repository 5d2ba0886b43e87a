"""The page over a real clinic, with what it said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.setup_book.page import Parts, SetUpView
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of


@dataclass
class Office:
    """The page, its clinic, and what was said."""

    clinic: OpenClinic
    view: SetUpView
    parts: Parts
    way: Way
    prompts: ScriptedPrompts


@pytest.fixture
def office(open_clinic: Opener, qtbot: QtBot) -> Callable[..., Office]:
    """Return a function that opens a part of the page: `office("places", True)` answers the first question."""

    def opened(part: str, *answers: object) -> Office:
        clinic, way, view = open_clinic(Role.OWNER), Way(), SetUpView()
        qtbot.addWidget(view)
        view.resize(1280, 720)
        context = context_of(clinic, *answers, way=way)
        parts = Parts(view, context)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        parts.show(part)
        assert isinstance(context.prompts, ScriptedPrompts)
        return Office(clinic, view, parts, way, context.prompts)

    return opened
