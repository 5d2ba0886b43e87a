"""The builder of the record copy page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.record_copy.page import build_page
from luna_desktop.ui.record_copy.view import RecordCopyView
from tests import builders
from tests.ui.screens import context_of


def test_the_page_opens_with_a_preview(qtbot: QtBot, clinic: OpenClinic) -> None:
    page = build_page(context_of(clinic), builders.register(clinic))
    qtbot.addWidget(page)
    assert isinstance(page, RecordCopyView)
    assert page.preview.page_count() > 0
    qtbot.waitUntil(lambda: not page.preview._timer.isActive())
