"""Every rule of the tables fires on its chart, its neighbours with it, and nothing on a healthy one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import Allergy, Certainty, Condition, ConditionStatus
from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.rules.asked import RuleAnswer
from luna_desktop.domain.clinical.rules.engine import find
from luna_desktop.domain.clinical.rules.signs import PlannedItem
from luna_desktop.domain.clinical.rules.table import Level
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.measures import PartialDate
from tests.domain.clinical.rules.charts import (
    ADULT,
    TODAY,
    about,
    allergy,
    answered,
    books,
    chart,
    condition,
    healthy,
    item,
    made_true,
    medicine,
    rules,
)
from tests.domain.clinical.rules.reading import World, speaking

ROWS = [dict(entry.columns) for entry in books()["safety_rules"].entries]
ITEMS = [entry for name in ("treatments", "topicals", "systemic_meds") for entry in books()[name].entries]


def fired(bodies: tuple[object, ...], planned: PlannedItem, person: object = ADULT, later: int = 0) -> set[str]:
    known = chart(bodies, person, TODAY + timedelta(days=later))  # type: ignore[arg-type]
    return {each.rule.id for each in find(rules(), known, (planned,))}


def test_every_rule_fires_on_its_own_chart_with_its_neighbours_and_no_other() -> None:
    lost, odd = [], []
    for row in ROWS:
        bodies, person = made_true(row)
        planned = about(row, bodies)
        mine = fired(bodies, planned, person)
        if row["id"] not in mine:
            lost.append(row["id"])
        if mine != (wanted := speaking(ROWS, World(bodies, person, planned))):
            odd.append((row["id"], sorted(mine ^ wanted)))
    assert (lost, odd) == ([], [])


def test_a_healthy_chart_fires_nothing_whatever_is_planned() -> None:
    bodies = healthy()
    loud = {entry.id: found for entry in ITEMS if (found := fired(bodies, item(entry, bodies)))}
    # this one is about the plan alone: an antibiotic on the skin without its companion
    assert loud == {"clindamycin_top": {"R312"}}


def test_a_pregnancy_still_stops_a_retinoid_after_sixty_days() -> None:
    bodies = made_true({"trigger_kind": "state", "trigger_id": "pregnant"})[0]
    planned = item(books()["topicals"].entry("tretinoin"))
    found = find(rules(), chart(bodies, today=TODAY + timedelta(days=60)), (planned,))
    assert found[0].rule.level is Level.CONTRAINDICATED
    assert found[0].is_sure
    assert any("confirmed" in words.text for words in found[0].missing)


def test_an_old_no_counts_as_not_known() -> None:
    planned = item(books()["topicals"].entry("tretinoin"))
    assert "R001" not in fired(healthy(), planned, later=28)
    later = find(rules(), chart(healthy(), today=TODAY + timedelta(days=29)), (planned,))
    possible = next(each for each in later if each.rule.id == "R001")
    assert not possible.is_sure
    assert possible.missing


def test_findings_come_most_severe_first_and_sure_before_possible() -> None:
    bodies = made_true({"trigger_kind": "state", "trigger_id": "unknown_pregnancy"})[0]
    found = find(rules(), chart(bodies), [item(books()["systemic_meds"].entry("isotretinoin"))])
    assert [each.order for each in found] == sorted(each.order for each in found)
    assert len(found) > 1


def test_words_that_nobody_coded_are_shown_and_never_settle_a_rule() -> None:
    entry = books()["conditions"].entry("thrombocytopenia")
    found = find(rules(), chart((*healthy(), condition(entry))), [item(books()["treatments"].entry("prp_hair"))])
    critical = next(each for each in found if each.rule.id == "R177")
    assert not critical.is_sure
    assert critical.unread == ("critical (doctor-defined)",)


def test_a_finding_names_its_facts_with_day_and_version() -> None:
    bodies = (*healthy(), medicine(books()["systemic_meds"].entry("isotretinoin")))
    found = find(rules(), chart(bodies), [item(books()["treatments"].entry("dermabrasion"))])
    isotretinoin = next(each for each in found if each.rule.trigger_id == "isotretinoin")
    (fact,) = isotretinoin.facts
    assert (fact.by, fact.fact_id, fact.number) == ("Dr Rao", len(bodies), 1)
    assert fact.on is not None
    assert isotretinoin.snapshot == ((len(bodies), 1),)


def test_a_medicine_counts_for_as_long_as_it_acts() -> None:
    entry = books()["systemic_meds"].entry("isotretinoin")
    stopped = medicine(entry, stopped=PartialDate(2026, 11, 1))
    planned = item(books()["treatments"].entry("dermabrasion"))
    assert "R040" in fired((*healthy(), stopped), planned)
    assert "R040" not in fired((*healthy(), stopped), planned, later=181)


def test_a_code_that_several_conditions_share_may_mean_each_of_them() -> None:
    entry = books()["conditions"].entry("metal_implant_field")
    assert len([each for each in books()["conditions"].entries if each.code == entry.code]) > 1
    planned = item(books()["treatments"].entry("hifu"))
    exact = {each.rule.id: each.is_sure for each in find(rules(), chart((*healthy(), condition(entry))), [planned])}
    assert (exact.get("R358"), exact.get("R356")) == (True, None)
    renamed = replace(condition(entry), what=replace(entry.coded(), text="A plate"))
    vague = {each.rule.id: each.is_sure for each in find(rules(), chart((*healthy(), renamed)), [planned])}
    assert (vague["R358"], vague["R356"]) == (False, False)


def test_refuted_allergies_and_ended_infections_say_nothing() -> None:
    infection = condition(books()["conditions"].entry("impetigo"), status=ConditionStatus.RESOLVED)
    latex = allergy(books()["allergens"].entry("latex"), Certainty.REFUTED)
    planned = item(books()["treatments"].entry("peel_superficial"))
    assert fired((*healthy(), infection, latex), planned) == set()


FACTS = st.sampled_from(
    [
        *(condition(entry) for entry in books()["conditions"].entries[::5]),
        *(medicine(entry) for entry in (*books()["systemic_meds"].entries[::5], *books()["topicals"].entries[::7])),
        *(allergy(entry) for entry in books()["allergens"].entries[::7]),
    ]
)
CHOSEN = st.sampled_from(ITEMS)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ROWS), FACTS)
def test_an_unrelated_fact_never_removes_a_hit(row: dict[str, str], more: object) -> None:
    bodies, person = made_true(row)
    planned = about(row, bodies)
    before = fired(bodies, planned, person)
    # neither the companion that one rule misses nor the answer to whether there are allergies is unrelated
    answered_by_it = {"R312"} | ({"R263"} if isinstance(more, Allergy) else set())
    assert before - answered_by_it <= fired((*bodies, more), about(row, (*bodies, more)), person)


@settings(max_examples=60, deadline=None)
@given(st.lists(FACTS, max_size=3), CHOSEN)
def test_the_engine_reads_the_tables_as_the_second_reading_does(more: list[object], entry: object) -> None:
    bodies = (*healthy(), *more)
    planned = item(entry, bodies)  # type: ignore[arg-type]
    assert fired(bodies, planned) == speaking(ROWS, World(bodies, ADULT, planned))


def _unknown(body: object) -> object | None:
    """Return a body with its answer made unknown; None leaves the fact out, as if nobody had asked."""
    if isinstance(body, Condition):
        return replace(body, status=ConditionStatus.UNKNOWN, region=replace(body.region, code=""))
    if isinstance(body, Pregnancy):
        return replace(body, state=PregnancyState.UNKNOWN, breastfeeding=YesNo.UNKNOWN)
    if isinstance(body, SkinProfile):
        return replace(body, fitzpatrick=Fitzpatrick.UNKNOWN, last_tan=None)
    if isinstance(body, Lifestyle):
        return replace(body, smoking=Smoking.UNKNOWN)
    if isinstance(body, SafetyAnswer | RuleAnswer):
        return None
    return body


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ROWS))
def test_making_a_fact_unknown_never_turns_a_hit_into_silence(row: dict[str, str]) -> None:
    bodies, person = made_true(row)
    planned = about(row, bodies)
    vague = tuple(found for body in bodies if (found := _unknown(body)) is not None)
    assert row["id"] in fired(vague, planned, person)


@pytest.mark.parametrize("answer", [YesNo.UNKNOWN, YesNo.DECLINED])
def test_a_question_that_was_not_answered_may_be_a_yes(answer: YesNo) -> None:
    bodies = answered(("recent", "dental_cleaning"), answer, healthy())
    found = find(rules(), chart(bodies), [item(books()["treatments"].entry("ha_filler_face"))])
    dental = next(each for each in found if each.rule.id == "R261")
    assert not dental.is_sure
