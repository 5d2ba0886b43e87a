"""How the patient wants to be reached: topics down, numbers and addresses across, a chip for each channel in a field.

A press turns “not asked” into yes, yes into no, and no into yes. Nothing is written before Save, and no reason is
asked for. A chip whose message would be refused all the same says why in its tip.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, WISH_NAMES, Channel, Topic, Way, Wish
from luna_desktop.services.privacy.preferences import NewWish, PreferencePage, WishCell, WishLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size, paint_chip
from luna_desktop.ui.widgets.tables import Column, RowsTable

_LOOKS = {
    Wish.NOT_ASKED: ("neutral", "circle-question-mark"),
    Wish.YES: ("ok", "check"),
    Wish.NO: ("priv", "x"),
}
_NEXT = {Wish.NOT_ASKED: Wish.YES, Wish.YES: Wish.NO, Wish.NO: Wish.YES}


def wish_chip(way: Way, wish: Wish) -> ChipSpec:
    """Return a wish as a chip: tick, cross or question mark with the channel's word."""
    tone, icon = _LOOKS[wish]
    return ChipSpec(shown(CHANNEL_NAMES[way.channel]), tone, icon)


def address_words(way: Way) -> str:
    """Return a number or address as people read it."""
    by_number = way.channel in {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}
    return show_phone(way.address) if by_number else way.address


class WishButton(QAbstractButton):
    """One wish as a chip that can be pressed.

    Signals:
        turned: the person pressed it; the wish is another one now.
    """

    turned = Signal()

    def __init__(self, cell: WishCell, *, may_change: bool) -> None:
        super().__init__()
        self.cell, self.wish = cell, cell.wish
        self.setObjectName(f"wish_{cell.topic.value}_{cell.way.channel.value}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setEnabled(may_change)
        self.clicked.connect(self._turn)
        self._tell()

    def _turn(self) -> None:
        self.wish = _NEXT[self.wish]
        self._tell()
        self.turned.emit()

    def is_changed(self) -> bool:
        """Tell whether another wish is chosen than the one on file."""
        return self.wish is not self.cell.wish

    def _tell(self) -> None:
        self.setAccessibleName(
            _(
                "{topic}, {channel}, {address}: {wish}",
                topic=shown(TOPIC_NAMES[self.cell.topic]),
                channel=shown(CHANNEL_NAMES[self.cell.way.channel]),
                address=address_words(self.cell.way),
                wish=shown(WISH_NAMES[self.wish]),
            )
        )
        goes = self.cell.answer.allowed
        tip = _("A message would go out.") if goes else shown(self.cell.answer.message)
        tip = _("Not saved yet.") if self.is_changed() else tip
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room of the chip."""
        size = chip_size(wish_chip(self.cell.way, self.wish))
        return QSize(int(size.width()) + 2, int(size.height()) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the chip."""
        paint_chip(QPainter(self), QPointF(0, 2), wish_chip(self.cell.way, self.wish), self.width())


class PreferencesCard(Card):
    """The card on the Privacy tab.

    Signals:
        save_wanted: a tuple of NewWish to be recorded.
    """

    save_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Messages: what, and by which way"), "preferencesCard", icon="message-square")
        self.banner = Banner("info", "", name="preferencesBanner")
        self.only = Banner("priv", "", name="onlyWayBanner")
        self.none = words(_("No phone number, e-mail or postal address is on file."), "body2", wrap=True)
        self.chips: list[WishButton] = []
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._page: PreferencePage | None = None
        self._may_change = False
        self.history: RowsTable[WishLine] = RowsTable(
            "wishHistory",
            _("History of wishes"),
            (
                Column(_("When"), lambda line: Cell(moment(line.at)), width=180),
                Column(_("What"), _what, stretch=True),
                Column(_("Wish"), lambda line: Cell(chips=(_history_chip(line),)), width=130),
                Column(_("Taken by"), lambda line: Cell(line.taken_by), width=140),
            ),
            key=lambda line: (line.at, line.topic, line.way),
        )
        for widget in (self.banner, self.only, self.none, self._grid_holder):
            self.add(widget)
        self.add(self._buttons())
        self.add(self.history)
        self.history.hide()

    def _buttons(self) -> QHBoxLayout:
        self.show_history = Button(_("Show history"), "showWishHistory", kind=Kind.GHOST, icon="history", size="small")
        self.cancel = Button(_("Cancel"), "cancelWishes", size="small")
        self.save = Button(_("Save wishes"), "saveWishes", size="small")
        self.show_history.clicked.connect(self._toggle_history)
        self.cancel.clicked.connect(self._begin_again)
        self.save.clicked.connect(self._save)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.show_history)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row

    def show_page(self, page: PreferencePage, *, may_change: bool) -> None:
        """Show the wishes on file."""
        self._page, self._may_change = page, may_change
        self.banner.say("info", "")
        ways = "; ".join(
            f"{shown(CHANNEL_NAMES[way.channel])}, {address_words(way)}" if way.address else ""
            for way in page.only_ways
        )
        self.only.say("priv", _("Reach this patient only by: {ways}", ways=ways) if ways else "")
        self.none.setVisible(not page.ways)
        self._make_grid(page)
        self.history.show_rows(page.history)
        self.history.fit_height()
        self.show_history.setVisible(bool(page.history))
        self.history.setVisible(self.history.isVisibleTo(self) and bool(page.history))
        self._show_changes()

    def _make_grid(self, page: PreferencePage) -> None:
        place = self.body().indexOf(self._grid_holder)
        self._grid_holder.hide()
        self._grid_holder.deleteLater()
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self.chips = []
        addresses = list(dict.fromkeys(way.address for way in page.ways))
        for column, address in enumerate(addresses, start=1):
            way = next(way for way in page.ways if way.address == address)
            self._grid.addWidget(words(address_words(way), "thead", wrap=True), 0, column)
            self._grid.setColumnStretch(column, 1 + sum(one.address == address for one in page.ways))
        for row, topic in enumerate(Topic if addresses else ()):
            self._grid.addWidget(hairline(), 2 * row + 1, 0, 1, len(addresses) + 1)
            self._grid.addWidget(words(shown(TOPIC_NAMES[topic]), "body"), 2 * row + 2, 0)
            for column, address in enumerate(addresses, start=1):
                cells = [page.cell(topic, way) for way in page.ways if way.address == address]
                self._grid.addWidget(self._field(cells), 2 * row + 2, column)
        self.body().insertWidget(place, self._grid_holder)

    def _field(self, cells: Sequence[WishCell]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for cell in cells:
            chip = WishButton(cell, may_change=self._may_change)
            chip.turned.connect(self._show_changes)
            self.chips.append(chip)
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        return holder

    def is_changed(self) -> bool:
        """Tell whether a wish was turned and not saved."""
        return any(chip.is_changed() for chip in self.chips)

    def _show_changes(self) -> None:
        changed = sum(chip.is_changed() for chip in self.chips)
        self.save.set_busy(False)
        for button in (self.cancel, self.save):
            button.setVisible(self._may_change and bool(self.chips))
            button.setEnabled(changed > 0)

    def _begin_again(self) -> None:
        if self._page is not None:
            self.show_page(self._page, may_change=self._may_change)

    def _save(self) -> None:
        self.save.set_busy(True)
        self.save_wanted.emit(
            tuple(NewWish(chip.cell.topic, chip.cell.way, chip.wish) for chip in self.chips if chip.is_changed())
        )

    def _toggle_history(self) -> None:
        self.history.setVisible(self.history.isHidden())
        self.show_history.setText(_("Show history") if self.history.isHidden() else _("Hide history"))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news in the card; empty takes it away."""
        self.save.set_busy(False)
        self.banner.say(tone, text)


def _what(line: WishLine) -> Cell:
    return Cell(shown(TOPIC_NAMES[line.topic]), address_words(line.way))


def _history_chip(line: WishLine) -> ChipSpec:
    return wish_chip(line.way, line.wish)
