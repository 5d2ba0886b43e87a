"""Options to consider: by concern and step, never above a finding, with what was left out and why."""

from __future__ import annotations

from luna_desktop.domain.clinical.catalogues import Catalogue, silenced
from luna_desktop.domain.clinical.history import ConditionStatus
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.rules.engine import Finding, find
from luna_desktop.domain.clinical.rules.signs import RuleChart
from luna_desktop.domain.clinical.rules.suggesting import (
    HEADING,
    Suggestion,
    item_of,
    read_suggestions,
    suggest,
)
from luna_desktop.domain.clinical.rules.table import Level
from luna_desktop.texts import say
from tests.domain.clinical.rules.charts import ASKED, books, chart, condition, healthy, rules, without

ALL = read_suggestions(books()["suggestions"])
ACNE = condition(books()["conditions"].entry("acne_vulgaris"))


def finder(known: RuleChart):  # type: ignore[no-untyped-def]
    def findings(each: Suggestion) -> tuple[Finding, ...]:
        planned = item_of(each, books())
        return () if planned is None else find(rules(), known, (planned,))

    return findings


def options(bodies: tuple[object, ...], **parts: object):  # type: ignore[no-untyped-def]
    known = chart(bodies)
    return suggest(ALL, known, finder(known), **parts)  # type: ignore[arg-type]


def test_options_come_by_step_and_weight_for_the_concerns_of_the_chart() -> None:
    found = options((*healthy(), ACNE))
    mine = [each.suggestion for each in found.offered if each.suggestion.concern == "acne"]
    assert mine
    assert [(each.step, -each.weight) for each in mine] == sorted((each.step, -each.weight) for each in mine)
    assert all(each.facts for each in found.offered if "any" not in each.suggestion.conditions)
    others = {each.suggestion.concern for each in found.offered if "any" not in each.suggestion.conditions}
    assert others == {"acne"}


def test_a_condition_that_ended_is_no_concern() -> None:
    ended = condition(books()["conditions"].entry("acne_vulgaris"), status=ConditionStatus.RESOLVED)
    assert not [each for each in options((*healthy(), ended)).offered if each.suggestion.concern == "acne"]


def test_what_a_rule_stops_is_left_out_and_says_why() -> None:
    pregnant = Pregnancy(PregnancyState.PREGNANT, asked=ASKED)
    found = options((*without(Pregnancy, healthy()), pregnant, ACNE))
    offered = {each.suggestion.item_id for each in found.offered}
    assert "adapalene" not in offered
    assert "isotretinoin" not in offered
    left = {each.suggestion.item_id: each for each in found.left_out}
    assert left["adapalene"].because
    assert left["adapalene"].facts
    for each in found.offered:
        assert not [
            one for one in each.findings if one.is_sure and one.rule.level in {Level.CONTRAINDICATED, Level.DEFER}
        ]


def test_what_is_not_known_is_said_beside_the_option() -> None:
    found = options((*without(Pregnancy, healthy()), ACNE))
    adapalene = next(each for each in found.offered if each.suggestion.item_id == "adapalene")
    assert any("not known" in words.text for words in adapalene.missing)


def test_a_preference_rules_out_with_its_reason() -> None:
    no_needles = say("The patient wants no needles.")
    found = options((*healthy(), ACNE), unwanted=lambda each: no_needles if each.kind == "procedure" else None)
    assert not [each for each in found.offered if each.suggestion.kind == "procedure"]
    assert no_needles in {each.because for each in found.left_out}


def test_what_nobody_approved_suggests_nothing() -> None:
    whole = books()["suggestions"]
    quiet = Catalogue("suggestions", tuple(silenced(entry, ()) for entry in whole.entries), whole.version)
    assert read_suggestions(quiet) == ()
    assert len(ALL) == 122


def test_no_price_and_no_stock_is_in_the_table() -> None:
    columns = set(books()["suggestions"].entries[0].columns)
    assert not columns & {"price", "cost", "margin", "stock"}
    assert "consider" in HEADING.text
