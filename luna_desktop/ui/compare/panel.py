"""The panel beside the canvas: the series, measures and treatments between, the note, who drew what, print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_between import MeasureChange, TreatmentDone, Turn
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.photo_marks import ComparedPicture
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.compare.strip import SeriesStrip
from luna_desktop.ui.compare.wording import day_of
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.flow import flowing
from luna_desktop.ui.widgets.inputs import LinesField
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH, NARROW = 392, 336
_TURNS = {
    Turn.LESS: ("arrow-down", "text2"),
    Turn.MORE: ("arrow-up", "text2"),
    Turn.SAME: ("minus", "text3"),
    Turn.OTHER: ("repeat", "text2"),
    Turn.UNKNOWN: ("minus", "text3"),
}
_MOST_TREATMENTS = 8


class NoteForm(DraftedForm):
    """What was seen when two photographs were compared.

    Signals:
        save_wanted: keep it.
    """

    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "compareNoteForm", _("Comparison note"))
        self.note = LinesField("note", _("Comparison note"), lines=4)
        self.save = Button(_("Save note"), "saveComparisonButton", kind=Kind.PRIMARY, icon="save", tip=_("Ctrl+S"))
        self.print = Button(_("Print for patient"), "printSeriesButton", icon="printer", tip=_("Ctrl+P"))
        self.save.clicked.connect(self.save_wanted)
        self.said = words("", "caption", wrap=True)
        self.track(self.note)
        buttons = flowing(self.save, self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.note, self.said, self.draft_note):
            column.addWidget(widget)
        column.addWidget(buttons)


class ComparePanel(QFrame):
    """Says what belongs to the two photographs.

    Signals:
        tile_wanted: the id of a photograph of the series.
        print_wanted: make pages of the series for the patient.
    """

    tile_wanted = Signal(int)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "comparePanel", _("What belongs to these photographs")), cls="panel")
        self.setFixedWidth(WIDTH)
        self.series_title = words("", "strong")
        self.strip = SeriesStrip()
        self.strip.chosen.connect(self.tile_wanted)
        self.interval = words("", "caption", wrap=True)
        self.note = NoteForm()
        self.note.print.clicked.connect(self.print_wanted)
        self.drawn = words("", "caption", wrap=True)
        self.sharing = Banner("priv", "", name="compareSharing")
        self._table, self._done = QVBoxLayout(), QVBoxLayout()
        inside = styled(QWidget(), cls="body")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 12, 18, 14)
        self._column.setSpacing(10)
        self._fill()
        area = named(QScrollArea(), "compareScroll", _("What belongs to these photographs"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _fill(self) -> None:
        column = self._column
        column.addWidget(self.series_title)
        column.addWidget(self.strip)
        column.addWidget(self.interval)
        column.addWidget(hairline())
        column.addWidget(words(_("Measures between these dates"), "strong"))
        column.addLayout(self._table)
        column.addWidget(hairline())
        column.addWidget(words(_("Treatments between these dates"), "strong"))
        column.addLayout(self._done)
        column.addWidget(hairline())
        column.addWidget(self.note)
        column.addWidget(self.drawn)
        column.addStretch(1)
        column.addWidget(self.sharing)

    def set_narrow(self, narrow: bool) -> None:
        """Leave more room for the pictures."""
        self.setFixedWidth(theme.px(NARROW if narrow else WIDTH))
        self.strip.set_narrow(narrow)

    def show_series(self, title: str, tiles: Sequence[PhotographTile], chosen: Sequence[int], interval: str) -> None:
        """Show the photographs of one view, the two that are compared marked."""
        self.series_title.setText(title)
        self.strip.show_tiles(tiles, chosen)
        self.interval.setText(interval)

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take small pictures by photograph."""
        self.strip.show_images(images)

    def show_between(
        self, measures: Sequence[MeasureChange], treatments: Sequence[TreatmentDone], *, knows_chart: bool
    ) -> None:
        """Show what was measured and done between the two."""
        _clear(self._table)
        _clear(self._done)
        if not knows_chart:
            closed = _("The rest of the record is closed to you, so nothing of it is shown here.")
            self._table.addWidget(words(closed, "caption", wrap=True))
            self._done.addWidget(words(closed, "caption", wrap=True))
            return
        if measures:
            self._table.addWidget(_measures(measures))
            entered = _("Scores are those that clinicians entered near each day. Lengths and areas were measured here.")
            self._table.addWidget(words(entered, "caption", wrap=True))
        else:
            none = _("No score was entered near both days, and nothing was measured in both photographs.")
            self._table.addWidget(words(none, "caption", wrap=True))
        for each in treatments[-_MOST_TREATMENTS:]:
            self._done.addLayout(_treatment(each))
        if len(treatments) > _MOST_TREATMENTS:
            more = _("{count} earlier ones are in the visits.", count=len(treatments) - _MOST_TREATMENTS)
            self._done.addWidget(words(more, "caption", wrap=True))
        if not treatments:
            self._done.addWidget(words(_("None in signed visits."), "caption", wrap=True))

    def show_drawn(self, pictures: Sequence[ComparedPicture]) -> None:
        """Say who drew over the photographs last, and that the photographs themselves stay as they are."""
        lines = [
            _(
                "{day}: marks by {name}, version {number}",
                day=day_of(each.tile),
                name=each.layer.recorded_by,
                number=each.layer.number,
            )
            for each in pictures
            if each.layer is not None
        ]
        self.drawn.setText("\n".join(lines))
        self.drawn.setVisible(bool(lines))

    def show_sharing(self, text: str) -> None:
        """Say for what the patient did not agree to photographs; nothing takes it away."""
        self.sharing.say("priv", text, icon="eye-off")


def _measures(measures: Sequence[MeasureChange]) -> QWidget:
    holder = named(QWidget(), "measureTable", _("Measures between these dates"))
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for at, title in enumerate((_("Measure"), _("Before"), _("After"), _("Change"))):
        grid.addWidget(words(title, "thead"), 0, at)
    for row, each in enumerate(measures, start=1):
        line = 2 * row
        grid.addWidget(hairline(), line - 1, 0, 1, 4)
        grid.addWidget(words(_shown(each.name), "strong", wrap=True), line, 0)
        for column, (value, day) in enumerate(((each.before, each.before_on), (each.after, each.after_on)), start=1):
            label = words(value or _("Not known"), "body" if value else "caption", wrap=not value)
            if day is not None:
                label.setToolTip(_("Assessed on {day}", day=show_day(day, current())))
            grid.addWidget(label, line, column)
        icon, token = _TURNS[each.turn]
        change = QHBoxLayout()
        change.setSpacing(5)
        change.addWidget(IconLabel(icon, token, 14))
        if each.turn is not Turn.UNKNOWN:
            change.addWidget(words(_shown(each.change)))
        change.addStretch(1)
        grid.addLayout(change, line, 3)
    return holder


def _treatment(done: TreatmentDone) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    day = words(show_day(done.on, current()), "caption")
    day.setFixedWidth(theme.px(84))
    row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(done.name, wrap=True), 1)
    return row


def _shown(text: Message | str) -> str:
    return shown(text) if isinstance(text, Message) else text


def _clear(column: QVBoxLayout | QHBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, (QVBoxLayout, QHBoxLayout)):
            _clear(inner)
