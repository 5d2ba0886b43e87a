"""How the filter bar becomes a query; what the presenter does with a clinic is tested with the page."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.services.clinic.audit_log import AuditQuery
from luna_desktop.ui.audit.filters import CHOSEN, MONTH, NO_FILTERS, TODAY, WEEK, AuditFilters
from luna_desktop.ui.audit.presenter import query_of

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("filters", "first", "last"),
    [
        (AuditFilters(days=TODAY), DAY, DAY),
        (AuditFilters(days=WEEK), date(2026, 11, 17), DAY),
        (AuditFilters(days=MONTH), date(2026, 10, 25), DAY),
        (AuditFilters(days=CHOSEN, first="2026-02", last="2026-02"), date(2026, 2, 1), date(2026, 2, 28)),
        (AuditFilters(days=CHOSEN, first="2025", last="2026-03-04"), date(2025, 1, 1), date(2026, 3, 4)),
        (AuditFilters(days=CHOSEN, last="2025"), None, date(2025, 12, 31)),
        (AuditFilters(days="", first="2025"), None, None),
    ],
)
def test_days_become_a_span(filters: AuditFilters, first: date | None, last: date | None) -> None:
    query = query_of(filters, DAY)
    assert (query.from_day, query.to_day) == (first, last)


def test_a_number_is_an_entry_and_words_are_actions() -> None:
    assert query_of(NO_FILTERS, DAY) == AuditQuery()
    assert query_of(AuditFilters(text="#48,213"), DAY).entry == 48_213
    found = query_of(AuditFilters(text="struck allergy"), DAY).actions
    assert found == frozenset({"allergy struck out", "allergy_state struck out", "stop_override struck out"})
    assert query_of(AuditFilters(text="zzz"), DAY).actions == frozenset()
