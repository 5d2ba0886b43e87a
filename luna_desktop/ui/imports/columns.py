"""The second step: where the list comes from, how dates and letters are written, and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.import_dates import DateEvidence
from luna_desktop.domain.imports import FIELD_NAMES, LONGEST_SOURCE, ORDER_EXAMPLES, ORDER_NAMES, DateOrder, Field, Plan
from luna_desktop.interop.import_files import WINDOWS, FileKind, FileLook
from luna_desktop.texts import _, shown
from luna_desktop.ui.imports.wording import file_rows, left_out_words
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.inputs import ComboBox, TextField
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards

_SAMPLES = 3
_LEFT_OUT = 0


class _ColumnChoice(ComboBox):
    """What one column holds: the first entry leaves it out."""

    def __init__(self, place: int, header: str) -> None:
        super().__init__()
        named(self, f"column{place}", _("Column {header} holds", header=header))
        self.addItem(_("Leave out"))
        self.addItems([shown(FIELD_NAMES[each]) for each in Field])
        self.setMinimumContentsLength(18)

    def field(self) -> Field | None:
        at = self.currentIndex()
        return list(Field)[at - 1] if at > _LEFT_OUT else None

    def show_field(self, wanted: Field | None) -> None:
        self.setCurrentIndex(list(Field).index(wanted) + 1 if wanted is not None else _LEFT_OUT)


class ColumnsStep(QWidget):
    """Shows how a file is read and lets that be changed.

    Signals:
        changed: something was chosen or typed.
        written_otherwise: the letters are to be read in another encoding, or not.
    """

    changed = Signal()
    written_otherwise = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        named(self, "importColumns", _("Columns"))
        self._look: FileLook | None = None
        self._plan = Plan()
        self._choices: list[_ColumnChoice] = []
        self.source = TextField(
            "source",
            _("Where does the list come from?"),
            required=True,
            longest=LONGEST_SOURCE,
            help_text=_("Kept with every patient, such as the name of the earlier program."),
        )
        self.western = CheckBox(
            _("Read the letters as Western European"), "westernCheck", note=_("Look at the examples: are names right?")
        )
        self.agreed = CheckBox(
            _("The patient has signed here that photographs are kept"),
            "photographsAgreedCheck",
            note=_("It is recorded as their consent on paper. Without it the photographs of this copy stay out."),
        )
        self.order = RadioCards(
            "dateOrder",
            _("How are dates written?"),
            [CardOption(each, shown(ORDER_NAMES[each]), shown(ORDER_EXAMPLES[each])) for each in DateOrder],
        )
        self._dates = Card(_("How are dates written?"), "datesCard", icon="calendar")
        self._dates_note = words("", "caption", wrap=True)
        self.banner = Banner("warn", "", name="columnsProblem")
        self._left_out = Banner("info", "", name="leftOutBanner")
        self._facts = QGridLayout()
        self._grid = QGridLayout()
        self._map = Card(_("What do the columns hold?"), "mappingCard", icon="table")
        self._build()
        self.source.edited.connect(self.changed)
        self.order.chosen.connect(lambda _order: self.changed.emit())
        self.western.toggled.connect(self.written_otherwise)

    def _build(self) -> None:
        about = Card(_("The file"), "aboutFileCard", icon="file-text")
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        about.add(self._facts)
        about.add(self.western)
        about.add(self.source)
        about.add(self.agreed)
        self._dates.add(self.order)
        self._dates.add(self._dates_note)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for place, stretch in ((0, 3), (1, 4), (2, 3)):
            self._grid.setColumnStretch(place, stretch)
        self._map.add(self._grid)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(about)
        left.addWidget(self._dates)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self._left_out)
        right.addWidget(self._map)
        right.addStretch(1)
        body = styled(QWidget(), cls="body")
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 6, 0)
        across.setSpacing(14)
        across.addLayout(left, 2)
        across.addLayout(right, 3)
        area = named(QScrollArea(), "columnsScroll", _("Columns"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addWidget(area, 1)

    def show_file(self, look: FileLook, plan: Plan, *, remembered: bool) -> None:
        """Show a file and how it would be read; `remembered` says that a file of this shape was read so before."""
        self._look, self._plan = look, plan
        self.source.show_value(plan.source or look.comes_from)
        self.source.show_problem("")
        self.western.setVisible(not look.encoding or plan.encoding == WINDOWS)
        was_blocked = self.western.blockSignals(True)
        self.western.setChecked(plan.encoding == WINDOWS)
        self.western.blockSignals(was_blocked)
        self.agreed.setVisible(look.kind is FileKind.COPY)
        self.agreed.setChecked(False)
        told = _("Read as the last file with these columns was.") if remembered else ""
        tone = "ok" if remembered else "warn"
        self.banner.say(tone, told)
        self._left_out.say("info", left_out_words(look))
        self._show_facts(look)
        self._show_dates(look, plan)
        self._show_columns(look, plan)

    def plan(self) -> Plan:
        """Return how the file is to be read, as it stands here."""
        columns = {field: place for place, one in enumerate(self._choices) if (field := one.field()) is not None}
        order = self.order.value() if self._dates.isVisibleTo(self) else self._plan.dates
        return replace(
            self._plan,
            source=self.source.value(),
            columns=columns or self._plan.columns,
            dates=order if isinstance(order, DateOrder) else None,
        )

    def photographs_agreed(self) -> bool:
        """Tell whether the photographs of a whole record may come along."""
        return self.agreed.isVisibleTo(self) and self.agreed.isChecked()

    def asks_for_order(self) -> bool:
        """Tell whether the file holds dates of two readings and nobody has chosen one."""
        return self._dates.isVisibleTo(self) and self.order.value() is None

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong: at the source, else above all."""
        self.source.show_problem(problems.get("source", ""))
        left = [text for name, text in problems.items() if name != "source"]
        self.banner.say("warn", " ".join(left))
        if "source" in problems:
            self.source.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Put the keyboard where something is missing."""
        first = self.source.control if not self.source.value() or not self._choices else self._choices[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def column(self, place: int) -> ComboBox:
        """Return the choice of a column."""
        return self._choices[place]

    def _show_facts(self, look: FileLook) -> None:
        _empty(self._facts)
        for place, (label, text) in enumerate(file_rows(look)):
            self._facts.addWidget(words(label, "label"), place, 0)
            self._facts.addWidget(words(text, "body"), place, 1)

    def _show_dates(self, look: FileLook, plan: Plan) -> None:
        evidence = _evidence(look, plan)
        self._dates.setVisible(evidence is not None)
        if evidence is None:
            return
        self.order.show_value(plan.dates or evidence.likely)
        if evidence.likely is None:
            self._dates_note.setText(_("The dates of this file can be read in two ways. Ask whoever made it."))
        else:
            self._dates_note.setText(_("Dates of this file that can be read in one way only speak for this."))

    def _show_columns(self, look: FileLook, plan: Plan) -> None:
        _empty(self._grid)
        self._choices = []
        self._map.setVisible(True)
        is_record = look.kind is FileKind.COPY
        self._map.heading.show_text(_("What comes along") if is_record else _("What do the columns hold?"))
        if look.kind is not FileKind.CSV:
            text = _("Such a file names its own fields: names, birth, gender, language, phones, e-mail and addresses.")
            if is_record:
                text = _(
                    "This is a whole record: contact details, history, findings, results, documents, visits and papers "
                    "come along with their dates and with who recorded them."
                )
            self._grid.addWidget(words(text, "body2", wrap=True), 0, 0, 1, 3)
            return
        for place, title in enumerate((_("Column of the file"), _("Examples"), _("Holds"))):
            self._grid.addWidget(words(title, "thead"), 0, place)
        fields = {place: each for each, place in plan.columns.items()}
        for place, header in enumerate(look.headers):
            self._add_column(place, header or _("Column {number}", number=place + 1), look, fields.get(place))

    def _add_column(self, place: int, header: str, look: FileLook, chosen: Field | None) -> None:
        cells = [row[place] for row in look.sample if place < len(row) and row[place].strip()]
        example = ElidedLabel(" · ".join(" ".join(cell.split())[:40] for cell in cells[:_SAMPLES]) or "–", "body2")
        choice = _ColumnChoice(place, header)
        choice.show_field(chosen)
        choice.activated.connect(lambda _at, mine=choice: self._chose(mine))
        self._choices.append(choice)
        self._grid.addWidget(ElidedLabel(header, "strong"), place + 1, 0)
        self._grid.addWidget(example, place + 1, 1)
        self._grid.addWidget(choice, place + 1, 2)

    def _chose(self, mine: _ColumnChoice) -> None:
        """Let each field be held by one column: the newest choice counts."""
        for other in self._choices:
            if other is not mine and other.field() is mine.field() and mine.field() is not None:
                other.show_field(None)
        if self._look is not None:
            self._show_dates(self._look, self.plan())
        self.changed.emit()


def _evidence(look: FileLook, plan: Plan) -> DateEvidence | None:
    """Return what a column of dates says about their order, where somebody has to choose."""
    for each in (Field.BIRTH, Field.LAST_SEEN):
        found = look.dates.get(plan.columns.get(each, -1))
        if found is not None and found.needs_choice:
            return found
    return None


def _empty(layout: QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
