"""What a rule is about: kinds of targets, what is elective, and words about a target that nobody coded."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.rules.engine import find
from luna_desktop.domain.clinical.rules.signs import PlannedItem, Sign, Truth
from luna_desktop.domain.clinical.rules.table import Rule
from luna_desktop.domain.clinical.rules.targets import ANY_TARGETS, TARGET_KINDS, in_target
from tests.domain.clinical.rules.charts import books, chart, item, made_true, rules

PREGNANT, _ = made_true({"trigger_kind": "state", "trigger_id": "pregnant"})
SIGN = Sign("flag", "x", regions=frozenset({"face"}))


def rule(kind: str, name: str, words: str = "") -> Rule:
    known = rules().rules[0]
    return replace(known, target_kind=kind, target_id=name, target_qualifier=words)


def about(kind: str, name: str, planned: PlannedItem, words: str = "") -> Truth:
    return in_target(rule(kind, name, words), planned, SIGN).truth


def test_what_is_done_because_somebody_is_ill_is_not_elective() -> None:
    treatments = books()["treatments"]
    assert about("any", "elective_procedure", item(treatments.entry("peel_superficial"))) is Truth.YES
    for name in ("counselling", "dermoscopy", "patch_test", "nbuvb", "excimer", "intralesional_steroid"):
        assert about("any", "elective_procedure", item(treatments.entry(name))) is Truth.NO, name
        assert about("any", "any_procedure", item(treatments.entry(name))) is Truth.YES


def test_a_field_that_is_not_known_may_overlap() -> None:
    peel = books()["treatments"].entry("peel_superficial")
    assert about("any", "elective_in_field", item(peel)) is Truth.YES
    assert about("any", "elective_in_field", item(peel, regions=frozenset({"back_upper"}))) is Truth.NO
    assert about("any", "elective_in_field", item(peel, regions=None)) is Truth.MAYBE


def test_appearance_that_nobody_asked_about_may_be_the_purpose() -> None:
    peel = books()["treatments"].entry("peel_superficial")
    assert about("any", "elective_cosmetic", item(peel, is_cosmetic=None)) is Truth.MAYBE
    assert about("any", "elective_cosmetic", item(peel, is_cosmetic=False)) is Truth.NO


def test_words_about_a_target_are_shown_and_leave_it_possible() -> None:
    peel = item(books()["treatments"].entry("peel_superficial"))
    found = in_target(rule("class", "peel_superficial", "agent salicylic"), peel, SIGN)
    assert (found.truth, found.unread) == (Truth.MAYBE, ("agent salicylic",))
    steroid = item(books()["topicals"].entry("tcs_superpotent"), regions=frozenset({"back_upper"}))
    assert about("prodclass", "topical_steroid", steroid, "site face") is Truth.NO


def test_a_cell_of_the_product_is_compared_with_the_rule() -> None:
    tazarotene = item(books()["topicals"].entry("tazarotene"))
    assert about("attr", "pregnancy=contraindicated,avoid", tazarotene) is Truth.YES
    assert about("attr", "pregnancy=limited_data", tazarotene) is Truth.NO


def test_every_kind_of_target_of_the_tables_is_known() -> None:
    rows = [entry.columns for entry in books()["safety_rules"].entries]
    assert {row["target_kind"] for row in rows} <= TARGET_KINDS
    assert {row["target_id"] for row in rows if row["target_kind"] == "any"} == ANY_TARGETS


def test_what_no_approved_entry_says_counts_as_not_known() -> None:
    quiet = replace(item(books()["topicals"].entry("tretinoin")), columns={})
    for planned in (quiet, PlannedItem("systemic_meds", "", "A tonic from the market")):
        found = {each.rule.id: each for each in find(rules(), chart(PREGNANT), [planned])}
        assert "R391" in found
        assert "R390" not in found
        assert found["R391"].missing


def test_a_treatment_in_no_list_may_be_an_elective_one() -> None:
    found = {
        each.rule.id: each.is_sure
        for each in find(rules(), chart(PREGNANT), [PlannedItem("treatments", "", "Glow facial")])
    }
    assert found["R323"] is False
