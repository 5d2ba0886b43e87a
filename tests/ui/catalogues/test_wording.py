"""Catalogues in words: every column has a name, sources are cited, states and acts read as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import wanted_columns
from luna_desktop.services.care.catalogue_pages import Act, CataloguePage, RowState
from luna_desktop.services.care.catalogues import shipped
from luna_desktop.services.care.own_catalogues import OWN
from luna_desktop.ui.catalogues.wording import (
    CATALOGUE_NAMES,
    act_words,
    advice_chip,
    basis_words,
    cell_words,
    column_name,
    said_words,
    source_words,
    state_chip,
    summary,
)

ENTRY = shipped().catalogues["topicals"].entry("tretinoin")
ACT = Act("topicals", "pregnancy", "", "7", True, datetime(2026, 11, 22, 5, 0, tzinfo=UTC), "Dr Meera Pillai")


def test_every_own_catalogue_and_each_of_its_columns_has_a_name() -> None:
    assert set(CATALOGUE_NAMES) == set(OWN)
    for name in OWN:
        book = shipped().catalogues[name]
        for column in {*wanted_columns(TABLES[name]), *book.entries[0].columns} - {"id"}:
            assert column_name(column) != column, column
    assert column_name("brought_later") == "brought_later"


def test_sources_are_cited_and_own_words_stay() -> None:
    assert source_words("DERM_M;House rule") == "General dermatology reference knowledge\nHouse rule"
    assert basis_words("V") == "Read in the source (V)"
    assert basis_words("?") == "?"


def test_states_are_chips_in_words() -> None:
    row = RowState(ENTRY)
    silent = advice_chip(row)
    assert silent is not None
    assert (silent.text, state_chip(row).text) == ("4 silent", "Shipped")
    heard = advice_chip(replace(row, heard=frozenset(TABLES["topicals"].advising)))
    assert heard is not None
    assert heard.text == "Approved"
    assert state_chip(replace(row, is_off=True)).text == "Off"
    assert state_chip(replace(row, entry=replace(ENTRY, is_own=True))).text == "Own"
    nothing = RowState(shipped().catalogues["conditions"].entry("acne_other"))
    assert advice_chip(nothing) is None


def test_a_page_is_summed_up_with_what_waits() -> None:
    assert summary(CataloguePage("topicals", "7", (RowState(ENTRY),))).endswith(
        "4 pieces of advice are silent until a doctor approves them."
    )
    assert summary(CataloguePage("topicals", "7", ())).endswith("All advice is approved.")


def test_an_act_says_who_what_when_and_in_which_version() -> None:
    assert act_words(ACT) == (
        "22\u2011Nov\u20112026 10:30: Dr Meera Pillai approved Pregnancy of every entry, version 7."
    )
    assert "took back all advice of every entry" in act_words(replace(ACT, column="", is_approved=False))
    assert "approved Pregnancy of “balm a”" in act_words(replace(ACT, row_id="own_balm_a"))
    assert "took back Pregnancy of “balm a”" in act_words(replace(ACT, row_id="own_balm_a", is_approved=False))


def test_a_rule_is_told_by_what_it_says_and_not_by_its_codes() -> None:
    entry = shipped().catalogues["safety_rules"].entry("R040")
    assert said_words(entry).startswith("isotretinoin · ablative mechanical · ")
    assert cell_words(entry, "level", "defer") == "Wait"
    assert cell_words(entry, "trigger_kind", "med") == "A medicine"
    assert cell_words(entry, "reason", "defer") == "defer"
    assert said_words(shipped().catalogues["topicals"].entry("tretinoin")) == ""
