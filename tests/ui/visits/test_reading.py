"""Between the form and the visit: nothing is lost on the way there and back."""

from __future__ import annotations

import json
from dataclasses import replace

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, Setting, SiteDone, Told
from luna_desktop.domain.clinical.visits import CallBegunBy, VisitKind, VisitMode
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.visits.reading import day_or_none, note_of, procedure_of, values_of, wrong_days
from tests.services.care.visiting import WHOLE

LASER = ProcedureDone(
    Coded("Fractional CO2", "frac_co2", "", "luna"),
    (Setting("laser", "fluence_j_cm2", "20.5", "J/cm2"), Setting("laser", "eye_shields", "yes")),
    (SiteDone(Coded("Left cheek"), "6", "", "Mild redness"),),
    (ProductUsed(Coded("Gel"), "B1", PartialDate(2027, 11), "1 g"),),
    begun="11:10",
    complications=Told.NO,
    aftercare=Told.YES,
    course_id=4,
)


def test_a_note_comes_back_as_it_went_even_through_a_draft() -> None:
    note = replace(
        WHOLE,
        kind=VisitKind.TREATMENT,
        mode=VisitMode.PHONE,
        call_begun_by=CallBegunBy.CLINIC,
        call_consent="Yes",
        procedures=(LASER,),
    )
    drafted = json.loads(json.dumps(values_of(note), ensure_ascii=False))
    assert note_of(drafted) == note


def test_an_empty_form_is_an_empty_note() -> None:
    assert note_of({}).headline == ""


def test_numbers_are_kept_with_a_point_and_words_as_they_are() -> None:
    done = procedure_of(
        {
            "what": {"text": "Fractional CO2", "code": "frac_co2"},
            "settings": {"laser.fluence_j_cm2": " 20,5 ", "laser.device_name": "A,  B", "laser.spot_mm": ""},
        }
    )
    assert [(each.field, each.value, each.unit) for each in done.settings] == [
        ("fluence_j_cm2", "20.5", "J/cm2"),
        ("device_name", "A, B", ""),
    ]


def test_an_expiry_that_is_no_date_is_found_by_its_treatment() -> None:
    values = {"procedures": [{"products": []}, {"products": [{"expiry": "soon"}]}]}
    assert wrong_days(values) == [1]
    assert (day_or_none("soon"), day_or_none("2027-11")) == (None, PartialDate(2027, 11))
