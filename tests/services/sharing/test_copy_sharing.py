"""What the record copy says of restrictions, emergency openings and firms that hold data."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.domain.rights.openings import OpeningReason
from luna_desktop.services.rights.break_glass import OpenClosed, open_closed_record
from luna_desktop.services.sharing import copy_sharing, record_copies
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.sharing_steps import agree, enter, keep_from, restrict


def test_a_copy_tells_what_stands_and_who_went_past_it(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    restrict(owner, patient, Terms(RestrictionKind.PERSON, party="Ramesh Kumar"))
    restrict(owner, patient, Terms(RestrictionKind.USE, purposes=frozenset({Purpose.OFFERS, Purpose.RESEARCH})))
    restrict(owner, patient, Terms(RestrictionKind.CHANNEL, channel=Channel.SMS, address="98860 01427"))
    restrict(owner, patient, Terms(RestrictionKind.INSURER), state=RestrictionState.DECLINED)
    meera = open_clinic(Role.CLINICIAN)
    opening = OpenClosed(OpeningReason.EMERGENCY, "Swelling after a peel", builders.PASSWORD, patient)
    act(meera, open_closed_record, opening)
    with working(owner) as work:
        rows = [str(row.text) for row in copy_sharing.restriction_rows(work, patient)]
    assert rows[0].startswith("Certain staff do not open the record: Dr Meera Pillai. The named staff cannot find")
    assert rows[1].startswith("Nothing to a certain person or body: Ramesh Kumar. ")
    assert "Offers; Research and statistics" in rows[2]
    assert "SMS: +919886001427" in rows[3]
    assert rows[4] == "Opened by Dr Meera Pillai although you had asked that they do not: Emergency care now"
    assert len(rows) == 5
    assert not any("cousin" in row for row in rows)


def test_a_copy_names_the_firms_that_hold_data(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    lab, old = enter(owner, country="NP"), enter(owner, "Purana Lab")
    agree(owner, lab, Purpose.CARE)
    agree(owner, lab, Purpose.CARE, Purpose.RESEARCH)
    agree(owner, old, Purpose.CARE, first=date(2024, 1, 1), last=date(2025, 12, 31))
    enter(owner, "Surya Health", RecipientKind.INSURER)
    request = record_copies.CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own use")
    content = act(owner, record_copies.prepare_record_copy, request).content
    (row,) = content.processors
    assert (row.name, str(row.category)) == ("Himalaya Diagnostics", "Blood tests (Nepal)")
    assert str(row.purpose) == "Care: assessment, treatment and your record; Research and statistics"
