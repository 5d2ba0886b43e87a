"""The form in which a version is written."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from luna_desktop.domain.notices import Document, Item, NoticeBody, PolicyBody, missing_parts
from luna_desktop.services.privacy.notice_texts import OpenedText, TextPlace
from luna_desktop.ui.notices.draft_form import DraftForm

BODY = NoticeBody("Title", (Item("a", "b", "c"),), "Intro", "Back", "Rights", "", "Asha")
PLACE = TextPlace(Document.NOTICE, 2)


def test_a_notice_comes_back_as_it_was_shown_and_names_what_is_empty(qtbot: QtBot) -> None:
    form = DraftForm(PLACE)
    qtbot.addWidget(form)
    form.show_text(OpenedText(PLACE, 3, BODY, "", missing_parts(BODY)))
    assert (form.body(), form.number, form.is_dirty()) == (BODY, 3, False)
    assert "Complaints" in form.missing.text()
    form.show_draft({"rights": "Fewer"})
    assert form.is_dirty()


def test_a_policy_is_one_text(qtbot: QtBot) -> None:
    place = TextPlace(Document.POLICY, 1)
    form = DraftForm(place)
    qtbot.addWidget(form)
    form.show_text(OpenedText(place, 1, PolicyBody("We keep\nyour word.")))
    assert form.body() == PolicyBody("We keep\nyour word.")
    assert form.missing.text() == ""


def test_beside_a_translation_stands_the_original(qtbot: QtBot) -> None:
    form = DraftForm(TextPlace(Document.NOTICE, 2, "hi"), "# The original")
    qtbot.addWidget(form)
    pane = form.findChild(QTextBrowser, "originalText")
    assert isinstance(pane, QTextBrowser)
    assert "The original" in pane.toPlainText()
