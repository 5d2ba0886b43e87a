"""Between the visit's form and the visit: notes as plain values that a draft can keep, and plain values as a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedure_form import FieldKind, TreatmentForm, number_of
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, Setting, SiteDone, Told
from luna_desktop.domain.clinical.visits import CallBegunBy, Payer, VisitKind, VisitMode, VisitNote
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.services.care.treatments import treatment_form
from luna_desktop.ui.widgets.catalogue_field import coded_of

Plain = Mapping[str, object]
TEXTS = ("room", "complaint", "findings", "assessment", "plan", "follow_up", "payer_note", "call_consent")


def values_of(note: VisitNote) -> dict[str, object]:
    """Return a note as the form's values."""
    return {
        **{name: getattr(note, name) for name in TEXTS},
        "kind": note.kind.value,
        "mode": note.mode.value,
        "payer": note.payer.value,
        "call_begun_by": note.call_begun_by.value,
        "diagnoses": [asdict(each) for each in note.diagnoses],
        "procedures": [procedure_values(each) for each in note.procedures],
    }


def note_of(values: Plain) -> VisitNote:
    """Return the note that the form's values mean."""
    texts = {name: str(values.get(name) or "") for name in TEXTS}
    return VisitNote(
        kind=VisitKind(values.get("kind") or VisitKind.FOLLOW_UP.value),
        mode=VisitMode(values.get("mode") or VisitMode.IN_PERSON.value),
        payer=Payer(values.get("payer") or Payer.NOT_SAID.value),
        call_begun_by=CallBegunBy(values.get("call_begun_by") or CallBegunBy.NOT_SAID.value),
        diagnoses=tuple(coded_of(each) for each in _list(values.get("diagnoses"))),
        procedures=tuple(procedure_of(each) for each in _list(values.get("procedures")) if isinstance(each, Mapping)),
        **texts,
    )


def procedure_values(done: ProcedureDone) -> dict[str, object]:
    """Return a treatment as the values of its card."""
    return {
        "what": asdict(done.what),
        "settings": {f"{each.group}.{each.field}": each.value for each in done.settings},
        "sites": [{**asdict(each), "where": asdict(each.where)} for each in done.sites],
        "products": [
            {
                "what": asdict(each.what),
                "batch": each.batch,
                "expiry": each.expiry.iso if each.expiry else "",
                "amount": each.amount,
            }
            for each in done.products
        ],
        "begun": done.begun,
        "ended": done.ended,
        "anaesthesia": done.anaesthesia,
        "test_spot": done.test_spot,
        "complications": done.complications.value,
        "complications_note": done.complications_note,
        "aftercare": done.aftercare.value,
        "aftercare_note": done.aftercare_note,
        "course_id": done.course_id,
    }


def procedure_of(values: Plain) -> ProcedureDone:
    """Return the treatment that a card's values mean; numbers are kept with a point, odd ones as they were typed."""
    what = coded_of(values.get("what"))
    settings = values.get("settings")
    course = values.get("course_id")
    texts = ("begun", "ended", "anaesthesia", "test_spot", "complications_note", "aftercare_note")
    return ProcedureDone(
        what,
        _settings(treatment_form(what.code), settings if isinstance(settings, Mapping) else {}),
        tuple(_site(each) for each in _list(values.get("sites")) if isinstance(each, Mapping)),
        tuple(_product(each) for each in _list(values.get("products")) if isinstance(each, Mapping)),
        complications=Told(values.get("complications") or Told.NOT_SAID.value),
        aftercare=Told(values.get("aftercare") or Told.NOT_SAID.value),
        course_id=course if isinstance(course, int) else 0,
        **{name: clean_line(str(values.get(name) or "")) for name in texts},
    )


def _settings(form: TreatmentForm, typed: Plain) -> tuple[Setting, ...]:
    units = {each.key: each for each in form.fields}
    kept = []
    for key, value in typed.items():
        group, _dot, name = str(key).partition(".")
        text = clean_line(str(value or ""))
        field = units.get(str(key))
        if field is not None and field.kind in {FieldKind.NUMBER, FieldKind.WHOLE} and number_of(text) is not None:
            text = text.replace(",", ".")
        if text:
            kept.append(Setting(group, name, text, field.unit if field is not None else ""))
    return tuple(kept)


def _site(row: Plain) -> SiteDone:
    passes, amount, response = (clean_line(str(row.get(name) or "")) for name in ("passes", "amount", "response"))
    return SiteDone(_tidy(row.get("where")), passes, amount, response)


def _product(row: Plain) -> ProductUsed:
    batch, amount = (clean(str(row.get(name) or "")) for name in ("batch", "amount"))
    return ProductUsed(_tidy(row.get("what")), batch, day_or_none(row.get("expiry")), amount)


def _tidy(value: object) -> Coded:
    what = coded_of(value)
    return Coded(clean_line(what.text), what.code, what.system, what.catalogue)


def day_or_none(value: object) -> PartialDate | None:
    """Return a date as a date field keeps it, or None for none and for what is no date."""
    try:
        return PartialDate.from_iso(str(value)) if value else None
    except ValueError:
        return None


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def wrong_days(values: Plain) -> list[int]:
    """Return the places of treatments in which an expiry is typed that is no date."""
    wrong = []
    for place, each in enumerate(_list(values.get("procedures"))):
        products = _list(each.get("products")) if isinstance(each, Mapping) else ()
        days = [row.get("expiry") for row in products if isinstance(row, Mapping)]
        if any(day and day_or_none(day) is None for day in days):
            wrong.append(place)
    return wrong
