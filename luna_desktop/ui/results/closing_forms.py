"""The forms that close an investigation: the clinician's review, and telling the patient."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from luna_desktop.domain.clinical.results import TELLING_NAMES, Telling
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.preferences import CHANNEL_NAMES, WISH_NAMES, Topic, Wish
from luna_desktop.services.privacy.preferences import PreferencePage, WishCell
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.forms import Problems, Values, options_of
from luna_desktop.ui.results.forms import StepForm, read_full_day
from luna_desktop.ui.widgets.chips import ChipRow
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec


class ReviewForm(StepForm):
    """What the clinician concludes from a result that stands beside."""

    kind = "review"

    def new_heading(self) -> str:
        """Return the heading."""
        return _("Review {name}", name=self.name())

    def place_fields(self) -> None:
        """Lay the fields out."""
        note = LinesField(
            "note",
            _("What it means"),
            example=_("Within what is expected; repeat in six weeks; start treatment"),
            help_text=_("It stands in the record and in the patient’s copy."),
            lines=5,
        )
        seen = TickField("seen", _("I have read the result and its papers"))
        self.add_row([(seen, 1)])
        self.add_row([(note, 1)])

    def values_of(self, body: object) -> dict[str, object]:
        """Return the empty form."""
        del body
        return {"note": "", "seen": False}

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the conclusion; without the tick nothing is noted."""
        problems: Problems = {}
        if not values.get("seen"):
            problems["seen"] = _("Tick that you have read it.")
        return problems, str(values.get("note") or "")


class TellForm(StepForm):
    """That the patient was told, or could not be reached: how, when, and what was said."""

    kind = "tell"

    def new_heading(self) -> str:
        """Return the heading."""
        return _("Tell the patient of {name}", name=self.name())

    def place_fields(self) -> None:
        """Lay the fields out."""
        way = ChoiceField("way", _("How"), options_of(TELLING_NAMES), required=True)
        self.missed = TickField("missed", _("The patient was not reached"))
        day = PartialDateField("day", _("Day"), latest=self.today, required=True)
        hour = TextField("hour", _("Time"), example=_("10:30"), longest=5)
        note = LinesField("note", _("What was said or agreed"), example=_("Comes on Monday to talk about it"))
        self.add_row([(way, 3), (day, 2), (hour, 1)])
        self.add_row([(self.missed, 1)])
        self.add_row([(note, 1)])
        hint = _(
            "A letter or message says only that results are there and asks for a call or a visit. Values and "
            "diagnoses are told in person, by phone or by video."
        )
        self.column().addWidget(words(hint, "caption", wrap=True))
        self.wishes = ChipRow("resultWishes")
        self.wishes.hide()
        self.column().addWidget(self.wishes)

    def show_wishes(self, page: PreferencePage) -> None:
        """Show by which ways the patient wants to hear that results are there, as far as they were asked."""
        cells = [page.cell(Topic.RESULTS, way) for way in page.ways]
        asked = [cell for cell in cells if cell.wish is not Wish.NOT_ASKED]
        self.wishes.show_chips([_wish_chip(cell) for cell in asked])
        self.wishes.setVisible(bool(asked))

    def values_of(self, body: object) -> dict[str, object]:
        """Return the form as it opens: now, and nothing chosen."""
        del body
        return {"way": None, "day": self.today.isoformat(), "hour": "", "note": "", "missed": False}

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return way, instant (None for now) and note, and whether the patient was reached."""
        problems: Problems = {}
        if not values.get("way"):
            problems["way"] = _("Choose how.")
        day = read_full_day(values, "day", problems)
        at = self._instant(day, str(values.get("hour") or ""), problems)
        way = Telling(str(values.get("way"))) if values.get("way") else Telling.IN_PERSON
        return problems, (way, at, str(values.get("note") or ""), not values.get("missed"))

    def at_fields(self, problems: Mapping[str, str]) -> dict[str, str]:
        """Show what is wrong with the instant at the day."""
        return {("day" if name == "at" else name): text for name, text in problems.items()}

    def _instant(self, day: date | None, hour: str, problems: Problems) -> datetime | None:
        day = day if day is not None else self.today
        if not hour.strip():
            return None if day == self.today else datetime.combine(day, time(12), ZONE)
        try:
            clock = time.fromisoformat(hour.strip().zfill(5))
        except ValueError:
            problems["hour"] = _("Enter a time such as 10:30, or leave it empty.")
            return None
        return datetime.combine(day, clock, ZONE)


def _wish_chip(cell: WishCell) -> ChipSpec:
    is_wanted = cell.wish is Wish.YES and cell.answer.allowed
    text = _(
        "{way} {address}: {wish}",
        way=shown(CHANNEL_NAMES[cell.way.channel]),
        address=cell.way.address,
        wish=shown(WISH_NAMES[cell.wish]),
    )
    tone, icon = ("ok", "circle-check") if is_wanted else ("priv", "ban")
    return ChipSpec(text, tone, icon, shown(cell.answer.message))
