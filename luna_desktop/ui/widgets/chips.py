"""Chips and avatars as widgets; the same drawing serves table cells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size, paint_avatar, paint_chip, paint_portrait


class Chip(QWidget):
    """A status in words with an icon. It is no button."""

    def __init__(self, text: str, tone: str = "neutral", icon: str = "", *, name: str = "") -> None:
        super().__init__()
        self._spec = ChipSpec(text, tone, icon)
        named(self, name, text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_chip(self, spec: ChipSpec) -> None:
        """Say something else."""
        self._spec = spec
        self.setAccessibleName(spec.text)
        self.setAccessibleDescription(spec.tip)
        self.setToolTip(spec.tip or spec.text)  # the words may be longer than the window
        self.updateGeometry()
        self.update()

    def spec(self) -> ChipSpec:
        """Return what is shown."""
        return self._spec

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        size = chip_size(self._spec)
        return QSize(int(size.width()) + 2, int(size.height()))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the chip."""
        paint_chip(QPainter(self), QPointF(0, 0), self._spec, self.width())


class ChipRow(QWidget):
    """Chips that wrap; none is ever dropped or counted as “+2”."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[ChipSpec]) -> None:
        """Show these chips instead of those before."""
        self._flow.clear()
        for chip in chips:
            made = Chip(chip.text, chip.tone, chip.icon)
            made.show_chip(chip)
            self._flow.addWidget(made)
            made.show()  # a layout shows what is added only later, and would take its room then
        self.setAccessibleName(", ".join(chip.text for chip in chips))
        self.updateGeometry()


class Avatar(QWidget):
    """The initials of a person in a disc, or their picture where there is one."""

    def __init__(self, person: str, size: int = 32, *, tone: str = "") -> None:
        super().__init__()
        self._person, self._tone = person, tone
        self._picture = QImage()
        discreet().changed.connect(self.update)
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_person(self, person: str, *, tone: str = "") -> None:
        """Show somebody else."""
        self._person, self._tone = person, tone
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show a square picture instead of the initials; an empty one brings them back."""
        self._picture = picture
        self.setAccessibleName("" if picture.isNull() else _("Photo of the person"))
        self.update()

    def has_picture(self) -> bool:
        """Tell whether a picture is shown."""
        return not self._picture.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the disc."""
        if self.has_picture():
            paint_portrait(QPainter(self), QRectF(self.rect()), veiled(self._picture))
        else:
            paint_avatar(QPainter(self), QRectF(self.rect()), self._person, self._tone)
