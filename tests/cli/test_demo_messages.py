"""The demo clinic shows messages in each state and calls that somebody noted."""

from __future__ import annotations

from luna_desktop.cli import demo_messages
from luna_desktop.domain.contact import Email
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import contacts, outbox_pages, templates
from luna_desktop.services.messages.outbox_pages import Heap
from luna_desktop.services.people.patients import DetailsChange, change_details
from tests import builders
from tests.services.acting import act


def test_there_is_something_in_each_list(clinic: OpenClinic) -> None:
    people = [builders.register(clinic, builders.a_patient(name)) for name in ("Rao", "Nair", "Das", "Sen")]
    for number, patient in enumerate(people):
        added = (Email(f"person{number}@mail.example"),)
        act(clinic, change_details, DetailsChange(patient, added=added))
    demo_messages.fill(clinic, [builders.register(clinic, builders.a_patient(phone="")), *people])
    states = {line.state.value for heap in Heap for line in act(clinic, outbox_pages.read_outbox, heap).lines}
    assert states == {"queued", "sent", "failed", "maybe_sent", "refused", "cancelled"}
    assert len(act(clinic, contacts.read_log, 7)) > 6
    lines = act(clinic, templates.list_templates, None)
    assert {line.key for line in lines if not line.in_use} == demo_messages.NOT_APPROVED


def test_a_small_demo_has_templates_only(clinic: OpenClinic) -> None:
    demo_messages.fill(clinic, [builders.register(clinic)])
    assert not any(act(clinic, outbox_pages.read_outbox, heap).lines for heap in Heap)
