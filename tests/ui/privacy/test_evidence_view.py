"""Signatures and papers as they are shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.services.privacy.evidence import Evidence, normalised
from luna_desktop.ui.privacy.evidence_view import EvidenceDialog, SignatureDrawing, told_by
from tests import builders
from tests.interop.test_papers import a_pdf
from tests.services.privacy.test_evidence import a_signature

SIGNED = Evidence(
    1, "signature", "Ananya Kumar", "en", builders.START, "Ravi Shetty", "ab" * 32, normalised(a_signature())
)


def a_dialog(qtbot: QtBot, evidence: Evidence) -> EvidenceDialog:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    dialog = EvidenceDialog(window, evidence)
    dialog.open_on(dialog.close_button)
    return dialog


def inked(drawing: SignatureDrawing) -> int:
    picture = drawing.grab().toImage()
    ground = picture.pixelColor(2, 2)
    seen = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height() - 20))
    return sum(_differs(colour, ground) for colour in seen)


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60


def test_strokes_are_drawn_and_told(qtbot: QtBot) -> None:
    drawing, empty = SignatureDrawing(SIGNED.strokes, "Ananya Kumar"), SignatureDrawing((), "")
    for each in (drawing, empty):
        qtbot.addWidget(each)
        each.resize(430, 160)
    assert inked(drawing) > 300
    assert inked(empty) == 0
    assert drawing.accessibleName() == "Signature of Ananya Kumar"


def test_a_signature_says_who_when_and_under_which_seal(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, SIGNED)
    assert dialog.findChildren(SignatureDrawing)
    assert told_by(SIGNED) == "Ananya Kumar, 14-Mar-2026, 15:00, taken by Ravi Shetty"
    assert told_by(replace(SIGNED, signer="")) == "14-Mar-2026, 15:00, taken by Ravi Shetty"
    with qtbot.waitSignal(dialog.done):
        dialog.close_button.click()


def test_the_pages_of_a_paper_are_turned(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, replace(SIGNED, kind="paper", paper=a_pdf(3), media_type="application/pdf"))
    assert not dialog.paper.pixmap().isNull()
    for step, page in ((1, 1), (1, 2), (1, 2), (-1, 1)):
        dialog.turn(step)
        assert dialog.page() == page


def test_a_scanned_picture_is_fitted(qtbot: QtBot) -> None:
    picture = builders.a_jpeg(2400, 1200)
    dialog = a_dialog(qtbot, replace(SIGNED, kind="paper", paper=picture, media_type="image/jpeg"))
    size = dialog.paper.pixmap().deviceIndependentSize()
    assert abs(size.width() / size.height() - 2) < 0.02
