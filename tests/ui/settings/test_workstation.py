"""This workstation's choices and About."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import luna_desktop
from luna_desktop.options import Options, Theme
from luna_desktop.services.care.rule_versions import RuleSet
from luna_desktop.texts import LANGUAGES
from luna_desktop.ui.settings.workstation import LIBRARIES, OWN_NAMES, AboutPage, WorkstationPage
from tests.ui.rules.spoken import APPROVER


def test_one_choice_leaves_the_others_as_they_were(qtbot: QtBot) -> None:
    page = WorkstationPage()
    qtbot.addWidget(page)
    page.show_options(Options(Theme.CONTRAST, 115, "hi", remember_person=True, last_login="ravi"))
    got: list[Options] = []
    page.chosen.connect(got.append)
    page.motion.box.click()
    assert got == [Options(Theme.CONTRAST, 115, "hi", remember_person=True, last_login="ravi", reduced_motion=True)]


def test_every_language_is_offered_in_its_own_words() -> None:
    assert set(OWN_NAMES) == set(LANGUAGES)


def test_about_names_version_and_every_library_with_its_version(qtbot: QtBot) -> None:
    page = AboutPage()
    qtbot.addWidget(page)
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert any(luna_desktop.__version__ in text for text in texts)
    assert set(LIBRARIES) <= set(texts)
    assert "Not known" not in texts


def test_about_says_which_rules_speak_and_what_they_cannot(qtbot: QtBot) -> None:
    page = AboutPage()
    qtbot.addWidget(page)
    silent = RuleSet("suggestions", "2026-11-1", 0, 123, None)
    page.show_rules([RuleSet("safety_rules", "2026-11-1", 363, 363, APPROVER), silent])
    page.show_rules([RuleSet("safety_rules", "2026-11-1", 363, 363, APPROVER), silent])
    texts = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    line = "Safety rules: 363 of 363 speak. Version 2026-11-1, approved by Dr Meera Pillai on 02\u2011Nov\u20112026."
    assert [text.replace("\u2011", "-") for text in texts].count(line.replace("\u2011", "-")) == 1
    assert any("0 of 123 speak" in text and "No doctor" in text for text in texts)
    assert any("not a clearance" in text for text in texts)
