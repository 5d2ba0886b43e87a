"""The recovery card: its words, and making a new key from the place of its copy to the read-back."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic import recovery_key
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.health.presenter import HealthView
from luna_desktop.ui.health.recovery_card import RecoveryPresenter
from tests.ui.contexts import context_of


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        page = document[0]
        text_page = page.get_textpage()
        text = text_page.get_text_bounded()
        text_page.close()
        page.close()
    finally:
        document.close()
    return text


def test_a_new_key_is_written_and_counts_once_it_was_read_back(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    view = HealthView()
    qtbot.addWidget(view)
    path = tmp_path / "key.pdf"
    context = context_of(clinic, True, path, None)
    RecoveryPresenter(view.recovery, view, view, context)
    assert "Nobody has shown" in view.recovery._words.text()
    view.recovery.renew.click()
    assert path.read_bytes().startswith(b"%PDF")
    assert "Aranya" in text_of(path)
    assert clinic.desk.perform(clinic.actor, recovery_key.read_recovery_key_state, None).read_back_at is None
    clinic.desk.perform(clinic.actor, recovery_key.note_read_back, None)
    RecoveryPresenter(view.recovery, view, view, context)
    assert "Read back" in view.recovery._words.text()
