"""What the safety dialog says: the finding, what is being added, the facts used, what is missing, and the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.clinical.history import SEVERITY_NAMES, Certainty, Severity
from luna_desktop.domain.clinical.stops import Stop
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import GENDER_NAMES
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.entries.described import day_words


@dataclass(frozen=True)
class FactRow:
    """One fact used: its icon and name, what is known, and when it was written by whom; or what is missing."""

    icon: str
    name: str
    text: str
    origin: str
    missing: bool = False


def adding_words(stops: Sequence[Stop]) -> str:
    """Return what is being added, and that it is not added yet."""
    names = list(dict.fromkeys(stop.planned.what.text for stop in stops))
    return _("You are adding: {things}. Nothing is added yet.", things=", ".join(names))


def identifiers(card: CardRow, today: date) -> str:
    """Return what tells the patient from others beside the name: birth, gender, record number."""
    return _(
        "Born {birth} · {gender} · {number}",
        birth=card.birth.shown(current(), today).replace("-", "\u2011"),
        gender=shown(GENDER_NAMES[card.gender]),
        number=card.mrn,
    )


def fact_rows(stops: Sequence[Stop]) -> tuple[FactRow, ...]:
    """Return the allergies that were used, each followed by what is not known of it."""
    seen: dict[int, Stop] = {stop.allergy.fact_id: stop for stop in reversed(stops)}
    return tuple(row for stop in reversed(seen.values()) for row in _rows_of(stop))


def _rows_of(stop: Stop) -> Iterator[FactRow]:
    severe = stop.severity is Severity.SEVERE
    yield FactRow("circle-alert" if severe else "triangle-alert", stop.trigger.text, _told(stop), _written(stop))
    missing = [
        (_("Reaction"), not stop.reaction),
        (_("Severity"), stop.severity is Severity.UNKNOWN),
        (_("Since"), stop.since is None),
    ]
    for name, is_missing in missing:
        if is_missing:
            yield FactRow("circle-question-mark", name, _("Missing: not known"), _("Ask before deciding"), True)
    if stop.allergy.body.certainty is Certainty.UNCONFIRMED:
        yield FactRow("circle-question-mark", _("Certainty"), _("Not confirmed"), _("Ask before deciding"), True)


def _told(stop: Stop) -> str:
    parts = [stop.reaction or _("Reaction not known")]
    if stop.severity is not Severity.UNKNOWN:
        parts.append(shown(SEVERITY_NAMES[stop.severity]).casefold())
    if stop.since is not None:
        parts.append(_("since {day}", day=day_words(stop.since)))
    return ", ".join(parts)


def _written(stop: Stop) -> str:
    at = stop.allergy.recorded_at
    if at is None:
        return stop.allergy.recorded_by
    day = day_words(PartialDate.of(at.astimezone(CLINIC_ZONE).date()))
    return _("{day}, {name}", day=day, name=stop.allergy.recorded_by)


def source_words(stop: Stop) -> tuple[str, str]:
    """Return how the finding was made, and from which source and catalogue version."""
    version = _("Catalogues of this clinic: {versions}", versions=_versions(stop.version))
    if not stop.source:
        return _("The name of what is added and the name on the list are compared word by word."), version
    book = catalogue("sources")
    cited = [book.entry(key).name for key in stop.source.split(";") if book.has(key.strip())]
    return "; ".join(cited) or stop.source, version


def _versions(text: str) -> str:
    return text.split("; ", maxsplit=1)[0].replace("|", " ")
