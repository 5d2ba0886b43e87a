"""The list before signing: counts, ways to go, round and round by key."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.visit_checks import Missing
from luna_desktop.texts import say
from luna_desktop.ui.visits.signing_panel import SigningPanel

LINES = (
    Missing("plan", say("Plan not written")),
    Missing("tab:privacy", say("Consent not signed"), action=say("Print")),
    Missing("procedures.0.products", say("Used after its expiry"), blocks=False),
    Missing("complaint", say("Complaint written"), is_done=True),
)


def test_only_what_holds_up_signing_is_counted_and_gone_to(qtbot: QtBot) -> None:
    panel = SigningPanel()
    qtbot.addWidget(panel)
    panel.show_lines(LINES)
    assert (panel.left(), panel.count.spec().text) == (2, "2 to finish")
    assert [panel.next_place() for _press in range(3)] == ["plan", "tab:privacy", "plan"]
    panel.show_lines(LINES[3:])
    assert (panel.left(), panel.count.spec().text, panel.next_place()) == (0, "Ready", "")


def test_a_line_leads_to_its_place_or_does_its_own_act(qtbot: QtBot) -> None:
    panel = SigningPanel()
    qtbot.addWidget(panel)
    panel.show_lines(LINES)
    heard: list[object] = []
    panel.go_wanted.connect(heard.append)
    panel.acted.connect(heard.append)
    for at in (0, 1):
        button = panel.findChild(QPushButton, f"signingGo{at}")
        assert button is not None
        button.click()
    assert heard == ["plan", LINES[1]]
