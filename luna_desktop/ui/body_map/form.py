"""The form of one marker: what, how large, which side, in what state; and whether it is seen anew or corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.figures import figure
from luna_desktop.domain.clinical.markers import (
    MARKER_STATE_NAMES,
    SIDE_NAMES,
    Marker,
    MarkerState,
    Marking,
    Side,
    parse_size,
    placed,
    size_text,
)
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.body_map.photos_field import PhotosField
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.wording import WHAT, region_words
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, iso_or_none, options_of, read_day
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField

SEEN_AGAIN, CORRECTED = "again", "corrected"


class PlaceField(Field):
    """Where the marker is, moved on the drawing; kept with the form so that a draft has it.

    Signals:
        shown: another place is held now, by whomever.
    """

    shown = Signal()

    def __init__(self) -> None:
        super().__init__("place", "")
        self._place: dict[str, object] = {}
        self.hide()

    def value(self) -> dict[str, object]:
        """Return kind of marking, drawing and fractions; empty for none."""
        return dict(self._place)

    def show_value(self, value: object) -> None:
        """Take a place."""
        self._place = dict(value) if isinstance(value, dict) else {}
        self.shown.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Nothing of it is shown."""


def place_value(marking: Marking, spot: Spot) -> dict[str, object]:
    """Return what a `PlaceField` holds."""
    return {"marking": marking.value, "figure": spot.figure, "x": spot.x, "y": spot.y}


def choices_of(marking: Marking) -> Catalogue:
    """Return what is usually marked as a list to choose from."""
    rows = (
        Entry(message.text.lower().replace(" ", "_"), shown(message), "", "", (), "", "", "")
        for message in WHAT[marking]
    )
    return Catalogue(marking.value, tuple(rows))


class MarkerForm(EntryForm):
    """One marker. Subclasses say what kind of marking a new one is."""

    kind = "marker"
    marks = Marking.LESION

    def __init__(self, known: Known | None, today: date) -> None:
        self._marking = known.body.marking if known is not None else self.marks
        self._trail: list[Spot] = []
        super().__init__(known, today)

    def heading(self) -> str:
        """Return which marker it is, and where."""
        if self.known is None:
            return _("New marker")
        body = self.known.body
        return _("Marker {number}: {place}", number=body.number, place=region_words(body.region).lower())

    def place_fields(self) -> None:
        """Lay the fields out."""
        self.how = SegmentedField(
            "how",
            _("This entry"),
            [Option(SEEN_AGAIN, _("Seen today")), Option(CORRECTED, _("Correction"))],
        )
        self.what = CatalogueField("what", _("Type"), choices_of(self._marking), required=True)
        self.size_mm = TextField("size", _("Size, mm"), example=_("22 × 14"), longest=24)
        self.region = ChoiceField("region", _("Region"), [])
        self.side = ChoiceField("side", _("Side"), options_of(SIDE_NAMES))
        self.state = ChoiceField("state", _("State"), options_of(MARKER_STATE_NAMES))
        self.since = PartialDateField("since", _("Since"), latest=self.today)
        self.seen_on = PartialDateField("seen_on", _("Seen on"))
        self.condition = ChoiceField("condition", _("Condition"), [Option("0", _("None"))])
        self.photos = PhotosField("photographs")
        self.note = LinesField("note", _("Notes"), lines=2)
        self.place = PlaceField()
        if self.known is not None:
            self.add_row([(self.how, 1)])
        self.add_row([(self.what, 3), (self.size_mm, 2)])
        self.add_row([(self.region, 3), (self.side, 2)])
        self.add_row([(self.state, 1), (self.since, 1)])
        self.add_row([(self.condition, 1), (self.seen_on, 1)])
        self.add_row([(self.photos, 1)])
        self.add_row([(self.note, 1)])
        if self.known is not None:
            self.add_row([(self.reason, 1)])
        for spare in (self.source, self.mark, self.place, *(() if self.known is not None else (self.reason, self.how))):
            spare.setParent(self)
            spare.hide()
        self.adopt(self.mark, self.place)
        # these two follow the place, and so are no values of their own
        self.leave_out(self.region, self.side)
        self.place.shown.connect(self._follow_place)
        self.how.edited.connect(self._show_how)
        self.region.edited.connect(self._region_chosen)
        self.side.edited.connect(self._side_chosen)

    def offer_conditions(self, conditions: Sequence[Known]) -> None:
        """Offer the conditions that a marker can belong to."""
        chosen = self.condition.value()
        rows = [Option(str(each.fact_id), each.body.what.text) for each in conditions]
        self.condition.offer([Option("0", _("None")), *rows])
        self.condition.show_value(chosen)

    def move_to(self, spot: Spot, *, by_person: bool = True) -> None:
        """Put the marker somewhere else; region and side follow."""
        before = self.spot()
        if by_person and before is not None:
            self._trail.append(before)
        self.place.show_value(place_value(self._marking, spot))
        if by_person:
            self.place.edited.emit()

    def step_back(self) -> bool:
        """Put the marker where it was before the last move, and tell whether there was one."""
        if not self._trail:
            return False
        self.move_to(self._trail.pop(), by_person=False)
        self.place.edited.emit()
        return True

    def spot(self) -> Spot | None:
        """Return where the marker is now."""
        found = _place_of(self.place.value())
        return found[1] if found else None

    def marking(self) -> Marking:
        """Return what kind of marking it is."""
        return self._marking

    def values_of(self, body: object) -> dict[str, object]:
        """Return a marker as values."""
        if not isinstance(body, Marker):
            today = PartialDate.of(self.today).iso
            return {"state": MarkerState.WATCHING.value, "seen_on": today, "condition": "0", "photographs": []}
        anew = body.seen_on.latest < self.today and body.state is not MarkerState.PLANNED
        self._offer_regions(body.figure)
        return {
            "how": SEEN_AGAIN if anew else CORRECTED,
            "what": body.what,
            "size": size_text(body.length_mm, body.width_mm),
            "region": body.region,
            "side": body.side.value,
            "state": body.state.value,
            "since": iso_or_none(body.since),
            "seen_on": body.seen_on.iso,
            "condition": str(body.condition),
            "photographs": list(body.photographs),
            "note": body.note,
            "place": place_value(body.marking, Spot(body.figure, body.x, body.y)),
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the marker that is typed; seen again, it has today's day unless another was written."""
        problems: Problems = {}
        size = parse_size(str(values.get("size") or ""))
        if size is None:
            problems["size"] = _("Enter a size in millimetres, such as 6 or 22 × 14.")
        length, width = size or (None, None)
        since, seen_on = read_day(values, "since", problems), read_day(values, "seen_on", problems)
        if seen_on is None and "seen_on" not in problems:
            problems["seen_on"] = _("Enter the day on which it was seen, or for which it is planned.")
        seen_on = seen_on or PartialDate.of(self.today)
        if self.known is not None and values.get("how") == SEEN_AGAIN and seen_on == self.known.body.seen_on:
            seen_on = PartialDate.of(self.today)
        marking, spot = (
            _place_of(values.get("place")) or _place_of(self.place.value()) or (self._marking, Spot("", 0, 0))
        )
        state = MarkerState(values.get("state") or MarkerState.WATCHING.value)
        body = Marker(
            marking,
            spot.figure,
            spot.x,
            spot.y,
            seen_on,
            number=self.known.body.number if self.known is not None else 0,
            what=coded_of(values.get("what")),
            length_mm=length,
            width_mm=width,
            state=state,
            since=since,
            condition=int(str(values.get("condition") or 0)),
            photographs=_ids(values.get("photographs")),
            note=str(values.get("note") or ""),
        )
        return problems, placed(body)

    def read(self, values: Values) -> tuple[Problems, object]:
        """Return what is wrong, a missing reason of a correction included, and the body."""
        problems, body = self.body_of(values)
        corrects = self.known is not None and values.get("how") == CORRECTED
        if corrects and not str(values.get("reason") or "").strip():
            problems["reason"] = _("Enter why it is corrected. The earlier version stays in the history.")
        return problems, body

    def _offer_regions(self, name: str) -> None:
        ids = sorted(figure(name).region_ids(), key=region_words)
        if [option.value for option in self.region.options()] != ids:
            self.region.offer([Option(each, region_words(each)) for each in ids])

    def _follow_place(self) -> None:
        held = _place_of(self.place.value())
        if held is None:
            return
        self._marking, spot = held
        self._offer_regions(spot.figure)
        now = placed(Marker(self._marking, spot.figure, spot.x, spot.y, PartialDate.of(self.today)))
        self.region.show_value(now.region)
        self.side.show_value(now.side.value)

    def _region_chosen(self) -> None:
        spot = self.spot()
        centre = figure(spot.figure).centre_of(str(self.region.value())) if spot else None
        if spot is not None and centre is not None:
            self.move_to(Spot(spot.figure, *centre))

    def _side_chosen(self) -> None:
        """Put the marker on the same place of the other side, or on the middle line."""
        spot = self.spot()
        if spot is None:
            return
        wanted = Side(self.side.value() or Side.MIDDLE.value)
        drawing = figure(spot.figure)
        if wanted is Side.MIDDLE:
            self.move_to(Spot(spot.figure, 0.5, spot.y))
        elif drawing.side_at(spot.x) != wanted.value:
            self.move_to(Spot(spot.figure, 1 - spot.x, spot.y))
        else:
            self._follow_place()

    def start_values(self) -> dict[str, object]:
        """Return what the form shows when it opens."""
        return {**super().start_values(), "source": Source.STAFF.value}

    def set_read_only(self, read_only: bool) -> None:
        """Let region and side, which the frame does not know, be read only."""
        self.region.set_read_only(read_only)
        self.side.set_read_only(read_only)

    def _show_how(self) -> None:
        self.reason.setVisible(self.known is not None and self.how.value() == CORRECTED)


class TreatmentForm(MarkerForm):
    """The form of a new place of treatment."""

    marks = Marking.TREATMENT


class BiopsyForm(MarkerForm):
    """The form of a new biopsy."""

    marks = Marking.BIOPSY


FORMS: dict[Marking, type[MarkerForm]] = {
    Marking.LESION: MarkerForm,
    Marking.TREATMENT: TreatmentForm,
    Marking.BIOPSY: BiopsyForm,
}


def _place_of(value: object) -> tuple[Marking, Spot] | None:
    """Return kind of marking and place of what a `PlaceField` or a draft holds."""
    if not isinstance(value, dict) or "figure" not in value:
        return None
    return Marking(value["marking"]), Spot(str(value["figure"]), float(value["x"]), float(value["y"]))


def _ids(value: object) -> tuple[int, ...]:
    return tuple(int(each) for each in value) if isinstance(value, list | tuple) else ()
