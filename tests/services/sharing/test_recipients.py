"""The register of recipients: versions, names that are near, retiring, and what the gate is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.recipients import REGISTERED_KINDS, RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import recipients
from luna_desktop.services.sharing.agreements import Standing
from luna_desktop.services.sharing.recipients import Entry, LikeName, RecipientChange
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.sharing_steps import agree, enter

LAB = Entry(RecipientKind.SERVICE_PROVIDER, "Himalaya Diagnostics", service="Blood tests")


def test_an_entry_is_kept_in_versions(clinic: OpenClinic) -> None:
    lab = act(clinic, recipients.add_recipient, replace(LAB, phone="98860 01427", email="desk@himalaya.example"))
    line = act(clinic, recipients.list_recipients, None)[0]
    assert (line.recipient_id, line.number, line.entry.phone) == (lab, 1, "+919886001427")
    moved = replace(line.entry, address="4 Hill Road")
    assert act(clinic, recipients.change_recipient, RecipientChange(lab, 1, moved)) == 2
    versions = act(clinic, recipients.read_recipient_versions, lab)
    assert [each.entry.address for each in versions] == ["4 Hill Road", ""]
    assert entries(clinic, "recipient changed")[-1].detail == '{"fields": ["address"], "version": 2}'


def test_a_change_of_an_older_version_is_refused(clinic: OpenClinic) -> None:
    lab = enter(clinic)
    act(clinic, recipients.change_recipient, RecipientChange(lab, 1, replace(LAB, address="4 Hill Road")))
    with pytest.raises(StaleRecord):
        act(clinic, recipients.change_recipient, RecipientChange(lab, 1, replace(LAB, address="5 Hill Road")))
    assert len(act(clinic, recipients.read_recipient_versions, lab)) == 2


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (replace(LAB, name="  . "), "name"),
        (replace(LAB, kind=RecipientKind.PATIENT), "kind"),
        (replace(LAB, country="XX"), "country"),
        (replace(LAB, country=""), "country"),
        (replace(LAB, service=""), "service"),
        (replace(LAB, service="s" * 301), "service"),
        (replace(LAB, phone="12"), "phone"),
        (replace(LAB, email="nobody"), "email"),
    ],
)
def test_what_cannot_be_kept_is_named_by_field(clinic: OpenClinic, entry: Entry, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        act(clinic, recipients.add_recipient, entry)
    assert set(refused.value.problems) == {field}
    assert act(clinic, recipients.list_recipients, None) == ()


def test_the_same_recipient_is_entered_once(clinic: OpenClinic) -> None:
    enter(clinic)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, recipients.add_recipient, replace(LAB, name="HIMALAYA  Diagnostics."))
    assert set(refused.value.problems) == {"name"}
    act(clinic, recipients.add_recipient, replace(LAB, address="Another town"))


@pytest.mark.parametrize("name", ["Himalya Diagnostics", "himalaya", "Himalaya Diagnostics Pvt Ltd"])
def test_near_names_are_found(clinic: OpenClinic, name: str) -> None:
    lab = enter(clinic)
    enter(clinic, "Nilgiri Pharmacy", RecipientKind.PROVIDER)
    near = act(clinic, recipients.find_like_named, LikeName(name))
    assert [line.recipient_id for line in near] == [lab]
    assert act(clinic, recipients.find_like_named, LikeName(name, lab)) == ()
    assert act(clinic, recipients.find_like_named, LikeName(" ")) == ()


def test_a_retired_recipient_is_not_offered_and_gets_nothing(clinic: OpenClinic) -> None:
    lab = enter(clinic, country="NP")
    with working(clinic) as work:
        assert recipients.recipient_of(work, lab).country == "NP"
        assert [line.recipient_id for line in recipients.find(work, "blood")] == [lab]
        assert recipients.find(work, "", {RecipientKind.INSURER}) == ()
    act(clinic, recipients.change_recipient, RecipientChange(lab, 1, replace(LAB, is_active=False)))
    with working(clinic) as work:
        assert recipients.find(work, "") == ()
        assert recipients.recipient_of(work, lab, also_retired=True).name == LAB.name
        with pytest.raises(NotFound):
            recipients.recipient_of(work, lab)
        with pytest.raises(NotFound):
            recipients.recipient_of(work, 99)
    assert entries(clinic, "recipient retired")
    act(clinic, recipients.change_recipient, RecipientChange(lab, 2, LAB))
    assert entries(clinic, "recipient taken up again")


def test_the_register_says_where_agreements_stand(clinic: OpenClinic) -> None:
    lab, other = enter(clinic), enter(clinic, "Nilgiri Pharmacy", RecipientKind.PROVIDER)
    agree(clinic, lab)
    lines = {line.recipient_id: line.standing for line in act(clinic, recipients.list_recipients, None)}
    assert lines == {lab: Standing.CURRENT, other: Standing.NONE}


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.AUDITOR])
def test_readers_do_not_change_the_register(open_clinic: Opener, role: Role) -> None:
    reader = open_clinic(role)
    assert act(reader, recipients.list_recipients, None) == ()
    with pytest.raises(NotPermitted):
        enter(reader)


def test_the_kinds_of_the_register_leave_out_clinic_and_patient() -> None:
    assert not {RecipientKind.CLINIC, RecipientKind.PATIENT, RecipientKind.DESIGNEE} & set(REGISTERED_KINDS)
