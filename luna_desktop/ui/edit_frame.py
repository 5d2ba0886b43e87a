"""One frame for every form: pages that scroll, unsaved changes, problems at their fields, a save bar, drafts.

The frame knows nothing of what the fields mean. A presenter reads `values()`, gives problems back by field name, and
keeps the draft that `draft_due` hands out, so that a crash loses at most three seconds of typing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

DRAFT_MS = 3000
"""A draft is due this long after typing starts, not after it ends."""


class SaveBar(QFrame):
    """The bar under a form: how many changes, where the draft is, what is to fix, Discard and Save.

    Signals:
        show_next: go to the next field to fix.
    """

    show_next = Signal()

    def __init__(self, save_text: str) -> None:
        super().__init__()
        styled(named(self, "saveBar", _("Save bar")), cls="savebar")
        self.count = words("", "strong")
        self.note = ElidedLabel("", "caption")
        self.to_fix = Chip("", "danger", "circle-alert", name="toFixChip")
        self.show_button = Button(_("Show"), "showProblemButton", kind=Kind.GHOST)
        self.show_button.clicked.connect(self.show_next)
        self.discard = Button(_("Discard…"), "discardButton")
        self.save = Button(save_text, "saveButton", kind=Kind.PRIMARY, icon="save", tip=_("Ctrl+S"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 20, 10)
        row.setSpacing(10)
        for widget in (IconLabel("pencil", "accent_text", 16), self.count):
            row.addWidget(widget)
        row.addWidget(self.note, 1)
        for button in (self.to_fix, self.show_button, self.discard, self.save):
            row.addWidget(button)

    def show_counts(self, changes: int, problems: int) -> None:
        """Say how many fields changed and how many are to fix."""
        self.count.setText(_("1 unsaved change") if changes == 1 else _("{count} unsaved changes", count=changes))
        self.to_fix.show_chip(ChipSpec(_("{count} to fix", count=problems), "danger", "circle-alert"))
        self.to_fix.setVisible(problems > 0)
        self.show_button.setVisible(problems > 0)


class EditFrame(QWidget):
    """A form of one or several scrolling pages over a save bar that is seen only when there is something to save.

    Signals:
        save_wanted: Save or Ctrl+S; carries the values.
        discard_wanted: Discard or Esc with unsaved changes; carries how many there are. The presenter asks.
        closed: Esc without unsaved changes.
        dirty_changed: there are unsaved changes now, or none any more.
        draft_due: the values to be kept as a draft.
    """

    save_wanted = Signal(dict)
    discard_wanted = Signal(int)
    closed = Signal()
    dirty_changed = Signal(bool)
    draft_due = Signal(dict)

    def __init__(self, name: str, accessible: str, *, save_text: str = "") -> None:
        super().__init__()
        named(self, name, accessible)
        self._fields: dict[str, Field] = {}
        self._shown: dict[str, object] = {}
        self._edited_lists: set[str] = set()
        self._read_only = False
        self._was_dirty = False
        self.banner = Banner("info", "", name=f"{name}Banner")
        self.pages = QStackedWidget()
        self.save_bar = SaveBar(save_text or _("Save changes"))
        self.save_bar.save.clicked.connect(self._want_save)
        self.save_bar.discard.clicked.connect(lambda: self.discard_wanted.emit(self.change_count()))
        self.save_bar.show_next.connect(self.go_to_next_problem)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self._emit_draft)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 0, 20, 0)
        holder.addWidget(self.banner)
        column.addLayout(holder)
        column.addWidget(self.pages, 1)
        column.addWidget(self.save_bar)
        self.save_bar.hide()
        for keys, act in (("Ctrl+S", self._want_save), ("F8", self.go_to_next_problem)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def add_page(self, content: QWidget, name: str = "page") -> QScrollArea:
        """Put a page in, which scrolls when the window is small; register its fields with `track`."""
        area = named(QScrollArea(), f"{name}Scroll", self.accessibleName())
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        styled(content, cls="body")
        area.setWidget(content)
        self.pages.addWidget(area)
        return area

    def track(self, *fields: Field) -> None:
        """Count these fields as parts of the form, in the order in which they are to be fixed."""
        for field in fields:
            self._fields[field.name] = field
            self._shown[field.name] = field.value()
            field.edited.connect(self._on_edit)
            field.set_read_only(self._read_only)

    def forget(self, *names: str) -> None:
        """Take fields out of the form, as when a row is removed."""
        for name in names:
            self._fields.pop(name, None)
            self._shown.pop(name, None)
        self._refresh()

    def put_in_order(self, names: Iterable[str]) -> None:
        """Say in which order the fields are to be fixed, where they were tracked in another."""
        wanted = [name for name in names if name in self._fields]
        rest = [name for name in self._fields if name not in set(wanted)]
        self._fields = {name: self._fields[name] for name in (*wanted, *rest)}

    def mark_changed(self, part: str) -> None:
        """Count a part without a field of its own as changed, as for a row that was added or removed."""
        self._edited_lists.add(part)
        self._on_edit()

    def field(self, name: str) -> Field:
        """Return a field by name.

        Raises:
            KeyError: the form has no such field.
        """
        return self._fields[name]

    def values(self) -> dict[str, object]:
        """Return what every field holds now."""
        return {name: field.value() for name, field in self._fields.items()}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show values that were read; the form has no unsaved changes then, and no problems."""
        self._draft_timer.stop()
        self._edited_lists.clear()
        for name, field in self._fields.items():
            field.show_value(values.get(name))
            field.show_problem("")
            self._shown[name] = field.value()
        self._refresh()

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Lay a draft over the values that were read; what differs counts as unsaved."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].show_value(value)
        self._refresh()

    def is_dirty(self) -> bool:
        """Tell whether there are unsaved changes."""
        return self.change_count() > 0

    def change_count(self) -> int:
        """Return how many fields differ from what was read."""
        return len(self._edited_lists) + len(self.changed_names())

    def changed_names(self) -> list[str]:
        """Return the names of the fields that differ from what was read."""
        return [name for name, field in self._fields.items() if field.value() != self._shown[name]]

    def mark_saved(self) -> None:
        """Take what is in the fields as saved, and say so to screen readers."""
        self.show_values(self.values())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, _("Saved.")))

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Show problems at their fields, go to the first, and return the names that no field answers to."""
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        self._refresh()
        if self.problem_names():
            self.go_to(self.problem_names()[0])
            text = _("{count} to fix", count=len(self.problem_names()))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        return [name for name in problems if name not in self._fields]

    def problem_names(self) -> list[str]:
        """Return the names of the fields to fix, in order."""
        return [name for name, field in self._fields.items() if field.problem]

    def go_to_next_problem(self) -> None:
        """Move the keyboard to the next field to fix, round and round."""
        names = self.problem_names()
        if not names:
            return
        order = list(self._fields)
        here = next((at for at, name in enumerate(order) if self._fields[name].control.hasFocus()), -1)
        self.go_to(next((name for name in names if order.index(name) > here), names[0]))

    def go_to(self, name: str) -> None:
        """Show the page of a field, scroll to it and give it the keyboard."""
        field = self._fields[name]
        for at in range(self.pages.count()):
            area = self.pages.widget(at)
            if area is not None and area.isAncestorOf(field) and isinstance(area, QScrollArea):
                self.pages.setCurrentIndex(at)
                area.ensureWidgetVisible(field, 24, 40)
        field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read, but nothing changed."""
        self._read_only = read_only
        for field in self._fields.values():
            field.set_read_only(read_only)
        self._refresh()

    def wants_bar(self, *, dirty: bool) -> bool:
        """Tell whether the save bar is to be seen; a frame with a bar of its own says never."""
        return dirty and not self._read_only

    def show_draft_kept(self, text: str) -> None:
        """Say where the draft is, as “Draft kept on this computer 10:44”."""
        styled(self.save_bar, cls="savebar", tone="")
        self.save_bar.note.show_text(text)

    def show_draft_failed(self, text: str) -> None:
        """Say that the draft could not be kept; this stays."""
        styled(self.save_bar, cls="savebar", tone="danger")
        self.save_bar.note.show_text(text)

    def set_saving(self, saving: bool) -> None:
        """Show that saving goes on; a second Save does nothing meanwhile."""
        self.save_bar.save.set_busy(saving)

    def flush_draft(self) -> None:
        """Hand out the draft now if one is due, as before a lock."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self._emit_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks to discard, or closes where there is nothing to lose."""
        if event.key() == Qt.Key.Key_Escape:
            if self.is_dirty():
                self.discard_wanted.emit(self.change_count())
            else:
                self.closed.emit()
            return
        super().keyPressEvent(event)

    def _want_save(self) -> None:
        if self.is_dirty() and not self._read_only and not self.save_bar.save.is_busy():
            self.save_wanted.emit(self.values())

    def _on_edit(self) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self._refresh()

    def _emit_draft(self) -> None:
        self.draft_due.emit(self.values())

    def _refresh(self) -> None:
        changes, dirty = self.change_count(), self.is_dirty()
        self.save_bar.show_counts(changes, len(self.problem_names()))
        self.save_bar.setVisible(self.wants_bar(dirty=dirty))
        if not dirty:
            self._draft_timer.stop()
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)


def page_of(*rows: QWidget | Sequence[QWidget], gap: int = 12) -> QWidget:
    """Make a page from cards one under the other; a sequence stands side by side."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 14, 20, 18)
    column.setSpacing(gap)
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
            continue
        beside = QHBoxLayout()
        beside.setSpacing(gap)
        for widget in row:
            beside.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(beside)
    column.addStretch(1)
    return page
