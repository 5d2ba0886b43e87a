"""Over the pictures: who is proposed with two identifiers, what can be done, and the facts for and against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_inbox import Standing
from luna_desktop.services.care.photo_inbox import InboxGroup, Whose
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.photo_inbox.wording import Reason, identity_words, standing_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

WIDE = 690


class PersonHead(QFrame):
    """Who is proposed, or was chosen, and the buttons."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "inboxHead", _("Whose photographs")), cls="bar")
        self.avatar = Avatar("", 44)
        self.name = ElidedLabel("", "title")
        self.chip = Chip("", name="inboxStanding")
        self.note = words("", "body2", wrap=True)
        self.other = Button(_("Someone else…"), "inboxOther", icon="search")
        self.assign = Button(_("Assign"), "inboxAssign", kind=Kind.PRIMARY, icon="check", tip=_("Enter"))
        self.back = Button(_("Hand back"), "inboxHandBack", icon="undo-2")
        self.erase = Button(_("Erase…"), "inboxErase", kind=Kind.DANGER_LINE, icon="eraser")
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first.setSpacing(10)
        self._first.addWidget(self.name, 0)
        self._first.addWidget(self.chip, 0)
        self._first.addStretch(1)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addLayout(self._first)
        told.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 11, 16, 11)
        row.setSpacing(12)
        row.addWidget(self.avatar)
        row.addLayout(told, 1)
        for button in (self.erase, self.back, self.other, self.assign):
            row.addWidget(button)
        self.settles(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chip under the name where both do not fit beside the buttons: a name is never cut for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = [each for each in (self.avatar, self.erase, self.back, self.other, self.assign) if not each.isHidden()]
        taken = (
            sum(each.sizeHint().width() if each is not self.avatar else 44 for each in beside) + 12 * len(beside) + 36
        )
        needed = self.name.sizeHint().width() + (self.chip.sizeHint().width() + 10 if not self.chip.isHidden() else 0)
        fits = needed <= self.width() - taken
        ways = QBoxLayout.Direction
        self._first.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
        self._first.setSpacing(10 if fits else 3)

    def settles(self, *, on: bool) -> None:
        """Offer what the privacy officer may do, or not."""
        self.back.setVisible(on)
        self.erase.setVisible(on)

    def show_group(self, group: InboxGroup, whose: Whose | None, *, by_hand: bool, today: date) -> None:
        """Show whose the group may be; `by_hand` where a person chose somebody else than was proposed."""
        if group.is_covered:
            self._show(_("Record not open to you"), _("Whoever treats this patient assigns them."), ChipSpec(""))
            self.chip.hide()
            return
        if whose is None:
            self._show(
                _("No match"), _("Choose whose photographs these are, or leave them waiting."), standing_chip(group)
            )
            return
        self.avatar.show_person(whose.card.name)
        self.avatar.show()
        self.name.show_text(whose.card.name)
        self.note.setText(identity_words(whose.card, today))
        if by_hand:
            chip = ChipSpec(_("Chosen by hand"), "info", "hand")
        elif group.standing is Standing.AGREE:
            chip = ChipSpec(_("Proposed"), "accent", "sparkles")
        else:
            chip = ChipSpec(_("One fact alone"), "warn", "triangle-alert")
        self.chip.show_chip(chip)
        self.chip.show()
        self._fit()

    def show_action(self, whose: Whose | None, count: int, *, may_assign: bool) -> None:
        """Say how many would be assigned, or what stands in the way."""
        asks = whose is not None and not whose.consent.allowed
        if asks:
            self.assign.setText(_("Ask first"))
            self.assign.show_icon("file-pen")
        else:
            self.assign.setText(_("Assign 1 photo") if count == 1 else _("Assign {count} photos", count=count))
            self.assign.show_icon("check")
        self.assign.setAccessibleName(self.assign.text())
        self.assign.setEnabled(whose is not None and (asks or (count > 0 and may_assign and whose.is_open)))
        tip = _("Enter")
        if whose is not None and not whose.is_open:
            tip = _("You do not treat this patient.")
        self.assign.setToolTip(tip)

    def _show(self, name: str, note: str, chip: ChipSpec) -> None:
        self.avatar.hide()
        self.name.show_text(name)
        self.note.setText(note)
        self.chip.show_chip(chip)
        self.chip.setVisible(bool(chip.text))
        self._fit()


class _ReasonCell(QWidget):
    def __init__(self, at: int) -> None:
        super().__init__()
        self.setObjectName(f"inboxReason{at}")
        self.icon = IconLabel("circle", "text2", 18)
        self.title, self.note = ElidedLabel("", "body"), ElidedLabel("", "caption")
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        told.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)

    def show_reason(self, reason: Reason) -> None:
        tones = {"ok": "ok", "warn": "warn", "danger": "danger"}
        self.icon.show_icon(reason.icon, tones.get(reason.tone, "text3"))
        self.title.show_text(reason.title)
        self.note.show_text(reason.note)
        styled(self.title, tone=reason.tone if reason.tone in {"warn", "danger"} else "")
        self.setAccessibleName(_("{title}: {note}", title=reason.title, note=reason.note))


class ReasonStrip(QFrame):
    """The facts side by side, or two by two where there is less room."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "inboxReasons", _("Why this patient is proposed")), cls="tile")
        self._cells = [_ReasonCell(at) for at in range(4)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 9, 14, 9)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._columns = 0
        self._fit(4)

    def show_reasons(self, found: Sequence[Reason]) -> None:
        """Show these facts."""
        for cell, reason in zip(self._cells, found, strict=True):
            cell.show_reason(reason)

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(theme.px(300), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand two by two where four do not fit."""
        super().resizeEvent(event)
        self._fit(4 if self.width() >= theme.px(WIDE) else 2)

    def _fit(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // columns, at % columns)
        for at in range(4):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self.updateGeometry()
