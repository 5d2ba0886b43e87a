"""What stands between two photographs: treatments of signed visits in those days, scores near each, own measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.domain.clinical.history import AllergyState, Coded
from luna_desktop.domain.clinical.photo_alignment import Spot
from luna_desktop.domain.clinical.photo_between import TreatmentDone, change_words
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.domain.clinical.procedures import ProcedureDone, SiteDone, Told
from luna_desktop.domain.clinical.scores.record import SCORES, ScorePart, ScoreRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart, photo_marks
from luna_desktop.services.care.photo_between import measured_between
from luna_desktop.services.care.photo_marks import PairAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.services.acting import act
from tests.services.care.comparing import EARLIER, a_pair, a_photograph
from tests.services.care.visiting import WHOLE, begin, save, sign

SQUARE = (Spot(0, 0), Spot(100, 0), Spot(100, 100), Spot(0, 100))
TALK = ProcedureDone(Coded("Counselling", "counselling"), sites=(SiteDone(Coded("Face")),))
ASSESSED = ((PartialDate(2025, 9, 25), "3"), (PartialDate(2025, 12, 1), "4"), (PartialDate(2026, 3, 1), "2"))


def test_scores_near_each_photograph_and_treatments_of_signed_visits_stand_between(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    early, late = a_pair(clinic, patient)
    for day, grade in ASSESSED:
        body = ScoreRecord("iga_acne", day, (ScorePart(SCORES["iga_acne"].parts[0].name, grade),))
        act(clinic, chart.record_entry, chart.NewEntry(patient, body))
    known = act(clinic, photo_marks.read_comparison, PairAsked(patient, early, late))
    assert [change_words(each, ENGLISH) for each in known.measures] == ["IGA, 0–4: 3, then 2 (–33%)"]
    assert (known.scores[0].before_on, known.scores[0].after_on) == (date(2025, 9, 25), date(2026, 3, 1))
    last = a_photograph(clinic, patient, EARLIER.replace(year=2026, month=3, day=14), "sienna")
    visit = begin(clinic, patient)
    done = replace(WHOLE, procedures=(replace(TALK, complications=Told.NO, aftercare=Told.YES),))
    draft = save(clinic, visit, done)
    wanted = PairAsked(patient, early, last)
    assert act(clinic, photo_marks.read_comparison, wanted).treatments == ()
    act(clinic, chart.answer_allergies, chart.AllergyAnswer(patient, AllergyState.NONE_KNOWN, 0))
    sign(clinic, draft, done)
    (told,) = act(clinic, photo_marks.read_comparison, wanted).treatments
    assert told.on == date(2026, 3, 14)
    assert told == TreatmentDone(told.on, told.name)
    assert "consultation" in told.name
    assert act(clinic, photo_marks.read_comparison, PairAsked(patient, early, late)).treatments == ()


def test_what_was_measured_under_the_same_words_in_both_pictures_is_compared() -> None:
    ruler = ScaleBar(ScaleBy.RULER, (Spot(0, 0), Spot(0, 100)), 10.0)
    patch = Mark(MarkSort.AREA, SQUARE, "Patch")
    before = PhotoMarks(1, ruler, (patch, Mark(MarkSort.LENGTH, SQUARE[:2])))
    half = replace(patch, spots=SQUARE[:3])
    after = PhotoMarks(2, replace(ruler, mm=20.0), (half, Mark(MarkSort.LENGTH, SQUARE[:2], "Scar")))
    (change,) = measured_between(before, after)
    assert change_words(change, ENGLISH) == "Patch, cm²: 1.00, then 2.00 (+100%)"
    assert measured_between(before, None) == ()
    assert measured_between(replace(before, scale=None), after) == ()
