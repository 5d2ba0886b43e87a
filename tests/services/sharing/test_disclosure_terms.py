"""What a disclosure holds is kept and read back alike."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.disclosures import Way
from luna_desktop.reports.record_content import Section
from luna_desktop.services.sharing.disclosure_terms import OFFERED, Terms, describe, read_terms, write_terms

terms = st.builds(
    Terms,
    st.lists(st.sampled_from(OFFERED), unique=True).map(tuple),
    st.none() | st.dates(),
    st.none() | st.dates(),
    st.lists(st.integers(1, 10**9)).map(tuple),
    st.sampled_from(["en", "hi"]),
    st.sampled_from(Way),
    st.text().map(str.strip),
)


@given(terms)
def test_terms_come_back_as_they_went(kept: Terms) -> None:
    assert read_terms(json.dumps(write_terms(kept))) == kept


def test_a_record_copy_keeps_no_terms() -> None:
    assert read_terms("{}") == Terms(())


def test_the_whole_record_is_everything_of_every_day() -> None:
    whole = tuple(section for section in OFFERED if section is not Section.PHOTOGRAPHS)
    assert Terms(whole).is_whole
    assert not Terms(whole, since=date(2026, 1, 1)).is_whole
    assert not Terms(whole[1:]).is_whole
    assert describe(Terms((Section.HISTORY, Section.CONTACT))) == "parts: contact, history"
