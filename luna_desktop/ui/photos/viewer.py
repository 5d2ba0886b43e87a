"""One photograph large, on the neutral ground on which skin is judged: fitted or pixel by pixel, next and previous."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import named, styled

FIT, REAL = "fit", "real"


class Canvas(QWidget):
    """Draws a picture unchanged: no tint, no filter, no correction."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoCanvas", _("Photograph"))
        self._image = QImage()
        self._real = False
        discreet().changed.connect(self.update)

    def show_image(self, image: QImage) -> None:
        """Show a picture; an empty one shows the ground."""
        self._image = image
        self._fit()

    def image(self) -> QImage:
        """Return what is shown."""
        return self._image

    def show_real_size(self, real: bool) -> None:
        """Draw pixel by pixel, or fitted into the room there is."""
        self._real = real
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground and picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.PHOTO_CANVAS))
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.deviceIndependentSize()
        scale = 1.0 if self._real else min(1.0, self.width() / size.width(), self.height() / size.height())
        box = QRectF(0, 0, size.width() * scale, size.height() * scale)
        box.moveCenter(QPointF(self.rect().center()))
        painter.drawImage(box, veiled(self._image))

    def _fit(self) -> None:
        size = self._image.deviceIndependentSize().toSize() if self._real else QSize(0, 0)
        self.setMinimumSize(size)
        self.update()


class PhotoViewer(QWidget):
    """The page with one photograph.

    Signals:
        closed: back to the timeline.
        step_wanted: -1 for the newer photograph, 1 for the older one.
    """

    closed = Signal()
    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoViewer", _("One photograph"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas = Canvas()
        self._area = QScrollArea()
        self._area.setWidget(self.canvas)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.zoom = Segmented("photoZoom", _("Size"), [Option(FIT, _("Fit")), Option(REAL, _("100%"))])
        self.zoom.show_value(FIT)
        self.zoom.chosen.connect(lambda value: self.canvas.show_real_size(value == REAL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._area, 1)

    def _bar(self) -> QFrame:
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(10)
        self.back = icon_button("arrow-left", "photoBack", _("Back to all photographs (Esc)"))
        self.back.clicked.connect(self.closed)
        self.title = ElidedLabel("", "strong")
        self.note = ElidedLabel("", "caption")
        self.newer = icon_button("chevron-left", "photoNewer", _("Newer photograph (Left)"))
        self.older = icon_button("chevron-right", "photoOlder", _("Older photograph (Right)"))
        self.newer.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.older.clicked.connect(lambda: self.step_wanted.emit(1))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.note)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        for widget in (self.newer, self.older, self.zoom):
            row.addWidget(widget)
        return bar

    def show_photograph(self, image: QImage, title: str, note: str) -> None:
        """Show a picture with its description."""
        self.canvas.show_image(image)
        self.canvas.setAccessibleDescription(title)
        self.title.show_text(title)
        self.note.show_text(note)

    def forget(self) -> None:
        """Let go of the picture."""
        self.show_photograph(QImage(), "", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, go back on Esc."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.step_wanted.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
