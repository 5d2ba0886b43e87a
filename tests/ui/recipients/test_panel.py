"""The panel beside the register: what it says, and what it offers to whom."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.recipients import Agreement
from luna_desktop.services.sharing.agreements import AgreementLine, Standing
from luna_desktop.ui.recipients.panel import RecipientPanel, Shown
from tests import builders
from tests.ui.recipients.test_view import LAB

TERMS = Agreement(1, date(2026, 1, 1), date(2026, 12, 31), frozenset({Purpose.CARE}))
CURRENT = AgreementLine(5, TERMS, "CA 1", builders.START, "Farida", Standing.CURRENT)
ENDED = AgreementLine(6, TERMS, "CA 0", builders.START, "Farida", Standing.ENDED, "A breach", "Dr Rao")


def texts(panel: RecipientPanel) -> str:
    return "\n".join(label.text() for label in panel.details.findChildren(QLabel))


def test_agreements_stand_under_the_recipient(qtbot: QtBot) -> None:
    panel = RecipientPanel()
    qtbot.addWidget(panel)
    panel.details.show_recipient(Shown(LAB, (CURRENT, ENDED), may_manage=True))
    said = texts(panel)
    assert "01-Jan-2026 to 31-Dec-2026, that day included" in said
    assert "Ended early by Dr Rao: A breach" in said
    assert panel.details.findChild(QPushButton, "endAgreement6") is None
    end = panel.details.findChild(QPushButton, "endAgreement5")
    with qtbot.waitSignal(panel.details.end_wanted, timeout=100) as wanted:
        end.click()  # type: ignore[union-attr]  # it is there
    assert wanted.args == [5]


def test_a_reader_is_offered_nothing(qtbot: QtBot) -> None:
    panel = RecipientPanel()
    qtbot.addWidget(panel)
    panel.details.show_recipient(Shown(LAB, (CURRENT,), may_manage=False))
    assert panel.details.findChild(QPushButton, "endAgreement5") is None
    assert panel.details.change.isHidden()
    panel.details.show_recipient(Shown(LAB, (), may_manage=False))
    assert "There is no agreement" in texts(panel)
