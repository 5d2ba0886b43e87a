"""The panel shows what can be done about a version, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.notices import Document, TextState
from luna_desktop.services.privacy.notice_texts import LanguageLine, VersionLine
from luna_desktop.ui.notices.panel import Shown, VersionPanel

AT = datetime(2026, 3, 14, 5, 0, tzinfo=UTC)


def about(state: TextState, *, may_publish: bool = True, may_draft: bool = True, approved: bool = False) -> Shown:
    is_out = state is TextState.PUBLISHED
    languages = (
        LanguageLine("en", "a" * 64, AT, "Asha", is_translation_approved=False, is_published=is_out),
        LanguageLine(
            "hi", "b" * 64, AT, "Asha", is_translation_approved=approved, approved_by="Ravi" if approved else ""
        ),
    )
    line = VersionLine(Document.NOTICE, 2, state, is_out, languages, AT, "Asha", date(2026, 3, 14) if is_out else None)
    return Shown(line, (), may_draft, may_publish, may_read_names=True, has_before=True)


def offered(qtbot: QtBot, shown: Shown) -> set[str]:
    panel = VersionPanel()
    qtbot.addWidget(panel)
    panel.details.show_version(shown)
    panel.show_page(panel.details)
    panel.show()
    return {button.objectName() for button in panel.findChildren(QAbstractButton) if button.isVisible()}


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (TextState.DRAFTED, {"reviewVersionButton"}),
        (TextState.REVIEWED, {"approveVersionButton"}),
        (TextState.APPROVED, {"publishVersionButton"}),
        (TextState.PUBLISHED, set()),
    ],
)
def test_each_state_offers_its_next_step(qtbot: QtBot, state: TextState, steps: set[str]) -> None:
    found = offered(qtbot, about(state))
    all_steps = {"reviewVersionButton", "approveVersionButton", "publishVersionButton"}
    assert found & all_steps == steps
    assert ("write_en" in found) is (state is not TextState.PUBLISHED)
    assert "approveTranslation_hi" in found


def test_the_officer_writes_and_neither_approves_nor_publishes(qtbot: QtBot) -> None:
    assert "approveVersionButton" not in offered(qtbot, about(TextState.REVIEWED, may_publish=False))
    assert "publishTranslation_hi" not in offered(qtbot, about(TextState.PUBLISHED, may_publish=False, approved=True))
    assert "publishTranslation_hi" in offered(qtbot, about(TextState.PUBLISHED, approved=True))


def test_an_auditor_reads_only(qtbot: QtBot) -> None:
    found = offered(qtbot, about(TextState.DRAFTED, may_publish=False, may_draft=False))
    assert found == {"read_en", "read_hi", "compareVersionButton"}
