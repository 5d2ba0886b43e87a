"""What the keyboard does in the history: rows added and taken away, “no change”, from section to section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.entries.frame import ChartFrame
from luna_desktop.ui.entries.side_list import SideList
from luna_desktop.ui.history.entry import EntryKey
from luna_desktop.ui.history.parts import Section, keyboard_in
from luna_desktop.ui.history.row import EntryRow
from luna_desktop.ui.history.rows_card import RowsCard
from luna_desktop.ui.widgets.buttons import Button


@dataclass(frozen=True)
class Spot:
    """Where the keyboard was: section, entry and field."""

    section: str
    key: EntryKey | None
    attr: str


class SectionKeys(QWidget):
    """A widget with sections that are worked by keyboard; the view lays them out.

    Signals:
        history_wanted: the `Known` whose history is wanted.
    """

    history_wanted = Signal(object)

    frame: ChartFrame
    sections: Sequence[Section]
    sections_list: SideList
    rest_button: Button

    def __init__(self) -> None:
        super().__init__()
        self._rest = False

    def complete(self) -> None:
        """Have every section shown; a view that builds some of them later overrides it."""

    def wire_keys(self) -> None:
        """Let the keys work anywhere in the tab."""
        for keys, act in (
            ("Insert", self.add_here),
            ("F4", self.same_here),
            ("F7", self.more_here),
            ("F3", self.history_here),
            ("Ctrl+Delete", self.bin_here),
            ("Ctrl+Shift+N", self.rest_same),
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
        ):
            self._shortcut(keys, act)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def spot(self) -> Spot:
        """Return where the keyboard is, to come back to after the rows were made anew."""
        section = self._section_here()
        entry = section.entry_here() if section is not None else None
        now = keyboard_in(self.window())
        attr = now.objectName().rpartition(".")[2] if now is not None else ""
        return Spot(section.kind if section is not None else "", entry.key if entry is not None else None, attr)

    def return_to(self, spot: Spot) -> None:
        """Put the keyboard where it was, or at the end of the section in which it was."""
        self.complete()
        section = next((each for each in self.sections if each.kind == spot.section), self.sections[0])
        entries = [each for each in section.entries() if each.fields]
        fits = [each for each in entries if spot.key is not None and each.key.turn == spot.key.turn]
        here = [each for each in fits if spot.key is not None and each.key.fact_id == spot.key.fact_id] or fits
        entry = here[-1] if here else (entries[0] if entries else None)
        if entry is not None:
            field = entry.fields.get(spot.attr) or next(iter(entry.fields.values()))
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_here(self) -> None:
        """Add a row to the list in which the keyboard is, else to the one that is chosen."""
        section = self._section_here()
        if isinstance(section, RowsCard) and not section.read_only:
            section.add_row()
            self.frame.show_part(section.rows[-1])

    def same_here(self) -> None:
        """Say of the entry in which the keyboard is that nothing changed, or take that back."""
        section = self._section_here()
        entry = section.entry_here() if section is not None else None
        if entry is not None and section is not None and entry.known is not None and not section.read_only:
            entry.how.choose("" if entry.how.value() else "unchanged")
            section.show_how()

    def rest_same(self) -> None:
        """Say of every entry that was not touched that nothing changed; once more takes all of that back."""
        self.complete()
        self._rest = not self._rest
        for section in self.sections:
            if section.read_only or section.isHidden():
                continue
            for entry in section.entries():
                if self._rest and entry.known is not None and not entry.is_changed() and not entry.how.value():
                    entry.how.choose("carried")
                elif not self._rest and entry.how.value() == "carried":
                    entry.how.choose("")
        self.show_how()

    def more_here(self) -> None:
        """Show or hide the further fields of the row in which the keyboard is."""
        row = self._row_here()
        if row is not None and row.spec.more:
            row.toggle_more()

    def history_here(self) -> None:
        """Show what the entry in which the keyboard is said before."""
        section = self._section_here()
        entry = section.entry_here() if section is not None else None
        if entry is not None and entry.known is not None:
            self.history_wanted.emit(entry.known)

    def bin_here(self) -> None:
        """Take away or strike out the row in which the keyboard is."""
        row = self._row_here()
        if row is not None and row.bin_button.isEnabled():
            row.remove_wanted.emit()

    def go_to_section(self, kind: str) -> None:
        """Scroll to a section."""
        section = next(each for each in self.sections if each.kind == kind)
        self.frame.show_part(section)

    def go_to_entry(self, known: Known) -> None:
        """Put the keyboard into the fields of an entry."""
        for section in self.sections:
            for entry in section.entries():
                if entry.known is not None and entry.known.fact_id == known.fact_id:
                    self.frame.show_part(section)
                    next(iter(entry.fields.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        self.complete()
        shown_now = [each for each in self.sections if not each.isHidden()]
        here = self._section_here()
        at = shown_now.index(here) + by if here in shown_now else 0
        section = shown_now[at % len(shown_now)]
        self.sections_list.choose(section.kind)
        self.frame.show_part(section)
        section.start()

    def _section_here(self) -> Section | None:
        now = keyboard_in(self.window())
        for section in self.sections:
            if now is not None and section.isAncestorOf(now):
                return section
        return next((each for each in self.sections if each.kind == self.sections_list.key()), None)

    def _row_here(self) -> EntryRow | None:
        section = self._section_here()
        return section.row_here() if isinstance(section, RowsCard) else None

    def show_how(self) -> None:
        """Show in every section what is said to be unchanged."""
        for section in self.sections:
            section.show_how()
        self.rest_button.setText(_("Take “no change” back") if self._rest else _("Rest: no change"))
