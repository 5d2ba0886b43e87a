"""Work that takes its time: a bar with words and a way to stop it, or a turning ring where nobody knows how long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_spinner


class Bar(QProgressBar):
    """A thin bar of how much is done, in a tone."""

    def __init__(self, name: str, accessible: str, *, tone: str = "accent") -> None:
        super().__init__()
        named(self, name, accessible)
        self._tone = tone
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be six pixels high."""
        return QSize(120, 6)

    def minimumSizeHint(self) -> QSize:
        """Be six pixels high."""
        return QSize(40, 6)

    def show_tone(self, tone: str) -> None:
        """Change the colour: accent, warn or danger."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw groove and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        span = max(1, self.maximum() - self.minimum())
        done = self.width() * max(0, self.value() - self.minimum()) / span
        if done > 0:
            painter.setBrush(theme.col(self._tone))
            painter.drawRoundedRect(QRectF(0, 0, max(6.0, done), self.height()), 3, 3)


class Progress(QWidget):
    """A bar with words, the share done and, where the work can be stopped, a Cancel button.

    Signals:
        stopped: the person wants the work to stop.
    """

    stopped = Signal()

    def __init__(self, name: str, text: str, *, can_stop: bool = False, tone: str = "accent") -> None:
        super().__init__()
        self.setObjectName(name)
        self._what = words(text)
        self._share = words("", "caption")
        self.bar = Bar(f"{name}Bar", text, tone=tone)
        self.stop_button = Button(_("Cancel"), f"{name}Stop", kind=Kind.QUIET, size="small")
        self.stop_button.clicked.connect(self.stopped)
        top = QHBoxLayout()
        top.addWidget(self._what, 1)
        top.addWidget(self._share)
        top.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.bar)
        self.stop_button.setVisible(can_stop)

    def show_progress(self, per_cent: int, words_for_it: str = "") -> None:
        """Show how much is done, and in words, as “62 % · about 2 min left”."""
        self.bar.setValue(per_cent)
        self._share.setText(words_for_it or _("{share}%", share=per_cent))

    def show_text(self, text: str) -> None:
        """Say what is being done."""
        self._what.setText(text)
        self.bar.setAccessibleName(text)

    def show_share_tone(self, tone: str) -> None:
        """Colour bar and share: warn, danger or accent."""
        self.bar.show_tone(tone)
        styled(self._share, tone=tone)


class Ring(QWidget):
    """A turning ring; it turns only while it is seen, and stands still where motion is not wanted."""

    def __init__(self, size: int = 16) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(80)
        self._timer.timeout.connect(self._step)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to turn."""
        super().showEvent(event)
        if not theme.current().still:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while hidden."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ring."""
        paint_spinner(QPainter(self), QRectF(self.rect()), theme.col("accent"), self._turn)

    def _step(self) -> None:
        self._turn = (self._turn + 30) % 360
        self.update()


class Waiting(QWidget):
    """A turning ring with words, where nobody knows how long it takes."""

    def __init__(self, text: str, name: str = "waiting") -> None:
        super().__init__()
        named(self, name, text)
        self._words = words(text, "body2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Ring())
        row.addWidget(self._words, 1)

    def show_text(self, text: str) -> None:
        """Say what is waited for."""
        self._words.setText(text)
        self.setAccessibleName(text)
