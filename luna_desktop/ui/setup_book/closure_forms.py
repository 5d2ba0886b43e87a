"""The forms of leave and closures, and of other hours on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.hours import CLOSURE_NAMES, Closure, ClosureKind, DateHours
from luna_desktop.domain.book.hours_text import clock_text, periods_text, read_clock, read_periods
from luna_desktop.domain.book.resources import CLINIC, Resource, ResourceKind
from luna_desktop.domain.book.zone import MINUTES_A_DAY, minute_of_day
from luna_desktop.services.front.closures import ClosureKept, ClosureLine, ClosuresPage
from luna_desktop.services.front.hours import DateKept
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.setup_book.hours_tab import name_words
from luna_desktop.ui.setup_book.service_form import beside
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField


def owner_options(owners: Sequence[tuple[Resource, str | Message]]) -> list[Option]:
    """Return whom and what can be closed, as a choice."""
    return [Option(of, name_words(name)) for of, name in owners]


class ClosureForm(PanelForm):
    """A leave or a closure: of whole days, or from a time until another."""

    def __init__(self) -> None:
        super().__init__("closureForm", _("Leave or closure"), _("Save"))
        self.line: ClosureLine | None = None
        self.zone = ZoneInfo("Asia/Kolkata")
        self.of = ChoiceField("of", _("Who or what"), [], required=True)
        kinds = [Option(kind, shown(name)) for kind, name in CLOSURE_NAMES.items()]
        self.kind = ChoiceField("kind", _("Kind"), kinds, required=True)
        self.whole = TickField("whole", _("Whole days"), switch=True)
        self.first = PartialDateField("first", _("First day"), required=True, example="01-12-2026")
        self.last = PartialDateField("ends", _("Last day"), example="05-12-2026", help_text=_("Still belongs to it."))
        self.begins = TextField("start", _("From"), example="14:00", longest=5)
        self.finishes = TextField("end", _("Until"), example="18:00", longest=5)
        self.words = TextField(
            "words", _("What stands in the book"), longest=80, help_text=_("The desk reads it. No health detail.")
        )
        self._place(self.of)
        self._place(self.kind)
        self._place(self.whole)
        self._place(self.first, self.last)
        self._place(self.begins, self.finishes)
        self._place(self.words)
        self.finish()
        self.whole.edited.connect(self.fit)
        self.of.edited.connect(self._suggest)

    def _place(self, *fields: Field) -> None:
        """Put fields in, several of them side by side."""
        if len(fields) == 1:
            self.add(*fields)
            return
        self._fields.update({field.name: field for field in fields})
        self.inside.addWidget(beside(*fields))

    def begin(self, line: ClosureLine | None, page: ClosuresPage) -> dict[str, object]:
        """Offer what there is, and return what the form starts with."""
        self.line, self.zone = line, ZoneInfo(page.zone)
        self.of.offer(owner_options(page.owners))
        what = line.what if line is not None else None
        if not isinstance(what, Closure):
            people = [of for of, _name in page.owners if of.kind is ResourceKind.PRACTITIONER]
            return {"of": people[0] if people else CLINIC, "kind": ClosureKind.LEAVE, "whole": True}
        starts, ends = what.starts.astimezone(self.zone), what.ends.astimezone(self.zone)
        whole = (starts.hour, starts.minute, ends.hour, ends.minute) == (0, 0, 0, 0)
        last = ends.date() - timedelta(days=1) if whole or clock(ends) == "00:00" else ends.date()
        return {
            "of": what.of,
            "kind": what.kind,
            "whole": whole,
            "first": starts.date().isoformat(),
            "ends": last.isoformat(),
            "start": clock(starts),
            "end": "24:00" if clock(ends) == "00:00" else clock(ends),
            "words": what.words,
        }

    def problems(self) -> dict[str, str]:
        """Return which field cannot be read."""
        found = {}
        if whole_day(self.first.value()) is None:
            found["first"] = _("Enter a whole date, such as 14-03-2026.")
        if self.last.value() and whole_day(self.last.value()) is None:
            found["ends"] = _("Enter a whole date, such as 14-03-2026.")
        if not self.whole.value():
            for field in (self.begins, self.finishes):
                if read_clock(field.value()) is None:
                    found[field.name] = _("Enter a time between 00:00 and 24:00.")
        return found

    def kept(self, seen: frozenset[int]) -> ClosureKept:
        """Return what was entered, once `problems` finds nothing."""
        first = whole_day(self.first.value()) or date.min
        last = whole_day(self.last.value()) or first
        whole = bool(self.whole.value())
        start = 0 if whole else read_clock(self.begins.value()) or 0
        end = MINUTES_A_DAY if whole else read_clock(self.finishes.value()) or 0
        of, kind = self.of.value(), self.kind.value()
        closure = Closure(
            of if isinstance(of, Resource) else CLINIC,
            minute_of_day(first, start, self.zone),
            minute_of_day(last, end, self.zone),
            kind if isinstance(kind, ClosureKind) else ClosureKind.CLOSED,
            str(self.words.value()),
        )
        line = self.line
        return ClosureKept(closure, line.entry_id if line else 0, line.number if line else 0, seen)

    def fit(self) -> None:
        """Show the times where it is not about whole days."""
        timed = not self.whole.value()
        for field in (self.begins, self.finishes):
            field.setVisible(timed)

    def _suggest(self) -> None:
        """Propose the usual kind: practitioners go on leave, everything else closes."""
        of = self.of.value()
        is_person = isinstance(of, Resource) and of.kind is ResourceKind.PRACTITIONER
        if is_person != (self.kind.value() is ClosureKind.LEAVE):
            self.kind.show_value(ClosureKind.LEAVE if is_person else ClosureKind.CLOSED)


class DateForm(PanelForm):
    """Other hours on one day, also on a public holiday."""

    def __init__(self) -> None:
        super().__init__(
            "dateForm",
            _("Other hours on one day"),
            _("Save"),
            _("They count instead of the usual hours of that day, also on a public holiday."),
        )
        self.of = ChoiceField("of", _("Who or what"), [], required=True)
        self.day = PartialDateField("day", _("Day"), required=True, example="01-12-2026")
        self.open = TextField("open", _("Open"), example="10:00-13:00", help_text=_("Empty: closed all day."))
        self.breaks = TextField("breaks", _("Breaks"), example=_("11:00-11:30 Tea"))
        self.words = TextField("words", _("What it is called"), longest=80)
        self.add(self.of, self.day, self.open, self.breaks, self.words)
        self.finish()

    def begin(self, line: ClosureLine | None, page: ClosuresPage) -> dict[str, object]:
        """Offer what there is, and return what the form starts with."""
        self.of.offer(owner_options(page.owners))
        what = line.what if line is not None else None
        if not isinstance(what, DateHours):
            return {"of": CLINIC}
        return {
            "of": what.of,
            "day": what.day.isoformat(),
            "open": periods_text(what.open),
            "breaks": periods_text(what.breaks),
            "words": what.words,
        }

    def problems(self) -> dict[str, str]:
        """Return which field cannot be read."""
        found = {}
        if whole_day(self.day.value()) is None:
            found["day"] = _("Enter a whole date, such as 14-03-2026.")
        for field in (self.open, self.breaks):
            periods = read_periods(field.value())
            if isinstance(periods, Message):
                found[field.name] = shown(periods)
        return found

    def kept(self, seen: frozenset[int]) -> DateKept:
        """Return what was entered, once `problems` finds nothing."""
        opens, breaks = read_periods(self.open.value()), read_periods(self.breaks.value())
        of = self.of.value()
        return DateKept(
            of if isinstance(of, Resource) else CLINIC,
            whole_day(self.day.value()) or date.min,
            opens if isinstance(opens, tuple) else (),
            breaks if isinstance(breaks, tuple) else (),
            str(self.words.value()),
            seen,
        )


def clock(at: datetime) -> str:
    """Return the time of day of an instant that is in the clinic's zone already."""
    return clock_text(at.hour * 60 + at.minute)
