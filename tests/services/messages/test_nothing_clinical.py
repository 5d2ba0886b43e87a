"""What the desk is given of messages comes from no clinical table and no clinical kind of fact."""

from __future__ import annotations

import re

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Condition
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.base import Base
from luna_desktop.services.care import chart
from luna_desktop.services.messages import contacts, outbox_pages, templates, writing
from luna_desktop.services.messages.outbox_pages import Heap, MessageAsked
from tests.clinic_fixtures import Opener
from tests.services.acting import act, watching
from tests.services.front.booking import book_one, set_up
from tests.services.messages.parts import Server, approve, booked, queued, sent, set_up_mail, somebody

CANARY = "Canary of the ward"
ALLOWED = re.compile(
    r"^(message|outbox|contact_entry|address_mark|staff|patient$|patient_card|setting|consent_event|restriction|fact"
    r"|audit|booking$|book_entry|book_|user_role|sqlite|notice|care_team|staff_role|counter|sealed_secret|disclosure"
    r"|glass_)"
)


def test_no_statement_of_the_desk_names_anything_clinical(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    approve(owner, "booked", "aftercare", "results")
    set_up_mail(owner)
    set_up(owner)
    patient = somebody(owner)
    book_one(owner, patient)
    act(owner, chart.record_entry, chart.NewEntry(patient, Condition(Coded(CANARY))))
    message = queued(owner, booked(patient))
    with watching(desk) as seen:
        sent(desk, Server())
        shown = [
            act(desk, outbox_pages.read_outbox, Heap.DONE),
            act(desk, outbox_pages.read_message, MessageAsked(patient, message)),
            act(desk, contacts.read_log, 30),
            act(desk, contacts.read_communications, patient),
            act(desk, templates.list_templates, None),
            act(desk, writing.read_writing_page, patient),
        ]
    assert CANARY not in repr(shown)
    tables = {table for table in Base.metadata.tables if any(_names(text, table) for text, _values in seen.statements)}
    assert {table for table in tables if not ALLOWED.match(table)} == set()
    clinical = {kind.name for kind in KINDS.values() if kind.data_class is not DataClass.CONTACT}
    asked = " ".join(values for text, values in seen.statements if _names(text, "fact_version"))
    assert {kind for kind in clinical if f"'{kind}'" in asked} == set()


def _names(statement: str, table: str) -> bool:
    return re.search(rf"\b(?:FROM|JOIN|UPDATE|INTO)\s+{table}\b", statement) is not None
