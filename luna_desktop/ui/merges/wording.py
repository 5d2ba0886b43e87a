"""What the pages about merges say: values of fields, signs of a pair, outcomes, counts, and lines of the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.domain.measures import Birth, show_day
from luna_desktop.domain.merging import Field, FieldPair, Outcome, Side
from luna_desktop.domain.people import GENDER_NAMES, Gender
from luna_desktop.domain.same_person import SIGN_NAMES, Sign
from luna_desktop.services.people.merge_book import MergeLine
from luna_desktop.services.people.merge_pages import Counts, Half
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.painting import ChipSpec

LIKELY, STRONG = 65, 85
"""Scores from which a pair is called likely, and very likely."""


def value_words(field: Field, value: object, today: date) -> str:
    """Return a field's value as it is read; nothing for a blank."""
    if isinstance(value, Birth):
        return value.shown(current(), today) if value.span() else ""
    if isinstance(value, Gender):
        return "" if value is Gender.UNKNOWN else shown(GENDER_NAMES[value])
    if isinstance(value, tuple):
        return "; ".join(show_phone(each) if field is Field.PHONE else each for each in value)
    if field is Field.LANGUAGE and value in LANGUAGES:
        return shown(LANGUAGES[str(value)])
    return str(value)


def outcome_words(pair: FieldPair, side: Side | None) -> tuple[str, str, str]:
    """Return icon, words and tone of what becomes of a field."""
    if pair.outcome is Outcome.CHOOSE and side is None:
        return "circle-alert", _("Choose one"), "danger_text"
    if pair.outcome is Outcome.FILLED and side is Side.KEPT:
        return "minus", _("Stays blank"), "text2"
    said = {
        Outcome.CHOOSE: ("mouse-pointer-click", _("Chosen by you"), "text2"),
        Outcome.FILLED: ("arrow-left", _("Blank filled"), "ok_text"),
        Outcome.SAME: ("check", _("Same in both"), "text2"),
        Outcome.KEPT_ONLY: ("check", _("As it is"), "text2"),
        Outcome.EMPTY: ("minus", _("Not known"), "text2"),
    }
    return said[pair.outcome]


def compared_words(pair: FieldPair) -> tuple[str, str, str]:
    """Return icon, words and tone of how the two sides of a field compare, for who only looks."""
    if pair.outcome is Outcome.CHOOSE:
        return "triangle-alert", _("Differs"), "warn_text"
    if pair.outcome is Outcome.SAME:
        return "check", _("Same in both"), "text2"
    return "minus", _("Only in one"), "text2"


def sign_chips(signs: Sequence[Sign]) -> tuple[ChipSpec, ...]:
    """Return why two people may be one, as chips."""
    icons = {Sign.SAME_PHONE: "phone", Sign.SAME_EMAIL: "mail", Sign.BIRTHS_DIFFER: "triangle-alert"}
    births = {Sign.SAME_BIRTH, Sign.BIRTH_NEAR, Sign.BIRTH_FITS}
    return tuple(
        ChipSpec(
            shown(SIGN_NAMES[sign]),
            "warn" if sign is Sign.BIRTHS_DIFFER else "neutral",
            icons.get(sign, "cake" if sign in births else "user"),
        )
        for sign in signs
    )


def likeness_words(score: int) -> str:
    """Return how likely it is that two people are one."""
    if score >= STRONG:
        return _("Very likely")
    return _("Likely") if score >= LIKELY else _("Possible")


def apart_words(apart: tuple[int, int] | None) -> str:
    """Return by how much two births differ, with what to do about it; nothing where they can be the same."""
    if apart is None:
        return ""
    years, months = apart
    if years:
        parts = (_years(years), _months(months)) if months else (_years(years),)
        told = " ".join(parts)
    else:
        told = _months(months) if months else _("some days")
    return _("Dates of birth differ by {time}. Two people can share a name: check an ID before you go on.", time=told)


def _years(count: int) -> str:
    return _("1 year") if count == 1 else _("{count} years", count=count)


def _months(count: int) -> str:
    return _("1 month") if count == 1 else _("{count} months", count=count)


def since_words(half: Half) -> str:
    """Return a record's number and since when it is there."""
    return _("{number} · since {day}", number=half.card.mrn, day=show_day(half.since, current()))


def held_words(half: Half) -> str:
    """Return how much stands in a record, as far as the person may know it, and when the patient was last seen."""
    seen = _("last seen {day}", day=show_day(half.card.last_seen, current()))
    if half.counts is None:
        return _("Last seen {day}", day=show_day(half.card.last_seen, current()))
    visits = _("1 visit") if half.counts.visits == 1 else _("{count} visits", count=half.counts.visits)
    photos = _("1 photo") if half.counts.photographs == 1 else _("{count} photos", count=half.counts.photographs)
    return _("{visits} · {photos} · {seen}", visits=visits, photos=photos, seen=seen)


def clinical_rows(kept: Half, merged: Half) -> list[tuple[str, str, str, str, str]]:
    """Return icon, what, how many in the kept record, in the merged one, and what holds after the merge."""
    one, other = kept.counts or Counts(0, 0, 0, 0, 0), merged.counts or Counts(0, 0, 0, 0, 0)
    together = one.allergies + other.allergies
    checked = _("None in either")
    if together:
        checked = _("1, a clinician confirms it")
    if together > 1:
        checked = _("{count}, a clinician confirms them", count=together)
    three = [(each.visits, each.results, each.photographs) for each in (one, other)]
    after = ", ".join(str(a + b) for a, b in zip(*three, strict=True))
    return [
        (
            "circle-alert" if together else "circle-check",
            _("Allergies"),
            _named(one.allergies, kept.allergies),
            _named(other.allergies, merged.allergies),
            checked,
        ),
        (
            "clipboard-list",
            _("Visits, results, photos"),
            ", ".join(map(str, three[0])),
            ", ".join(map(str, three[1])),
            _("{counts}, each keeps its first number", counts=after),
        ),
        (
            "file-text",
            _("Consents and restrictions"),
            str(one.consents),
            str(other.consents),
            _("The stricter answer holds"),
        ),
    ]


def _named(count: int, names: tuple[str, ...] | None) -> str:
    if not names:
        return str(count)
    return _("{count}: {names}", count=count, names=", ".join(names))


def line_title(line: MergeLine) -> str:
    """Return a merge as its two numbers."""
    return _("{merged} into {kept}", merged=line.merged_mrn, kept=line.kept_mrn)


def line_note(line: MergeLine) -> str:
    """Return when and by whom, what came along, or how it was undone and why."""
    day = show_day(line.at.astimezone(CLINIC_ZONE).date(), current())
    if line.undone_at is not None:
        undone = show_day(line.undone_at.astimezone(CLINIC_ZONE).date(), current())
        return _("{day}, undone {undone}: {reason}", day=day, undone=undone, reason=line.undone_reason)
    if not line.visits:
        return _("{day}, {name}.", day=day, name=line.by)
    moved = _("1 visit moved") if line.visits == 1 else _("{count} visits moved", count=line.visits)
    return _("{day}, {name}. {moved}.", day=day, name=line.by, moved=moved)


def line_chip(line: MergeLine) -> ChipSpec:
    """Return whether a merge is in force."""
    if line.in_force:
        return ChipSpec(_("In force"), "ok", "check")
    return ChipSpec(_("Unmerged"), "neutral", "undo-2")
