"""One entry in full: every fact that it has, nothing that it has not, and its seal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.audit_log import AuditOutcome, EntrySeal
from luna_desktop.texts import say
from luna_desktop.ui.audit.entry_panel import EntryPanel
from tests.ui.audit.lines import LINE
from tests.ui.clipping import clipped


@pytest.fixture
def panel(qtbot: QtBot) -> EntryPanel:
    made = EntryPanel()
    qtbot.addWidget(made)
    made.resize(made.width(), 760)
    made.show()
    return made


def words(panel: EntryPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_every_fact_of_an_entry_is_shown(panel: EntryPanel) -> None:
    line = replace(LINE, reason=say("Not yours."), fields=("family_name",), detail=(("most_rows", "7"), ("odd", "x")))
    panel.show_line(line)
    shown = words(panel)
    for text in (
        "Entry 7",
        "Dr Meera Pillai opened a chart",
        "23-Nov-2026, 00:15:07 IST",
        "2026-11-22 18:45:07",
        "LUN-000001",
        "Care: assessment, treatment and your record",
        "Not yours.",
        "family name",
        "Most found",
        "Odd",
        "abababab",
        "cdcdcdcd",
        "room-1",
        "0.1.0",
        "chart 1",
    ):
        assert text in shown, text
    assert clipped(panel) == []


def test_what_an_entry_does_not_have_takes_no_room(panel: EntryPanel) -> None:
    panel.show_line(replace(LINE, mrn="", purpose=""))
    shown = words(panel)
    assert "Patient" not in shown.splitlines()
    assert "Reason" not in shown
    assert "Fields that changed" not in shown


@pytest.mark.parametrize("holds", [True, False])
def test_the_seal_is_told_in_words_and_colour(panel: EntryPanel, holds: bool) -> None:
    panel.show_line(replace(LINE, outcome=AuditOutcome.REFUSED))
    assert panel.seal.spec().text == "Checking…"
    panel.show_seal(EntrySeal(content_fits=True, follows=holds, signed=True))
    assert panel.seal.spec().text == ("Seal matches" if holds else "Seal broken")
    assert panel.seal.spec().tone == ("ok" if holds else "danger")


def test_without_an_entry_it_says_what_to_do(panel: EntryPanel) -> None:
    panel.show_line(LINE)
    panel.show_nothing()
    assert "Choose an entry" in words(panel)
    assert not panel.seal.isVisible()
