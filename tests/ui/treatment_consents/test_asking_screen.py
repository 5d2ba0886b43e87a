"""The turned screen of a treatment keeps answer and signature when language or size change."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.care.paper_desk import STROKES, approve
from tests.ui.treatment_consents.turning import Stage, answer, turned


def test_answer_signature_and_interpreter_stay_when_it_is_built_anew(qtbot: QtBot, clinic: OpenClinic) -> None:
    approve(clinic, TextKind.CONSENT, "resurfacing")
    _mode, screen = turned(Stage(qtbot), clinic, builders.register(clinic))
    answer(screen)
    screen.page.interpreter_typed.emit("Tara Menon")
    screen.size_chosen.emit(130)
    screen.language_chosen.emit("hi")
    assert screen.page.pair.value() is True
    assert screen.page.signing.pad.strokes() == STROKES
    assert screen.page.interpreter.value() == "Tara Menon"
    assert screen.page.save.isEnabled()


def test_another_answer_takes_the_signature_away(qtbot: QtBot, clinic: OpenClinic) -> None:
    approve(clinic, TextKind.CONSENT, "resurfacing")
    _mode, screen = turned(Stage(qtbot), clinic, builders.register(clinic))
    answer(screen)
    screen.page.pair.no.click()
    assert screen.page.signing.pad.is_empty()
    assert not screen.page.save.isEnabled()
