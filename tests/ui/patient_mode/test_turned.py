"""What every turned screen does alike; the kinds are tested beside."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.domain.errors import NotFound
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import say
from luna_desktop.ui import theme
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.patient_mode.turned import Turned
from tests import builders
from tests.ui.contexts import context_of
from tests.ui.patient_mode.test_mode import Stage


def test_a_refusal_is_told_and_ends_it(clinic: OpenClinic, qtbot: QtBot) -> None:
    context = context_of(clinic)
    turned = Turned(context, builders.register(clinic), Stage(qtbot))
    with qtbot.waitSignal(turned.ended):
        turned.not_opened(NotFound(say("Not there.")))
    assert context.prompts.told  # type: ignore[attr-defined]  # ScriptedPrompts keeps what it told


def test_the_look_of_the_work_comes_back(qapp: QApplication, clinic: OpenClinic, qtbot: QtBot) -> None:
    turned = Turned(context_of(clinic), builders.register(clinic), Stage(qtbot))
    before = theme.current()
    turned.dress_first(Filling(language="hi", text_size=130))
    assert theme.current().text_size == 130
    assert turned.spoken().language == "hi"
    turned.stop()
    assert theme.current() == before


def test_a_kind_says_itself_what_it_reads(clinic: OpenClinic, qtbot: QtBot) -> None:
    turned = Turned(context_of(clinic), builders.register(clinic), Stage(qtbot))
    turned.keep()
    with pytest.raises(TypeError):
        turned.start()
