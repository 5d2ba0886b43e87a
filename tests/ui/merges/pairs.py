"""Pairs of records for the tests of the pages about merges."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.contact import Email
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_pages import MergePage, read_merge
from tests.services.acting import act
from tests.services.people import two_records as two

TODAY = date(2026, 3, 14)


def a_pair(clinic: OpenClinic) -> Pair:
    """Register somebody twice: name and phone differ, an e-mail and the gender are blank in the kept record."""
    pair = two.two(clinic)
    two.add(clinic, pair.merged, Email("a.raghu@mail.example"))
    two.POOL["allergy"](clinic, pair.merged)
    return pair


def a_page(clinic: OpenClinic, pair: Pair | None = None) -> MergePage:
    """Return both records side by side."""
    return act(clinic, read_merge, pair or a_pair(clinic))
