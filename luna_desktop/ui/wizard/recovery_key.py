"""The recovery key, shown once: print, save, copy; then two groups are read back from the copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.wizard.steps import Step

COLUMNS = 5
_COVER = "••••"


class _Group(QFrame):
    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        styled(self, cls="group")
        self._number, self._text = number, text
        self._words = words(text, "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 9, 13, 9)
        row.setSpacing(10)
        row.addWidget(words(str(number), "caption"))
        row.addWidget(self._words, 1)
        self.show_covered(False)

    def show_covered(self, covered: bool) -> None:
        self._words.setText(_COVER if covered else self._text)
        spoken = _("covered") if covered else " ".join(self._text)
        self.setAccessibleName(_("Group {number}: {text}", number=self._number, text=spoken))

    def forget(self) -> None:
        self._text = _COVER
        self.show_covered(True)


class RecoveryKeyStep(Step):
    """Shows the key and checks the copy.

    The groups are covered while the read-back fields have the keyboard, so that the check proves the copy.

    Signals:
        print_wanted: print two copies.
        save_wanted: save to a file.
        copy_wanted: put the key on the clipboard; the presenter clears it after a minute.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        about = _(
            "If every administrator forgets their password, this key is the only way to open the records. "
            "Luna does not keep a copy. Only the owner, signed in, can make a new one."
        )
        super().__init__("recovery", _("Save the recovery key"), about)
        self._groups: list[_Group] = []
        self._key: tuple[str, ...] = ()
        self._asked = (0, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.done = Chip("", "ok", "printer", name="keyKeptChip")
        self.done.hide()
        self.first, self.second = TextField("firstGroup", ""), TextField("secondGroup", "")
        self.in_safe = CheckBox(
            _("One copy is in the clinic safe"), "copyInSafe", note=_("A sealed envelope, signed and dated, is best.")
        )
        self.away = CheckBox(
            _("The second copy is kept away from the clinic"),
            "copyAway",
            note=_("For example with the clinic owner or the bank."),
        )
        self.column.addWidget(self._key_card())
        self.column.addWidget(self._check_card())
        for field in (self.first, self.second):
            field.edit.installEventFilter(self)
            field.edited.connect(self._read_back)
        for box in (self.in_safe, self.away):
            box.clicked.connect(lambda _on: self.changed.emit())

    def _key_card(self) -> Card:
        card = Card(_("Recovery key"), icon="key-round")
        card.add_action(Chip(_("Shown once"), "warn", "eye"))
        card.add(self._grid)
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, name, icon, signal in (
            (_("Print two copies…"), "printKeyButton", "printer", self.print_wanted),
            (_("Save to a file…"), "saveKeyButton", "usb", self.save_wanted),
            (_("Copy"), "copyKeyButton", "copy", self.copy_wanted),
        ):
            button = Button(text, name, icon=icon)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.done)
        card.add(row)
        return card

    def _check_card(self) -> Card:
        card = Card(_("Check your copy"), icon="list-checks")
        text = _("Type two groups from your printed copy. This checks that you can read it.")
        card.add(words(text, "body2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        for field in (self.first, self.second):
            field.setFixedWidth(200)
            row.addWidget(field)
        row.addStretch(1)
        card.add(row)
        card.add(self.in_safe)
        card.add(self.away)
        return card

    def show_key(self, groups: Sequence[str], *, asked: tuple[int, int]) -> None:
        """Show the key in its groups, and ask for two of them (counted from 0)."""
        self._key, self._asked = tuple(groups), asked
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._groups = [_Group(at + 1, text) for at, text in enumerate(groups)]
        for at, group in enumerate(self._groups):
            self._grid.addWidget(group, at // COLUMNS, at % COLUMNS)
        for field, at in zip((self.first, self.second), asked, strict=True):
            field.show_label(_("Group {number}", number=at + 1))
            field.show_value(None)
        self.changed.emit()

    def show_kept(self, text: str) -> None:
        """Say that the key was printed, saved or copied, as “Printed 10:12”."""
        self.done.show_chip(ChipSpec(text, "ok", "circle-check"))
        self.done.show()

    def clear_secrets(self) -> None:
        """Forget the key, once the person went on."""
        self._key = ()
        for group in self._groups:
            group.forget()
        self.first.show_value(None)
        self.second.show_value(None)

    def is_covered(self) -> bool:
        """Tell whether the groups are covered now."""
        return self.first.edit.hasFocus() or self.second.edit.hasFocus()

    def values(self) -> dict[str, object]:
        """Return nothing: the key is never handed back."""
        return {}

    def obstacle(self) -> str:
        """Ask for the two groups and the two ticks."""
        if not all(self._matches()):
            return _("Type the two groups from your copy")
        if not (self.in_safe.isChecked() and self.away.isChecked()):
            return _("Tick both boxes to continue")
        return ""

    def start(self) -> None:
        """Leave the key in sight: the keyboard goes to the first button."""
        button = self.findChild(QWidget, "printKeyButton")
        if button is not None:
            button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the groups while a read-back field has the keyboard."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            covered = event.type() == QEvent.Type.FocusIn
            for group in self._groups:
                group.show_covered(covered)
        return super().eventFilter(watched, event)

    def _matches(self) -> list[bool]:
        if not self._key:
            return [False, False]
        typed = [field.value().upper().replace(" ", "") for field in (self.first, self.second)]
        return [text == self._key[at].upper() for text, at in zip(typed, self._asked, strict=True)]

    def _read_back(self) -> None:
        for field, right in zip((self.first, self.second), self._matches(), strict=True):
            whole = len(field.value()) >= 4
            if right:
                field.show_saved(_("Matches"))
            else:
                field.show_problem(_("This is not what was shown.") if whole else "")
        self.changed.emit()
