"""One legal step of a case as a dialog: whose case, what the step asks for, a note, and one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.rights.codes import FOREIGN_CODES, FOREIGN_WARNING, HARM_CODES
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.fitted_overlay import FittedOverlay, scrolling
from luna_desktop.ui.widgets.inputs import LinesField
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named

WIDTH = 560
_FOREIGN = frozenset(code.value for code in FOREIGN_CODES)
_HARM = frozenset(code.value for code in HARM_CODES)


@dataclass(frozen=True)
class Asking:
    """What a dialog asks for: its title, whose case, the verb of its button, and what it says above the fields.

    `with_note` offers a note beside the fields; with `note_label` it is named and required.
    """

    title: str
    whose: str
    verb: str
    body: str = ""
    is_grave: bool = False
    with_note: bool = True
    note_label: str = ""


class StepForm(DraftedForm):
    """The fields of one step, with the warning that belongs to a reason that Indian law does not name."""

    def __init__(self, fields: Sequence[Field], asking: Asking) -> None:
        super().__init__()
        named(self, "stepForm", asking.title)
        self.own = tuple(fields)
        self.note = LinesField(
            "note",
            asking.note_label or _("Note for the case"),
            required=bool(asking.note_label),
            help_text="" if asking.note_label else _("Read by whoever handles the case. Not printed."),
            lines=3,
        )
        self.banner = Banner("warn", "", name="stepBanner")
        self.warning = Banner("warn", "", name="codeWarning")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(12)
        for widget in (self.banner, *self.own, self.warning, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        self.note.setVisible(asking.with_note)
        self.track(*self.own, self.note)
        for field in self.own:
            if field.name == "code":
                field.edited.connect(lambda field=field: self._warn(str(field.value() or "")))

    def field_values(self) -> dict[str, object]:
        """Return what the step asks for, without the note."""
        return {field.name: field.value() for field in self.own}

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show what was typed before; a form opened afresh keeps what its fields begin with."""
        super().show_draft(values)
        self._warn(str(values.get("code") or ""))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, go to the first, and say the rest above them."""
        fields = {field.name: field for field in (*self.own, self.note)}
        for name, field in fields.items():
            field.show_problem(problems.get(name, ""))
        self.banner.say("warn", " ".join(text for name, text in problems.items() if name not in fields))
        first = next((field for field in fields.values() if field.problem), None)
        if first is not None:
            first.control.setFocus()

    def _warn(self, code: str) -> None:
        parts = [shown(FOREIGN_WARNING)] if code in _FOREIGN else []
        if code in _HARM:
            parts.append(_("The owner agrees too before this step is taken."))
        self.warning.say("warn", " ".join(parts))


class StepDialog(FittedOverlay):
    """Takes one step.

    Signals:
        done: Ctrl+Enter or the button.
        close_wanted: Esc, Cancel or the cross.
    """

    done = Signal()
    close_wanted = Signal()

    def __init__(self, window: QWidget, asking: Asking, fields: Sequence[Field]) -> None:
        super().__init__(window, "stepDialog", asking.title, width=WIDTH)
        self.setAccessibleDescription(f"{asking.whose}. {asking.body}")
        self.form = StepForm(fields, asking)
        self.cancel = Button(_("Cancel"), "stepCancel")
        self.act = Button(
            asking.verb, "stepAct", kind=Kind.DANGER if asking.is_grave else Kind.PRIMARY, tip=_("Ctrl+Enter")
        )
        self._build(asking)
        self.cancel.clicked.connect(self.close_wanted)
        self.dismissed.connect(self.close_wanted)
        self.act.clicked.connect(self.done)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._act)
        self.fit()

    def _build(self, asking: Asking) -> None:
        close = icon_button("x", "stepClose", _("Close"))
        close.clicked.connect(self.close_wanted)
        head = QHBoxLayout()
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(asking.title, "title", wrap=True))
        lines.addWidget(words(asking.whose, "caption", wrap=True))
        head.setContentsMargins(24, 14, 14, 8)
        head.addLayout(lines, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        area = scrolling(self.form, "stepScroll", asking.title)
        self.area = area
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 11, 18, 12)
        foot.setSpacing(8)
        foot.addWidget(self.form.draft_note, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.act)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        if asking.body:
            body = words(asking.body, "body2", wrap=True)
            body.setContentsMargins(24, 0, 24, 8)
            column.addWidget(body)
        column.addWidget(area, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def _act(self) -> None:
        if self.act.isEnabled():
            self.done.emit()

    def first(self) -> QWidget:
        """Return what takes the keyboard first: the first field, else the note, else the button."""
        if self.form.own:
            return self.form.own[0].control
        return self.form.note.control if not self.form.note.isHidden() else self.act

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the fields."""
        self.act.set_busy(False)
        self.form.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.act.set_busy(False)
        self.form.show_problems(problems)
        self.fit()

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody took a step meanwhile; what is typed stays."""
        del theirs
        self.show_trouble(text, tone="warn")

    def wanted_height(self) -> int:
        """Return the height of the fields with head and foot."""
        return self.form.sizeHint().height() + theme.px(190)
