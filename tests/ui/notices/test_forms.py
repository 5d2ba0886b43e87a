"""The forms of the panel."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.notices import Document, TextState
from luna_desktop.services.privacy.notice_texts import Publication, VersionLine
from luna_desktop.ui.notices.forms import ImportForm, PublishForm

LINE = VersionLine(Document.NOTICE, 2, TextState.APPROVED, False, (), datetime(2026, 3, 1, tzinfo=UTC), "Asha")


def test_publishing_asks_for_a_whole_day_a_sentence_and_an_answer(qtbot: QtBot) -> None:
    form = PublishForm()
    qtbot.addWidget(form)
    form.start({"revised_on": "2026-03", "summary": "", "is_material": None})
    assert set(form.problems()) == {"revised_on", "summary", "is_material"}
    assert form.publication(LINE) is None
    form.start({"revised_on": "2026-03-14", "summary": "Shorter.", "is_material": False})
    assert form.problems() == {}
    assert form.publication(LINE) == Publication(Document.NOTICE, 2, date(2026, 3, 14), "Shorter.", is_material=False)


def test_an_import_begins_with_the_document_that_is_shown(qtbot: QtBot) -> None:
    form = ImportForm()
    qtbot.addWidget(form)
    form.begin(Document.POLICY)
    assert form.chosen() == (Document.POLICY, "en")
    form.language.show_value("hi")
    assert form.chosen() == (Document.POLICY, "hi")
