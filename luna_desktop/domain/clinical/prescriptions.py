"""A prescription: rows in the doctor's own words. The program proposes no medicine, no dose and no directions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from luna_desktop.domain.clinical.history import Coded, Medicine, MedicineKind
from luna_desktop.domain.clinical.stops import Planned
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NAME, clean, clean_line, note_problem
from luna_desktop.texts import Message, say

MOST_ROWS = 20


@dataclass(frozen=True)
class RxRow:
    """One medicine or topical; every part but `what` and `kind` is text as the doctor typed it.

    `keeps_in_chart`: once issued it stands among the patient's medicines too.
    """

    what: Coded
    kind: MedicineKind = MedicineKind.TOPICAL
    strength: str = ""
    form: str = ""
    directions: str = ""
    duration: str = ""
    quantity: str = ""
    notes: str = ""
    keeps_in_chart: bool = True


@dataclass(frozen=True)
class Prescription:
    """The rows, advice below them, and the language of the printed headings; directions are printed as typed."""

    rows: tuple[RxRow, ...] = ()
    advice: str = ""
    language: str = "en"


def tidied(body: Prescription) -> Prescription:
    """Return a prescription without stray blanks and control characters; rows without any word are dropped."""
    rows = (_tidy_row(row) for row in body.rows)
    return replace(body, rows=tuple(row for row in rows if _has_words(row)), advice=clean(body.advice))


def _tidy_row(row: RxRow) -> RxRow:
    return replace(
        row,
        what=replace(row.what, text=clean_line(row.what.text)),
        strength=clean_line(row.strength),
        form=clean_line(row.form),
        directions=clean(row.directions),
        duration=clean_line(row.duration),
        quantity=clean_line(row.quantity),
        notes=clean(row.notes),
    )


def _has_words(row: RxRow) -> bool:
    return any((row.what.text, row.strength, row.form, row.directions, row.duration, row.quantity, row.notes))


def draft_problems(body: Prescription) -> dict[str, Message]:
    """Return what even a draft cannot hold: texts without end, rows without number."""
    problems: dict[str, Message] = {}
    if len(body.rows) > MOST_ROWS:
        problems["rows"] = say("A prescription has at most {most} rows. Write a second one.", most=MOST_ROWS)
    for at, row in enumerate(body.rows):
        if len(row.what.text) > LONGEST_NAME * 2:
            problems[f"what {at}"] = say(
                "This name has more than {longest} characters. Shorten it.", longest=LONGEST_NAME * 2
            )
        for name in ("strength", "form", "directions", "duration", "quantity", "notes"):
            too_long = note_problem(getattr(row, name))
            if too_long is not None:
                problems[f"{name} {at}"] = too_long
    too_long = note_problem(body.advice)
    return problems if too_long is None else problems | {"advice": too_long}


def issue_problems(body: Prescription) -> dict[str, Message]:
    """Return what is missing before a prescription can be issued, by field and row."""
    problems = draft_problems(body)
    if not body.rows:
        problems["rows"] = say("Enter at least one medicine or topical.")
    for at, row in enumerate(body.rows):
        if not row.what.text:
            problems[f"what {at}"] = say("Enter the medicine or topical.")
        if not row.directions:
            problems[f"directions {at}"] = say("Enter the directions, as the patient is to read them.")
    return problems


def planned(row: RxRow) -> Planned:
    """Return a row as what is about to be given, for the stop of the allergy list."""
    return Planned("topical" if row.kind is MedicineKind.TOPICAL else "medicine", row.what)


def as_medicine(row: RxRow, prescriber: str, today: PartialDate) -> Medicine:
    """Return what the chart notes of a row once it is issued."""
    strength = " ".join(part for part in (row.strength, row.form) if part)
    return Medicine(
        row.what, row.kind, strength, clean_line(row.directions), started=today, prescriber=clean_line(prescriber)
    )
