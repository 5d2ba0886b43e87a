"""The life of a paper: what may follow what, and its number."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.care_papers import FOLLOWS, PaperKind, PaperState, check_follows, serial_of
from luna_desktop.domain.errors import InvalidInput


def test_nothing_leads_back_and_only_a_draft_is_issued() -> None:
    for state in PaperState:
        for wanted in PaperState:
            if wanted in FOLLOWS[state]:
                check_follows(state, wanted)
            else:
                with pytest.raises(InvalidInput):
                    check_follows(state, wanted)
    assert [state for state in PaperState if PaperState.ISSUED in FOLLOWS[state]] == [PaperState.DRAFT]


def test_an_issued_paper_says_how_it_is_corrected() -> None:
    with pytest.raises(InvalidInput) as refused:
        check_follows(PaperState.ISSUED, PaperState.ISSUED)
    assert "Cancel it" in refused.value.problems["state"].text


def test_numbers_name_kind_and_year() -> None:
    assert serial_of(PaperKind.CERTIFICATE, 2026, 7) == "MC-2026-0007"
    assert serial_of(PaperKind.PRESCRIPTION, 2026, 12345) == "RX-2026-12345"
