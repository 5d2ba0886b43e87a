"""The next free times: what to search for, and the times found, day by day, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.booking.scrolling import put_in
from luna_desktop.ui.booking.shown import SlotDay, SlotsAsked, SlotShown
from luna_desktop.ui.booking.slot_row import SlotGhost, SlotRow
from luna_desktop.ui.booking.time_fields import DayField
from luna_desktop.ui.booking.wording import length_words
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.progress import Waiting

_NOON, _EVENING = time(13), time(17)
_PARTS: dict[str, tuple[time | None, time | None]] = {
    "": (None, None),
    "morning": (None, _NOON),
    "afternoon": (_NOON, _EVENING),
    "evening": (_EVENING, None),
}
_WEEKDAYS: dict[str, frozenset[int]] = {"": frozenset(), "weekdays": frozenset(range(5)), "weekend": frozenset({5, 6})}


class SlotsPanel(QFrame):
    """The panel.

    Signals:
        asked: other times are looked for.
        chosen: the `SlotShown` chosen.
        widen_wanted: look further ahead.
        left_upwards: Up on the first time.
    """

    asked = Signal()
    chosen = Signal(object)
    widen_wanted = Signal()
    left_upwards = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        styled(named(self, "slotsPanel", _("Next free times")), cls="panel")
        self.length = words("", "caption")
        self.filters = icon_button(
            "filter", "slotFilters", _("More to choose by: weekdays and first day"), size="small"
        )
        self.filters.setCheckable(True)
        self.practitioner = _Choice("slotPractitioner", _("Practitioner for free times"))
        self.part = _Choice("slotPart", _("Time of day for free times"))
        self.weekdays = _Choice("slotWeekdays", _("Weekdays for free times"))
        self.first_day = DayField("slotFirstDay", _("From"), today, may_be_empty=True)
        self.news = words("", "body2", tone="warn", wrap=True)
        self.news.hide()
        self._rows: list[SlotRow] = []
        self._waits_at: QWidget | None = None
        self._offer()
        self._build()
        self.filters.toggled.connect(self._more.setVisible)
        for choice in (self.practitioner, self.part, self.weekdays):
            choice.edited.connect(self.asked)
        self.first_day.edited.connect(lambda: self.asked.emit() if self.first_day.check() else None)
        self.show_length(0)

    def _offer(self) -> None:
        self.show_practitioners(())
        times = (
            ("", _("Any time")),
            ("morning", _("Mornings")),
            ("afternoon", _("Afternoons")),
            ("evening", _("Evenings")),
        )
        self.part.offer([Option(key, text) for key, text in times])
        self.part.show_value("")
        days = (("", _("Any day")), ("weekdays", _("Monday to Friday")), ("weekend", _("Saturday and Sunday")))
        self.weekdays.offer([Option(key, text) for key, text in days])
        self.weekdays.show_value("")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(words(_("Next free times"), "strong"), 1)
        head.addWidget(self.length)
        head.addWidget(self.filters)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.practitioner, 4)
        row.addWidget(self.part, 3)
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(8)
        more.addWidget(self.weekdays, 1, Qt.AlignmentFlag.AlignBottom)
        more.addWidget(self.first_day, 1)
        self._more.hide()
        self._area = named(QScrollArea(), "slotsScroll", _("Free times"))
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(IconLabel("list-checks", "text3", 14), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(words(_("Checked against practitioner, room, device and patient."), "caption", wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (head, row):
            column.addLayout(part)
        column.addWidget(self._more)
        column.addWidget(self.news)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self._show(_blank())

    def show_practitioners(self, options: Sequence[tuple[int, str]]) -> None:
        """Offer these practitioners beside any."""
        chosen = self.practitioner.value()
        self.practitioner.offer([Option(0, _("Any practitioner")), *(Option(key, text) for key, text in options)])
        self.practitioner.show_value(chosen or 0)

    def show_length(self, minutes: int) -> None:
        """Say how long the times found are."""
        self.length.setText(length_words(minutes) if minutes else "")

    def what(self) -> SlotsAsked:
        """Return what is searched for."""
        earliest, latest = _PARTS[str(self.part.value() or "")]
        chosen = self.practitioner.value()
        return SlotsAsked(
            int(chosen) if isinstance(chosen, int) and chosen else None,
            earliest,
            latest,
            _WEEKDAYS[str(self.weekdays.value() or "")],
            self.first_day.day(),
        )

    def show_blank(self, text: str) -> None:
        """Say why nothing is looked for yet."""
        self._rows = []
        self._show(_blank(text))

    def show_looking(self) -> None:
        """Show that times are being looked for."""
        self._rows = []
        inside = QWidget()
        column = _column(inside)
        column.addWidget(Waiting(_("Looking for free times…"), "slotsLooking"))
        for _each in range(4):
            column.addWidget(SlotGhost())
        column.addStretch(1)
        self._show(inside)

    def show_days(self, days: Sequence[SlotDay], *, looked: int) -> None:
        """Show the times found in so many days; the one with the key that was chosen stays chosen."""
        before = next((row.slot.key for row in self._rows if row.isChecked()), None)
        self._rows = []
        inside = QWidget()
        column = _column(inside)
        for day in days:
            heading = words(day.title, "label")
            column.addWidget(heading)
            for slot in day.slots:
                column.addWidget(self._row(slot, chosen=slot.key == before))
        if not days:
            column.addWidget(self._none(looked))
        column.addStretch(1)
        self._show(inside)
        waits_at, self._waits_at = self._waits_at, None
        if waits_at is not None and waits_at is QApplication.focusWidget():
            self.enter()

    def show_chosen(self, key: object) -> None:
        """Show the time with a key as chosen, or none."""
        for row in self._rows:
            row.setChecked(row.slot.key == key and key is not None)

    def tell(self, text: str) -> None:
        """Say what happened to the times, such as that somebody took one just now."""
        self.news.setText(text)
        self.news.setVisible(bool(text))

    def rows(self) -> list[SlotRow]:
        """Return the times that are shown."""
        return self._rows

    def enter(self) -> bool:
        """Put the keyboard on the time that is chosen, or choose the first; tell whether there is any.

        While times are being looked for it goes there as soon as they come, unless the person went on elsewhere.
        """
        row = next((each for each in self._rows if each.isChecked()), self._rows[0] if self._rows else None)
        if row is None:
            self._waits_at = QApplication.focusWidget()
            return False
        self._go(row)
        return True

    def _row(self, slot: SlotShown, *, chosen: bool) -> SlotRow:
        row = SlotRow(slot, f"slot{len(self._rows)}")
        row.setChecked(chosen)
        row.clicked.connect(lambda: self._choose(row))
        row.stepped.connect(lambda step: self._step(row, step))
        self._rows.append(row)
        return row

    def _none(self, looked: int) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(10)
        text = words(_("No free time in {count} days.", count=looked), "body2", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        widen = Button(_("Look further ahead"), "slotsWiden")
        widen.clicked.connect(self.widen_wanted)
        column.addWidget(widen, 0, Qt.AlignmentFlag.AlignHCenter)
        return holder

    def _choose(self, row: SlotRow) -> None:
        self.show_chosen(row.slot.key)
        self.tell("")
        self.chosen.emit(row.slot)

    def _go(self, row: SlotRow) -> None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row, 0, 24)
        self._choose(row)

    def _step(self, row: SlotRow, step: int) -> None:
        at = self._rows.index(row) + step
        if at < 0:
            self.left_upwards.emit()
        elif at < len(self._rows):
            self._go(self._rows[at])

    def _show(self, inside: QWidget) -> None:
        put_in(self._area, inside)


class _Choice(ChoiceField):
    """A choice without a label above, which a screen reader is told all the same."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken, ())
        self.label_widget().hide()
        self.combo.setMinimumContentsLength(4)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _column(inside: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column


def _blank(text: str = "") -> QWidget:
    inside = QWidget()
    column = _column(inside)
    label = words(text, "body2", wrap=True)
    column.addWidget(label)
    column.addStretch(1)
    return inside
