"""The catalogue of use cases: each name once, and everything about a patient's care asks the gate."""

from __future__ import annotations

from inspect import signature
from typing import get_type_hints

import pytest

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.use_cases import CATALOGUE, UseCase, use_case
from luna_desktop.services.work import Work
from tests.services import every_module  # noqa: F401 - each enters its use cases into the catalogue

# What may be done by itself without an entry of its own, each with the reason.
UNAUDITED_WRITES = {
    "keep_draft": "keeps no facts",
    "keep_intake_draft": "keeps no facts",
    "read_audit": "written once for a session of reading and once for each patient",
    "discard_draft": "keeps no facts",
    "compare_changed": "keeps no facts: pairs are found anew from the cards at any time",
    "keep_pairs": "keeps no facts: pairs are found anew from the cards at any time",
    "close_expired_proposals": "does nothing where nothing is over; otherwise one entry for each",
    "back_up_if_due": "does nothing where nothing is due; otherwise as back_up",
    "take_stock": "writes an entry where a file is taken into use or refused",
    "choose_years": "writes an entry for each rule of which the years change",
    "finish_erasures": "does nothing where nothing waits; otherwise writes what it did after the clean-up",
    "collect_if_due": "does nothing where nothing is due; otherwise as collect_now",
    "collect_now": "writes an entry where it removed a file",
    "write_feeds_if_due": "writes an entry for each feed that it writes; nothing where none is due",
    "claim_mail": "writes an entry for each message that it takes, frees or refuses; nothing where none is due",
    "let_mail_leave": "writes an entry where the message leaves or must not; nothing where it is held no more",
    "put_back": "each message it moves is an entry; none moved is none",
    "settle_mail": "writes an entry where it settles something; nothing where somebody has decided meanwhile",
    "confirm_booking": "writes an entry for each message that it queues or takes back; nothing where none is sent",
    "back_up": "notes its result in a transaction after the files are written",
}


# What names a patient and yet declares none, so that neither care team nor gate is asked, each with the reason.
OF_NOBODY = {
    "read_draft": "gives back what the actor typed, and a form asks when it is sent",
    "read_drafts": "as read_draft",
    "discard_draft": "as read_draft",
    "look_at_closed": "tells whose door is shut and how it opens, with an entry of its own",
    "open_closed_record": "opens that door, with a reason, the own password and an entry of its own",
    "request_access": "asks for that door to be opened, with an entry of its own",
    "find_free_times": "looks at times of the clinic; of the patient only what is taken is left out",
    "preview_first_booking": "is about somebody who is not registered yet",
    "plan_first_series": "is about somebody who is not registered yet",
    "let_mail_leave": "asks the gate itself for each message, at the moment of sending",
}


def test_a_name_is_declared_once() -> None:
    def read_settings(_work: Work, _request: None) -> None:
        """Do nothing, under a name that is taken."""

    with pytest.raises(KeyError):
        use_case(requires=Permission.READ_SETTINGS)(read_settings)


def test_what_writes_is_audited() -> None:
    silent = {name for name, case in CATALOGUE.items() if case.writes and not case.audited}
    assert silent == set(UNAUDITED_WRITES)


def test_what_names_a_patient_asks_care_team_and_gate() -> None:
    def names_a_patient(case: UseCase) -> bool:
        request = get_type_hints(case.function)[list(signature(case.function).parameters)[1]]
        fields = getattr(request, "__dataclass_fields__", {})
        return request is PatientId or "patient_id" in fields or hasattr(request, "patient_id")

    open_ones = {name for name, case in CATALOGUE.items() if case.patient is None and names_a_patient(case)}
    assert open_ones == set(OF_NOBODY)


def test_charts_and_photographs_know_their_patient() -> None:
    of_a_patient = {
        Permission.READ_CHART,
        Permission.CHANGE_CHART,
        Permission.READ_PHOTOGRAPHS,
        Permission.ADD_PHOTOGRAPHS,
        Permission.READ_CONTACT,
        Permission.CHANGE_CONTACT,
        Permission.ISSUE_RECORD_COPY,
    }
    assert [name for name, case in CATALOGUE.items() if case.requires in of_a_patient and case.patient is None] == []


def test_whatever_adds_to_a_record_or_copies_it_asks_the_gate() -> None:
    assert {name: case.use.data_class for name, case in CATALOGUE.items() if case.use is not None}.items() >= {
        "record_entry": DataClass.CLINICAL,
        "change_entry": DataClass.CLINICAL,
        "answer_allergies": DataClass.CLINICAL,
        "add_photograph": DataClass.PHOTOGRAPH,
    }.items()
    adding = [name for name, case in CATALOGUE.items() if case.requires is Permission.ADD_PHOTOGRAPHS]
    gated = [name for name in adding if CATALOGUE[name].use is not None]
    assert "add_photograph" in gated
