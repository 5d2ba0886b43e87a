"""An answer to a finding: kept as known then, ended by another text of the rule or another version of a fact."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.engine import Finding, find
from luna_desktop.domain.clinical.rules.overrides import RuleOverride, covers, is_in_force, overriding
from luna_desktop.domain.clinical.rules.table import rule_book
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding, Told
from luna_desktop.domain.facts import read_body, write_body
from tests.domain.clinical.rules.charts import books, chart, healthy, item, medicine, rules

GIVEN = Overriding("Agreed with the surgeon", OverrideReason.SPECIALIST, told=True)
BODIES = (*healthy(), medicine(books()["systemic_meds"].entry("isotretinoin")))
PLANNED = Coded("Dermabrasion (surgical)", "dermabrasion")


def a_finding() -> Finding:
    found = find(rules(), chart(BODIES), [item(books()["treatments"].entry("dermabrasion"))])
    return next(each for each in found if each.rule.id == "R040")


def an_answer() -> RuleOverride:
    return overriding(a_finding(), PLANNED, GIVEN)


def test_everything_that_was_known_then_is_kept_and_read_back() -> None:
    kept = an_answer()
    (fact,) = kept.facts
    assert str(fact) == "Isotretinoin (oral): In use (02-Nov-2026, Dr Rao)"
    assert (kept.rule, kept.told, kept.words) == ("R040", Told.YES, GIVEN.words)
    assert read_body("rule_override", write_body(kept)) == kept


def test_it_covers_the_same_finding_and_no_other() -> None:
    kept, finding = an_answer(), a_finding()
    assert covers(kept, finding, PLANNED)
    assert not covers(kept, finding, Coded("Another treatment"))
    assert not covers(replace(kept, digest="another"), finding, PLANNED)
    assert not covers(replace(kept, facts=()), finding, PLANNED)
    words = replace(kept, planned=Coded("Own words"))
    assert covers(words, finding, Coded("own words"))


def test_what_was_unknown_then_and_is_known_now_is_asked_again() -> None:
    finding = a_finding()
    vague = replace(an_answer(), missing=("Whether it is still taken is not known.",))
    assert not covers(vague, finding, PLANNED)
    assert covers(vague, replace(finding, is_sure=False), PLANNED)


def test_it_ends_with_the_text_of_the_rule_or_a_fact() -> None:
    kept = an_answer()
    standing = kept.snapshot
    assert is_in_force(kept, rules(), standing)
    assert not is_in_force(kept, rules(), [(fact, number + 1) for fact, number in standing])
    whole = books()["safety_rules"]
    without = rule_book(replace(whole, entries=tuple(each for each in whole.entries if each.id != "R040")))
    assert not is_in_force(kept, without, standing)
