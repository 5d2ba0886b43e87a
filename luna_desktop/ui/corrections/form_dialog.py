"""A dialog that holds one drafted form, scrolls where the window is low, and puts itself away with Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.ui.privacy.restrictions_forms import SectionForm
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay

WIDTH = 640
_AROUND = 96
"""Pixels of the window that the dialog leaves free, above and below together."""
_SPARE = 12
"""Pixels for the frame and for words that wrap once more beside a scroll bar."""


class FormDialog(Overlay):
    """An overlay around a form. What is typed stays in its draft when the dialog goes."""

    def __init__(self, window: QWidget, name: str, accessible: str, form: SectionForm, *, width: int = WIDTH) -> None:
        super().__init__(window, name, accessible, width=width)
        self.form = form
        styled(form.title, role="title")
        self._area = named(QScrollArea(), f"{name}Scroll", accessible)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = styled(QWidget(), cls="body")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(24, 20, 24, 18)
        inner.addWidget(form)
        inner.addStretch(1)
        self._area.setWidget(body)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._area)
        form.closed.connect(self.dismissed)
        body.installEventFilter(self)
        self._body = body
        self._fit()

    def start(self, first: QWidget) -> None:
        """Show the dialog with the keyboard at a field; in a row of words, at the one that is chosen or the first."""
        self._fit()
        choices = first.findChildren(QAbstractButton) if isinstance(first, Segmented) else []
        chosen = [each for each in choices if each.isChecked()]
        self.open_on((*chosen, *choices, first)[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as high as the form, or as the window lets it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        body = getattr(self, "_body", None)
        if body is None:
            return
        wide = self.card.width() - 2
        wanted = body.layout().heightForWidth(wide) if body.layout().hasHeightForWidth() else body.sizeHint().height()
        room = max(240, self.window().height() - _AROUND)
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if wanted + _SPARE <= room else policy.ScrollBarAsNeeded
        )
        self.card.setFixedHeight(min(wanted + _SPARE, room))
