"""A signature drawn from its strokes, or the scan of a signed paper, in a dialog with who took it and when."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from luna_desktop.services.privacy.evidence import PAPER, SIGNATURE, Evidence, Strokes
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.pdf_pages import PagesInMemory
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.overlay import Dialog

PAPER_WIDTH, PAPER_HEIGHT = 560, 460
THINNEST, PRESSED = 1.4, 1.6


class SignatureDrawing(QWidget):
    """Draws strokes as they were signed, fitted into the room there is; pressure makes the line thicker."""

    def __init__(self, strokes: Strokes, signer: str) -> None:
        super().__init__()
        self._strokes = strokes
        spoken = _("Signature of {name}", name=signer) if signer else _("Signature")
        named(self, "signatureDrawing", spoken)
        self.setMinimumSize(theme.px(320), theme.px(130))

    def sizeHint(self) -> QSize:
        """Ask for a strip as on paper."""
        return QSize(theme.px(430), theme.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the line to sign on and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.col("line2"), 1))
        base = self.height() - 14
        painter.drawLine(12, base, self.width() - 12, base)
        points = [point for stroke in self._strokes for point in stroke]
        if not points:
            return
        wide, high = max(point[0] for point in points) or 1, max(point[1] for point in points) or 1
        room = QRectF(self.rect()).adjusted(16, 10, -16, -16)
        scale = min(room.width() / wide, room.height() / high)
        start = QPointF(room.center().x() - wide * scale / 2, room.center().y() - high * scale / 2)
        for stroke in self._strokes:
            pressure = sum(point[3] for point in stroke) / len(stroke)
            pen = QPen(theme.col("text"), THINNEST + PRESSED * pressure)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([start + QPointF(x, y) * scale for x, y, _t, _p in stroke]))


class EvidenceDialog(Dialog):
    """Shows one piece of evidence; the pages of a longer paper are turned with two buttons.

    Signals:
        done: the person has seen it.
    """

    done = Signal()

    def __init__(self, window: QWidget, evidence: Evidence) -> None:
        title = {
            SIGNATURE: _("Signature"),
            PAPER: _("Signed paper"),
        }.get(evidence.kind, _("Confirmed on screen"))
        super().__init__(window, "evidenceDialog", title, told_by(evidence), width=theme.px(640))
        self._page = 0
        self._pages = PagesInMemory(self)
        self._picture = QImage()
        self.paper = named(QLabel(), "paperPage", title)
        self.paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add_evidence(evidence)
        close = self.add_button(Button(_("Close"), "closeEvidence", kind=Kind.PRIMARY))
        close.clicked.connect(self.done)
        self.dismissed.connect(self.done)
        self.close_button = close

    def _add_evidence(self, evidence: Evidence) -> None:
        if evidence.kind == SIGNATURE:
            self.add(SignatureDrawing(evidence.strokes, evidence.signer))
        elif evidence.kind == PAPER:
            self._load(evidence)
            self.add(self.paper)
        if evidence.shown_sha256:
            self.add(words(_("Seal of what was shown: {seal}", seal=evidence.shown_sha256[:16]), "caption", wrap=True))

    def _load(self, evidence: Evidence) -> None:
        if evidence.media_type.startswith("image/"):
            self._picture = QImage.fromData(evidence.paper)
        else:
            self._pages.load(evidence.paper)
            if self._pages.document.pageCount() > 1:
                before = self.add_left_button(Button(_("Page before"), "pageBefore", icon="chevron-up"))
                after = self.add_left_button(Button(_("Next page"), "pageAfter", icon="chevron-down"))
                before.clicked.connect(lambda: self.turn(-1))
                after.clicked.connect(lambda: self.turn(1))
        self.turn(0)

    def turn(self, step: int) -> None:
        """Show the paper's page so many pages on."""
        count = max(1, self._pages.document.pageCount())
        self._page = min(count - 1, max(0, self._page + step))
        image = (
            self._picture if not self._picture.isNull() else self._pages.page_image(self._page, theme.px(PAPER_WIDTH))
        )
        fitted = image.scaled(
            theme.px(PAPER_WIDTH),
            theme.px(PAPER_HEIGHT),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self.paper.setPixmap(QPixmap.fromImage(fitted))

    def page(self) -> int:
        """Return which page is shown, from 0."""
        return self._page


def told_by(evidence: Evidence) -> str:
    """Return who signed, when, and who took it."""
    if evidence.signer:
        return _(
            "{signer}, {time}, taken by {name}",
            signer=evidence.signer,
            time=moment(evidence.at),
            name=evidence.taken_by,
        )
    return _("{time}, taken by {name}", time=moment(evidence.at), name=evidence.taken_by)
