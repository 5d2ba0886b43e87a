"""The list of findings: one block each, possible and answered ones marked, one sentence where there is none."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rules.finding_list import FindingList
from luna_desktop.ui.widgets.chips import Chip
from tests.ui.rules.spoken import about_tretinoin


def a_list(qtbot: QtBot) -> FindingList:
    found = FindingList("findings", "Findings")
    qtbot.addWidget(found)
    return found


def chips(shown: FindingList) -> list[str]:
    return [chip.spec().text for chip in shown.findChildren(Chip)]


def test_each_finding_is_a_block_with_its_facts(qtbot: QtBot) -> None:
    shown, findings = a_list(qtbot), about_tretinoin()
    shown.show_findings(findings)
    blocks = [each for each in shown.findChildren(QFrame) if each.objectName().startswith("finding")]
    assert blocks[0].accessibleName() == "Usually not done with Pregnancy: Tretinoin."
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert any(text.startswith("Facts used: Pregnancy") for text in texts)


def test_possible_and_answered_ones_are_marked(qtbot: QtBot) -> None:
    shown, first = a_list(qtbot), about_tretinoin()[0]
    shown.show_findings([replace(first, is_sure=False)])
    assert "Possible" in chips(shown)
    shown.show_findings([first], answered={(first.rule.id, first.item.name)})
    assert "Doctor went on, reason kept" in chips(shown)[-1:]


def test_none_is_said_and_nothing_stays(qtbot: QtBot) -> None:
    shown = a_list(qtbot)
    shown.show_findings((), empty="Nothing matched")
    assert [label.text() for label in shown.findChildren(QLabel) if not label.isHidden()] == ["Nothing matched"]


def test_a_finding_that_is_not_for_the_reader_names_only_what_is_planned(qtbot: QtBot) -> None:
    shown, first = a_list(qtbot), about_tretinoin()[0]
    shown.show_findings([first.reserved()])
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert "Ask a clinician before Tretinoin: the reason is theirs to read." in texts
    assert not any("regnan" in text or first.rule.id in text for text in texts)
