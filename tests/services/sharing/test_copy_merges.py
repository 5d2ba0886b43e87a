"""What a record copy says of joined records: what was not taken over while it stands, nothing of it once undone."""

from __future__ import annotations

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.unmerges import Unmerge, unmerge_records
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from tests.services.acting import act
from tests.services.people import two_records as two
from tests.services.sharing.test_deliveries import request


def test_a_copy_says_from_which_record_it_was_joined(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.POOL["keloid"](clinic, pair.kept)
    two.POOL["no keloid"](clinic, pair.merged)
    merged = two.merge(clinic, pair)

    (row,) = act(clinic, prepare_record_copy, request(pair.kept)).content.joined
    assert (row.number, row.by, row.reason, row.undone) == ("LUN-000001", "Dr Nandini Rao", two.REASON, "")
    told = {str(label): text for label, text in row.aside}
    assert told["Name"] == "Ananya Raghunath"
    assert told["Phone"] == "+91 99000 73165"
    assert "No" in told["Keloid or thick scars"]

    act(clinic, unmerge_records, Unmerge(pair.kept, merged.merge_id, (), "They are twins, both came today"))
    (row,) = act(clinic, prepare_record_copy, request(pair.kept)).content.joined
    assert row.undone
    assert row.aside == ()
    assert act(clinic, prepare_record_copy, request(pair.merged)).content.joined == ()
