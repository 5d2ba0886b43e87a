"""The panel: what the chosen use asks for, and nothing else."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.photo_uses import ASKED_EACH, PhotoScope
from luna_desktop.services.privacy.photo_consents import UseLine
from luna_desktop.services.sharing.photo_export_options import ExportOptions
from luna_desktop.ui.photo_export.terms_panel import TermsPanel

OPTIONS = ExportOptions(tuple(UseLine(scope, (5,) if scope is PhotoScope.STAFF else ()) for scope in ASKED_EACH), ())


def test_the_use_decides_what_is_asked(qtbot: QtBot) -> None:
    panel = TermsPanel()
    qtbot.addWidget(panel)
    panel.show_options(OPTIONS)
    seen = {}
    for scope in PhotoScope:
        if scope is PhotoScope.MARKETING:
            continue
        panel.scope.show_value(scope.value)
        panel.scope.edited.emit()
        seen[scope] = (not panel.recipient.isHidden(), not panel.recognisable.isHidden(), not panel.ask.isHidden())
    assert seen == {
        PhotoScope.RECORD: (False, False, False),
        PhotoScope.REFERRAL: (True, False, False),
        PhotoScope.STAFF: (False, True, True),
        PhotoScope.CONFERENCE: (True, True, True),
        PhotoScope.JOURNAL: (True, True, True),
        PhotoScope.PUBLICATION: (True, False, True),
    }
    panel.scope.show_value("staff")
    assert panel.allowed_photographs() == {5}
    panel.scope.show_value("record")
    assert panel.allowed_photographs() is None


def test_a_face_that_is_certain_cannot_be_denied(qtbot: QtBot) -> None:
    panel = TermsPanel()
    qtbot.addWidget(panel)
    panel.show_prepared("Face, front", True, is_certain=True)
    assert not panel.face.segments.isEnabled()
    panel.show_prepared("Back", None, is_certain=False)
    assert panel.face.value() is None
    with qtbot.waitSignal(panel.face_changed):
        panel.face.segments.chosen.emit(True)
