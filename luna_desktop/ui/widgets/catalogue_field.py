"""Type-ahead over a catalogue: the list stands below the field, Down and Enter choose, own words are always allowed.

The value is what a chart records: text, code, system and catalogue as plain words, so that drafts keep it as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.naming import named, styled

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROWS_SEEN = 7


def code_words(code: str, system: str) -> str:
    """Return a code as it is shown: with its system, and nothing for the program's own ids."""
    return f"{system} {code}" if code and system else ""


def hint_words(entry: Entry) -> str:
    """Return what tells a row from others of the same name: its code, else the class that it belongs to."""
    return code_words(entry.code, entry.system) or entry.group.partition(",")[0].replace("_", " ")


class _RowDelegate(QStyledItemDelegate):
    """Draws a row of the list: the name, and its code or class at the right."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        return QSize(120, theme.px(34))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("selected"))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 6, 6)
        code = hint_words(entry)
        small = fonts.font(theme.px(12))
        across = QFontMetrics(small).horizontalAdvance(code) + 14 if code else 0
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        body = fonts.font(theme.px(14), QFont.Weight.Medium)
        room = box.adjusted(12, 0, -12 - across, 0)
        painter.setFont(body)
        painter.setPen(theme.col("text"))
        text = QFontMetrics(body).elidedText(entry.name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, flags, text)
        painter.setFont(small)
        painter.setPen(theme.col("text3"))
        painter.drawText(box.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, code)
        painter.restore()


class _CodeEdit(LineEdit):
    """A line that shows the chosen code inside its right edge and passes the list's keys on.

    Signals:
        list_key: a key that is meant for the list below.
    """

    list_key = Signal(int)

    def __init__(self, example: str, *, lead: str = "search") -> None:
        super().__init__(lead=lead, example=example)
        self._code = ""
        self.list_is_open = False

    def show_code(self, code: str) -> None:
        """Show a code, or none."""
        self._code = code
        across = QFontMetrics(fonts.font(theme.px(12))).horizontalAdvance(code) + 8 if code else 0
        self.setTextMargins(0, 0, across, 0)
        self.update()

    def code(self) -> str:
        """Return the code that is shown."""
        return self._code

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the arrows, Enter and Esc to the list while it is open; Down opens it."""
        key = event.key()
        wanted = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        if (self.list_is_open and key in wanted) or (key == Qt.Key.Key_Down and not self.isReadOnly()):
            self.list_key.emit(key)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the list behind."""
        super().focusOutEvent(event)
        self.list_key.emit(Qt.Key.Key_Escape)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the code inside the right edge."""
        super().paintEvent(event)
        if self._code:
            painter = QPainter(self)
            painter.setFont(fonts.font(theme.px(12)))
            painter.setPen(theme.col("text3"))
            box = QRectF(self.rect()).adjusted(0, 0, -12, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._code)


class CatalogueField(Field):
    """A thing named from a catalogue or in own words.

    Signals:
        picked: the `Entry` that was chosen from the list.
    """

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        label: str,
        catalogue: Catalogue,
        *,
        required: bool = False,
        example: str = "",
        in_table: bool = False,
    ) -> None:
        super().__init__(name, label, required=required)
        self._catalogue = catalogue
        self._coded = Coded("")
        self._in_table = in_table  # a cell has room for the words alone
        self.edit = _CodeEdit(example, lead="" if in_table else "search")
        self.edit.setMaxLength(400)
        self._list: QListWidget | None = None
        self.put(self.edit)
        self.edit.textEdited.connect(self._typed)
        self.edit.list_key.connect(self._key)
        self.edit.left.connect(self._leave)

    def value(self) -> dict[str, object]:
        """Return text, code, system and catalogue; the last three are empty for own words."""
        text = self.edit.text().strip()
        return dict(asdict(self._coded if self._coded.text == text else Coded(text)))

    def show_value(self, value: object) -> None:
        """Show a `Coded` or what `value` returned; None shows nothing."""
        if isinstance(value, Mapping):
            value = Coded(**{name: str(part) for name, part in value.items()})
        self._show(value if isinstance(value, Coded) else Coded(""))

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied, but not changed."""
        self.edit.setReadOnly(read_only)

    def coded(self) -> Coded:
        """Return the value as the chart records it."""
        return coded_of(self.value())

    def list_rows(self) -> list[str]:
        """Return the names that the open list shows; none while it is closed."""
        if self._list is None or self._list.isHidden():
            return []
        return [self._list.item(at).text() for at in range(self._list.count())]

    def _show(self, coded: Coded) -> None:
        self._coded = coded
        self.edit.setText(coded.text)
        self.edit.setCursorPosition(0)
        self._show_code()

    def _show_code(self) -> None:
        same = self._coded.text == self.edit.text().strip()
        code = code_words(self._coded.code, self._coded.system) if same else ""
        self.edit.show_code("" if self._in_table else code)
        self.edit.setAccessibleDescription(self.problem or code)

    def _typed(self, text: str) -> None:
        self._show_code()
        self._offer(text)
        self.edited.emit()

    def _offer(self, text: str) -> None:
        found = self._catalogue.find(text, ROWS_SEEN)
        if not found:
            self._close()
            return
        rows = self._rows()
        rows.clear()
        for entry in found:
            item = QListWidgetItem(entry.name)
            item.setData(ENTRY_ROLE, entry)
            spoken = ", ".join(part for part in (entry.name, hint_words(entry)) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            rows.addItem(item)
        rows.setCurrentRow(-1)
        self._place(rows)

    def _rows(self) -> QListWidget:
        if self._list is None or self._list.parent() is not self.window():
            self._list = named(
                QListWidget(self.window()), f"{self.name}List", _("Suggestions for {label}", label=self.label)
            )
            styled(self._list, cls="suggestions")
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setItemDelegate(_RowDelegate(self._list))
            self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.itemClicked.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _place(self, rows: QListWidget) -> None:
        window = self.window()
        high = rows.count() * theme.px(34) + 10
        where = self.edit.mapTo(window, QPoint(0, self.edit.height() + 4))
        if where.y() + high > window.height():
            where = self.edit.mapTo(window, QPoint(0, -high - 4))
        rows.setGeometry(where.x(), where.y(), max(self.edit.width(), theme.px(280)), high)
        rows.raise_()
        rows.show()
        self.edit.list_is_open = True

    def _close(self) -> None:
        self.edit.list_is_open = False
        if self._list is not None:
            self._list.hide()

    def _key(self, key: int) -> None:
        rows = self._list
        if rows is None or rows.isHidden():
            if key == Qt.Key.Key_Down:
                self._offer(self.edit.text())
            return
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            rows.setCurrentRow(max(0, min(rows.count() - 1, rows.currentRow() + step)))
            return
        item = rows.item(max(0, rows.currentRow()))  # Enter takes the best match; Tab and Esc keep own words
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._take(item)
            return
        self._close()

    def _take(self, item: QListWidgetItem) -> None:
        entry = item.data(ENTRY_ROLE)
        self._close()
        self._show(entry.coded())
        self.edited.emit()
        self.picked.emit(entry)

    def _leave(self) -> None:
        text = self.edit.text().strip()
        if self._coded.text != text:
            same = [entry for entry in self._catalogue.entries if entry.name.casefold() == text.casefold()]
            self._coded = same[0].coded() if same else Coded(text)
            self.edit.setText(self._coded.text)
            self._show_code()
        self.left.emit()


def coded_of(value: object) -> Coded:
    """Return what a CatalogueField gave as the chart records it."""
    if isinstance(value, Mapping):
        return Coded(**{name: str(part) for name, part in value.items()})
    return Coded(str(value or ""))
