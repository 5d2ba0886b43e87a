"""What the pages of a copy say of other clinics' desks: beside this clinic's own, under the name of that clinic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from luna_desktop.domain.elsewhere import Act
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.openings import WhoOpenedRules, change_who_opened_rules
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.reports.reading import text_of
from tests.services.acting import act
from tests.services.privacy.told_there import OPENING, REBUTTAL, STATEMENT, come_from_there
from tests.services.sharing.test_machine_copy import a_request, prepare


def words(rows: Iterable[object]) -> list[str]:
    return [
        " | ".join(
            ENGLISH.render(value) if isinstance(value, Message) else str(value)
            for value in vars(row).values()
            if isinstance(value, (Message, str)) and value
        )
        for row in rows
    ]


@pytest.fixture
def content(clinic: OpenClinic, tmp_path: Path) -> RecordCopy:
    patient = come_from_there(clinic, tmp_path)
    return act(clinic, prepare_record_copy, a_request(patient)).content


def test_each_row_names_the_clinic_and_says_what_counts_here(content: RecordCopy) -> None:
    consents = {line for line in words(content.consents) if "Aranya Skin Clinic |" in line}
    assert any("Research and statistics" in line and "allows nothing here" in line for line in consents)
    assert any("Reminders and recalls" in line and "Your no counts here too" in line for line in consents)
    (wish,) = [line for line in words(content.wishes) if "Aranya" in line]
    assert "+91 98860 01427" not in wish  # masked, as those of this clinic are
    assert [line for line in words(content.notices) if "Privacy notice of Aranya Skin Clinic" in line]
    restrictions = " ".join(words(content.restrictions))
    assert "At Aranya Skin Clinic, not decided about here yet: Dr Elsewhere does not open the record." in restrictions
    assert "At Aranya Skin Clinic: Nothing to the insurer." in restrictions
    (appointment,) = words(content.appointments)
    assert "Consultation 30" in appointment
    (message,) = words(content.messages)
    assert "Desk of Aranya (Aranya Skin Clinic)" in message
    (left,) = words(content.disclosures)
    assert "Dr Second" in left
    assert "Dr Nandini Rao (Aranya Skin Clinic)" in left


def test_a_disagreement_stands_beside_its_entry_and_among_the_corrections(content: RecordCopy) -> None:
    (condition,) = content.conditions
    (dispute,) = condition.provenance.disputes
    assert STATEMENT in str(dispute.statement)
    assert dispute.rebuttal == REBUTTAL
    assert dispute.case == "PR-2026-0004 (Aranya Skin Clinic)"
    (correction,) = content.corrections
    assert (correction.statement, correction.case) == (STATEMENT, "PR-2026-0004 (Aranya Skin Clinic)")


def test_the_pages_hold_it(content: RecordCopy, tmp_path: Path) -> None:
    text = " ".join(text_of(render_record_copy(content, translator=ENGLISH).pdf, tmp_path).split())
    for marker in (STATEMENT, REBUTTAL, "Asks for her papers", "Second opinion", "Consultation 30"):
        assert marker in text


def test_who_opened_the_record_there_is_told_to_the_patient_alone(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path, OPENING)
    opened = act(clinic, prepare_record_copy, a_request(patient)).content.opened
    assert opened is not None
    assert [(row.who, row.count, row.why) for row in opened.rows] == [
        ("Clinicians (Aranya Skin Clinic)", 4, "Treatment")
    ]
    act(clinic, change_who_opened_rules, WhoOpenedRules(in_copies=True))
    both = prepare(clinic, a_request(patient))
    assert both.copy.content.opened is not None
    assert len(both.copy.content.opened.rows) > 1
    assert {each.elsewhere for each in both.content.told if each.act is Act.OPENING} == {"", "Aranya Skin Clinic"}
    designee = Recipient(RecipientKind.DESIGNEE, "Dr Elsewhere", "Signed on 3 March")
    other = prepare(clinic, replace(a_request(patient), recipient=designee))
    assert other.copy.content.opened is None
    assert not [each for each in other.content.told if each.act is Act.OPENING]


def test_a_record_of_this_clinic_alone_has_none_of_it(clinic: OpenClinic) -> None:
    content = act(clinic, prepare_record_copy, a_request(builders.register(clinic))).content
    assert "Aranya Skin Clinic" not in " ".join(words((*content.consents, *content.restrictions)))


@pytest.mark.parametrize(("section", "goes_along"), [(Section.HISTORY, True), (Section.VISITS, False)])
def test_somebody_else_gets_the_disagreements_about_what_they_are_given(
    clinic: OpenClinic, tmp_path: Path, section: Section, *, goes_along: bool
) -> None:
    patient = come_from_there(clinic, tmp_path)
    designee = Recipient(RecipientKind.DESIGNEE, "Dr Elsewhere", "Signed on 3 March")
    request = replace(a_request(patient), recipient=designee, sections=(section,))
    prepared = prepare(clinic, request)
    assert bool(prepared.copy.content.corrections) is goes_along
    assert any(each.act is Act.CORRECTION for each in prepared.content.told) is goes_along


def test_days_that_are_chosen_leave_out_no_disagreement_and_no_answer(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path)
    late = replace(a_request(patient), since=date(2026, 3, 10), accounted_since=date(2026, 3, 10))
    told = {each.act for each in prepare(clinic, late).content.told if each.elsewhere}
    assert {Act.CORRECTION, Act.CONSENT, Act.RESTRICTION, Act.MESSAGE} <= told
    assert Act.DISCLOSURE not in told  # it left before the day from which disclosures are wanted
