"""Items of a plan: which row they are, what they hold of the allergy list, and what is planned beside them."""

from __future__ import annotations

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Certainty
from luna_desktop.domain.clinical.rules.engine import find
from luna_desktop.domain.clinical.rules.plan_signs import OWN_WORDS, planned_item, planned_items, with_plan
from luna_desktop.domain.clinical.rules.signs import Truth
from tests.domain.clinical.rules.charts import Facts, allergy, books, chart, healthy, item, rules


def test_the_catalogue_of_the_day_says_which_row_is_meant() -> None:
    found = planned_item(books()["topicals"].entry("tretinoin").coded(), books())
    assert (found.kind, found.id) == ("topicals", "tretinoin")
    unknown = planned_item(Coded("Grandmother’s paste"), books())
    assert (unknown.kind, unknown.name) == (OWN_WORDS, "Grandmother’s paste")


def test_what_it_holds_of_the_allergy_list_is_told_apart_by_how() -> None:
    bodies = (*healthy(), allergy(books()["allergens"].entry("retinoid_top")))
    tretinoin = item(books()["topicals"].entry("tretinoin"), bodies)
    found = {each.rule.id for each in find(rules(), chart(bodies), [tretinoin])}
    assert {"R310", "R311"} <= found
    related = (*healthy(), allergy(books()["allergens"].entry("benzocaine")))
    numbing = next(entry for entry in books()["topicals"].entries if "tetracaine" in entry.columns["allergen_ids"])
    near = {each.rule.id for each in find(rules(), chart(related), [item(numbing, related)])}
    assert "R311" in near
    assert "R310" not in near


def test_an_allergy_that_is_not_confirmed_leaves_it_possible() -> None:
    bodies = (*healthy(), allergy(books()["allergens"].entry("retinoid_top"), Certainty.UNCONFIRMED))
    held = item(books()["topicals"].entry("tretinoin"), bodies).by_key["ingredient", "any_verified_allergen"]
    assert [sign.truth for sign in held] == [Truth.MAYBE]
    refuted = (*healthy(), allergy(books()["allergens"].entry("retinoid_top"), Certainty.REFUTED))
    assert item(books()["topicals"].entry("tretinoin"), refuted).by_key.keys() == {("combo", "tretinoin")}


def test_two_products_of_one_plan_know_of_each_other() -> None:
    topicals = books()["topicals"]
    entries = (topicals.entry("clindamycin_top"), topicals.entry("benzoyl_peroxide_top"))
    items = [planned_item(entry.coded(), books()) for entry in entries]
    whats = {found.name: entry.coded() for found, entry in zip(items, entries, strict=True)}
    planned = with_plan(items, whats, Facts(healthy()), books())
    assert not [each for each in find(rules(), chart(healthy()), planned) if each.rule.id == "R312"]


def test_own_words_that_name_several_are_an_item_for_each() -> None:
    typed = Coded("Hydroquinone 4% tretinoin 0.05% cream")
    found = planned_items(typed, books(), kinds=("topicals", "systemic_meds"))
    assert {each.id for each in found} == {"hydroquinone_top", "tretinoin"}
    assert planned_items(Coded("A tonic"), books(), kinds=("systemic_meds",), own_kind="systemic_meds")[0].id == ""


def test_what_is_taken_already_is_not_said_twice() -> None:
    pair = [books()["systemic_meds"].entry(name) for name in ("isotretinoin", "doxycycline")]
    items = [planned_item(each.coded(), books()) for each in pair]
    whats = {each.name: each.coded() for each in pair}
    planned, taken = (with_plan(items, whats, Facts(), books(), are_taken=flag) for flag in (False, True))
    assert ("medflag", "tetracycline") in planned[0].by_key
    assert ("medflag", "tetracycline") not in planned[1].by_key
    assert not taken[0].by_key
