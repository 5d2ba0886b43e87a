"""The panel shows one disclosure whole, and only what can be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.disclosures import State, Verified, Withholding
from luna_desktop.reports.record_content import Section
from luna_desktop.services.sharing.disclosure_reading import DisclosureDetail, QueueRow, Rights, StepLine
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.ui.disclosures.panel import DisclosurePanel
from tests.services.sharing.test_accounting import AT, a_line
from tests.ui.disclosures.reading import words_in

STEPS = tuple(
    StepLine(state, AT, "Farida Sheikh", note, 0, "")
    for state, note in ((State.DRAFT, ""), (State.READY, ""), (State.SENT, ""), (State.FAILED, "Came back"))
)
DETAIL = DisclosureDetail(
    QueueRow(a_line(1, state=State.FAILED, is_withheld=True), PatientId(1), "Ananya Kumar", "LUN-000001"),
    Terms((Section.HISTORY,), since=date(2026, 1, 1), photographs=(1, 2), document="Order 114"),
    "pdf",
    "AES-256",
    "DE",
    "",
    Verified.COURT_SEAL,
    Withholding("Letter 9", date(2026, 6, 30)),
    STEPS,
    Rights(),
    "DS-2026-0001",
)


def shown(panel: DisclosurePanel) -> set[str]:
    buttons = panel.findChildren(QAbstractButton)
    return {button.objectName() for button in buttons if not button.isHidden() and button.objectName()}


def test_everything_of_it_is_read(qtbot: QtBot) -> None:
    panel = DisclosurePanel()
    qtbot.addWidget(panel)
    panel.show_detail(DETAIL)
    said = words_in(panel)
    for text in ("Order 114", "From 01-Jan-2026 on", "DE", "Letter 9", "DS-2026-0001", "Did not arrive", "Came back"):
        assert text in said
    assert shown(panel) == {"openPrivacyTab"}
    panel.show_detail(None)
    assert panel.pages.currentWidget() is panel.nothing


def test_an_open_outcome_offers_two_ways_and_what_left_three(qtbot: QtBot) -> None:
    panel = DisclosurePanel()
    qtbot.addWidget(panel)
    row = replace(DETAIL.row, line=a_line(1, state=State.READY))
    panel.show_detail(replace(DETAIL, row=row, rights=Rights(may_settle=True)))
    assert shown(panel) == {"settleLeft", "settleNotLeft", "openPrivacyTab"}
    row = replace(DETAIL.row, line=a_line(1, state=State.SENT))
    panel.show_detail(replace(DETAIL, row=row, rights=Rights(may_settle=True)))
    assert shown(panel) == {"noteConfirmed", "noteReturned", "noteRecalled", "openPrivacyTab"}
