"""What single facts tell of time, without a clinic: series, spans and the days that moments stand on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.history import Coded, Medicine
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.scores.record import ScoreRecord
from luna_desktop.domain.clinical.skin import SkinProfile
from luna_desktop.domain.facts import FactStatus, Source, kind_of
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.timeline_facts import moments_of, series_of, spans_of
from luna_desktop.services.facts import Known
from luna_desktop.texts import current

AT = datetime(2026, 11, 2, 6, tzinfo=UTC)


def known(body: object, number: int = 1, fact_id: int = 1) -> Known:
    kind = kind_of(body).name
    return Known(fact_id, kind, number, FactStatus.CURRENT, body, Source.PATIENT, "", AT, "Dr Rao")


def a_chart(*bodies: object) -> Chart:
    return Chart(PatientId(1), tuple(known(body, fact_id=at) for at, body in enumerate(bodies, start=1)))


def test_an_answer_stands_on_the_day_of_asking() -> None:
    asked = Asked(PartialDate(2026, 10, 5))
    told = list(moments_of(a_chart(SafetyAnswer(SafetyQuestion.KELOID, YesNo.YES, asked=asked)), ()))
    assert (current().render(told[0].text), told[0].on) == ("Keloid or thick scars: Yes", PartialDate(2026, 10, 5))


def test_other_kinds_say_that_they_were_written_down() -> None:
    told = list(moments_of(a_chart(SkinProfile()), ()))
    assert current().render(told[0].text).endswith(": written down")


def test_weights_of_all_versions_make_a_series_in_order_of_their_days() -> None:
    now = BodyMeasures(weight_kg=61.5, measured_on=PartialDate(2026, 11, 2))
    before = BodyMeasures(weight_kg=64, measured_on=PartialDate(2026, 1, 5))
    series = next(iter(series_of(a_chart(now), [known(before)])))
    assert [(each.on, each.shown) for each in series.readings] == [
        (date(2026, 1, 5), "64"),
        (date(2026, 11, 2), "61.5"),
    ]


def test_an_unfinished_score_is_on_the_line_and_in_no_plot() -> None:
    chart = a_chart(ScoreRecord("masi", PartialDate(2026, 11, 2)))
    assert "not all parts known" in current().render(next(iter(moments_of(chart, ()))).text)
    assert list(series_of(chart, ())) == []


def test_a_medicine_without_a_start_spans_nothing_and_a_pregnancy_shades_until_its_end() -> None:
    chart = a_chart(Medicine(Coded("Zinc")), Pregnancy(PregnancyState.NOT_PREGNANT))
    spans = list(spans_of(chart, [known(Pregnancy(PregnancyState.PREGNANT, asked=Asked(PartialDate(2026, 8, 1))), 0)]))
    assert [(each.begin, each.end, each.is_shade) for each in spans] == [(date(2026, 8, 1), date(2026, 11, 2), True)]
