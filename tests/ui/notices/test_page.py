"""The page is put together for every role that may go there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.notices.page import build_page
from luna_desktop.ui.notices.view import NoticesView
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of


def test_an_auditor_reads_and_does_not_write(qtbot: QtBot, open_clinic: Opener) -> None:
    open_clinic(Role.OWNER)
    view = build_page(context_of(open_clinic(Role.AUDITOR)))
    qtbot.addWidget(view)
    assert isinstance(view, NoticesView)
    view.show()
    assert view.table.rows_model().rowCount() == 1
    assert view.new.isHidden()
    assert view.take_in.isHidden()
    assert view.panel.details.seen.isHidden()
