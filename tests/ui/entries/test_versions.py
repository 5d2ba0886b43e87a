"""The history of one entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.facts import Known
from luna_desktop.ui.entries.versions import VersionList, recorded_words

WHEN = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
BODY = Condition(Coded("Melasma"))
FIRST = Known(1, "condition", 1, FactStatus.CURRENT, BODY, Source.PATIENT, "", WHEN, "Dr Nandini Rao")


def test_each_version_says_who_when_from_whom_and_why(qtbot: QtBot) -> None:
    view = VersionList()
    qtbot.addWidget(view)
    body = replace(BODY, site="Cheeks")
    second = replace(FIRST, number=2, body=body, source=Source.DOCUMENT, reason="Letter")
    struck = replace(second, number=3, status=FactStatus.ENTERED_IN_ERROR, reason="Wrong chart")
    view.show_versions([struck, second, FIRST])
    texts = view.texts()
    assert texts[0].startswith("Struck out as entered in error")
    assert "Site: not known → Cheeks" in texts[1]
    assert "From a document" in texts[1]
    assert "Why: Letter" in texts[1]
    assert "Dr Nandini Rao" in texts[2]
    view.show_versions([])
    assert view.texts() == []


def test_where_it_comes_from_in_few_words() -> None:
    assert recorded_words(replace(FIRST, source=Source.RELATIVE)).endswith(", relative")
