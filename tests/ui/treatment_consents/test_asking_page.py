"""The page: the whole text, the answer, the box that opens with it, and by keyboard a typed name with a witness."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.care.paper_desk import approve
from tests.ui.treatment_consents.turning import Stage, turned


def test_the_whole_text_stands_there_and_the_box_opens_with_the_answer(qtbot: QtBot, clinic: OpenClinic) -> None:
    text = approve(clinic, TextKind.CONSENT, "resurfacing")
    _mode, screen = turned(Stage(qtbot), clinic, builders.register(clinic))
    told = "\n".join(label.text() for label in screen.findChildren(QLabel))
    for part in text.body.parts:
        assert all(line in told for line in part.lines)
    assert not screen.page.signing.pad.isEnabled()
    screen.page.pair.yes.click()
    assert screen.page.signing.pad.isEnabled()
    assert not screen.page.save.isEnabled()


def test_somebody_who_cannot_draw_signs_by_keyboard_with_a_witness(qtbot: QtBot, clinic: OpenClinic) -> None:
    approve(clinic, TextKind.CONSENT, "resurfacing")
    mode, screen = turned(Stage(qtbot), clinic, builders.register(clinic))
    qtbot.keyClick(screen.page.pair, Qt.Key.Key_Y)
    qtbot.keyClick(screen.page.signing.pad, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.page.signing.name_field.control, "Ananya Kumar")
    qtbot.keyClicks(screen.page.signing.witness_field.control, "Ravi Shetty")
    assert screen.page.save.isEnabled()
    assert mode.is_turned()


def test_in_a_language_without_a_text_english_is_shown_and_said(qtbot: QtBot, clinic: OpenClinic) -> None:
    approve(clinic, TextKind.CONSENT, "resurfacing")
    _mode, screen = turned(Stage(qtbot), clinic, builders.register(clinic))
    screen.language_chosen.emit("hi")
    assert screen.findChildren(type(screen.page.banner), "otherLanguageBanner")
