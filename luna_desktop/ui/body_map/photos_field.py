"""Photographs linked to a marker: the linked ones as small pictures, and a list in which to tick them.

Intimate photographs stay covered here. Whoever may not see photographs sees how many are linked, and no picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import icons, theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import named

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
THUMB, GAP = 52, 8
SEEN = 2
LIST_HEIGHT = 180


@dataclass(frozen=True)
class LinkedPhoto:
    """A photograph that can be linked: its id, its words, and whether it stays covered."""

    photograph_id: int
    text: str
    day: str
    covered: bool = False


class _Strip(QWidget):
    """The first few linked photographs."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: list[QImage | None] = []
        self.setFixedHeight(THUMB)
        discreet().changed.connect(self.update)

    def show_pictures(self, pictures: Sequence[QImage | None]) -> None:
        """Show these; None stands for one that is covered or not read."""
        self._pictures = list(pictures[:SEEN])
        self.setFixedWidth(max(0, len(self._pictures) * (THUMB + GAP)))
        self.setVisible(bool(self._pictures))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for at, picture in enumerate(self._pictures):
            box = QRectF(at * (THUMB + GAP), 0, THUMB, THUMB)
            path = QPainterPath()
            path.addRoundedRect(box, 6, 6)
            painter.setClipPath(path)
            painter.fillRect(box, theme.col("sunken"))
            if picture is None:
                icons.paint(painter, box.adjusted(17, 17, -17, -17), "eye-off", theme.col("text3"))
            else:
                drawn = veiled(picture)
                side = min(drawn.width(), drawn.height())
                middle = QRectF((drawn.width() - side) / 2, (drawn.height() - side) / 2, side, side)
                painter.drawImage(box, drawn, middle)


class PhotosField(Field):
    """The ids of linked photographs."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("Linked photographs"))
        self._offered: tuple[LinkedPhoto, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._ids: list[int] = []
        self._strip = _Strip()
        self._count = ElidedLabel("", "body")
        discreet().changed.connect(self._show)
        self._days = ElidedLabel("", "caption")
        self.link_button = Button(_("Link"), "linkPhotosButton", icon="link", size="small")
        self.list = named(QListWidget(), "linkedPhotosList", _("Photographs to link; Space ticks"))
        self._lay_out()

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._strip)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._count)
        texts.addWidget(self._days)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        row.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.list.setIconSize(QSize(36, 36))
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.hide()
        column.addWidget(self.list)
        self.put(holder, focus=self.link_button)
        self.link_button.setAccessibleName(_("Link photographs"))
        self.link_button.clicked.connect(self._toggle)
        self.list.itemChanged.connect(self._ticked)
        self._show()

    def offer(self, photos: Sequence[LinkedPhoto], pictures: Mapping[int, QImage]) -> None:
        """Offer these photographs, newest first."""
        self._offered, self._pictures = tuple(photos), dict(pictures)
        self._show()

    def value(self) -> list[int]:
        """Return the linked ids."""
        return list(self._ids)

    def show_value(self, value: object) -> None:
        """Show these ids as linked."""
        self._ids = [int(each) for each in value] if isinstance(value, list | tuple) else []
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Let the pictures be seen, but no link changed."""
        self.link_button.setVisible(not read_only)
        self.list.setVisible(self.list.isVisible() and not read_only)

    def _toggle(self) -> None:
        self.list.setVisible(self.list.isHidden())
        if self.list.isVisible() and self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ticked(self, item: QListWidgetItem) -> None:
        photograph_id = int(item.data(ID_ROLE))
        on = item.checkState() == Qt.CheckState.Checked
        if on == (photograph_id in self._ids):
            return
        self._ids = [each for each in self._ids if each != photograph_id] + ([photograph_id] if on else [])
        self._show_linked()
        self.edited.emit()

    def _show(self) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for photo in self._offered:
            item = QListWidgetItem(_("{text}, {day}", text=photo.text, day=photo.day))
            item.setData(ID_ROLE, photo.photograph_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            linked = photo.photograph_id in self._ids
            item.setCheckState(Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked)
            picture = self._picture(photo)
            if picture is not None:
                item.setIcon(QIcon(QPixmap.fromImage(veiled(picture.scaledToHeight(72)))))
            self.list.addItem(item)
        self.list.blockSignals(blocked)
        self.link_button.setEnabled(bool(self._offered))
        self._show_linked()

    def _show_linked(self) -> None:
        known = {photo.photograph_id: photo for photo in self._offered}
        linked = [known[each] for each in self._ids if each in known]
        self._strip.show_pictures([self._picture(photo) for photo in linked])
        count = len(self._ids)
        self._count.show_text(
            _("No linked photo")
            if not count
            else (_("1 linked photo") if count == 1 else _("{count} linked photos", count=count))
        )
        self._days.show_text(", ".join(dict.fromkeys(photo.day for photo in linked[:SEEN])))
        self._days.setVisible(bool(linked))

    def _picture(self, photo: LinkedPhoto) -> QImage | None:
        return None if photo.covered else self._pictures.get(photo.photograph_id)
