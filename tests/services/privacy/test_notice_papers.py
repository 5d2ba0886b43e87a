"""What is printed of notices, and that the log says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.notices import Document
from luna_desktop.reports.notice_paper import render_notice
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import notice_papers, notices
from luna_desktop.services.privacy.notice_papers import BatchAsked, NoticesPrinted, PaperNoted
from luna_desktop.services.privacy.notice_texts import TextPlace
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.privacy.test_receipts import publish_second

FIRST = TextPlace(Document.NOTICE, 1)


def printed(clinic: OpenClinic, place: TextPlace = FIRST) -> bytes:
    return render_notice(act(clinic, notice_papers.read_notice_paper, place), translator=ENGLISH)


def test_a_version_reprints_byte_for_byte_after_everything_else_changed(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    before = printed(clinic)
    publish_second(clinic, is_material=True)
    ticking.advance(days=400)
    known = act(clinic, settings.read_settings, None)
    act(clinic, settings.change_clinic, replace(known.clinic, name="Another name"))
    assert printed(clinic) == before
    assert b"Another name" not in printed(clinic)
    assert (
        act(clinic, notice_papers.read_notice_paper, TextPlace(Document.NOTICE, 2)).body
        != act(clinic, notice_papers.read_notice_paper, FIRST).body
    )


def test_a_draft_has_no_date(clinic: OpenClinic) -> None:
    act(clinic, notices.start_version, Document.NOTICE)
    assert act(clinic, notice_papers.read_notice_paper, TextPlace(Document.NOTICE, 2)).revised_on is None
    assert act(clinic, notice_papers.read_notice_paper, FIRST).revised_on is not None


def test_without_a_privacy_contact_nothing_is_printed(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        settings.put(work, settings.PRIVACY_CONTACT, "")
    for case, asked in (
        (notice_papers.read_notice_paper, FIRST),
        (notice_papers.read_poster, "en"),
        (notice_papers.read_notice_batch, BatchAsked(Document.NOTICE, (PatientId(1),))),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, case, asked)
        assert "Settings" in str(refused.value.problems["contact"])


def test_the_poster_takes_names_and_figures_from_the_clinic(clinic: OpenClinic) -> None:
    found = act(clinic, notice_papers.read_poster, "hi")
    contact = act(clinic, settings.read_settings, None).privacy_contact
    assert contact.name in found.clinic.privacy_contact
    assert "72" in found.rights[0][1]
    assert not any("{" in text for _name, text in (*found.rights, found.how, found.complaint))


def test_a_batch_speaks_each_patients_language_where_it_is_published(clinic: OpenClinic) -> None:
    hindi = TextPlace(Document.NOTICE, 1, "hi")
    first = builders.register(clinic, builders.a_patient(care=ConsentState.NOT_ASKED))
    asked = BatchAsked(Document.NOTICE, (first,))
    (sheet,) = act(clinic, notice_papers.read_notice_batch, asked)
    assert (sheet.patient, sheet.language, sheet.revised_on is not None) == ("Ananya Kumar", "en", True)
    act(clinic, notices.approve_translation, hindi)
    act(clinic, notices.publish_translation, hindi)
    assert act(clinic, notice_papers.read_notice_batch, asked)[0].language == "en"
    act(clinic, notice_papers.note_batch_printed, NoticesPrinted(Document.NOTICE, 1, (first,)))
    assert [entry.patient_id for entry in entries(clinic, "notice printed")] == [first]


@pytest.mark.parametrize("count", [0, notice_papers.MOST_AT_ONCE + 1])
def test_a_batch_of_nobody_or_of_too_many_is_refused(clinic: OpenClinic, count: int) -> None:
    asked = BatchAsked(Document.NOTICE, tuple(PatientId(number) for number in range(1, count + 1)))
    with pytest.raises(InvalidInput):
        act(clinic, notice_papers.read_notice_batch, asked)


def test_a_policy_that_is_not_published_is_not_printed_for_patients(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput):
        act(clinic, notice_papers.read_notice_batch, BatchAsked(Document.POLICY, (patient,)))


def test_the_desk_prints_for_patients_but_reads_no_drafts(open_clinic: Opener) -> None:
    open_clinic(Role.OWNER)
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk, builders.a_patient(care=ConsentState.NOT_ASKED))
    assert len(act(desk, notice_papers.read_notice_batch, BatchAsked(Document.NOTICE, (patient,)))) == 1
    with pytest.raises(NotPermitted):
        act(desk, notice_papers.read_notice_paper, FIRST)


def test_the_log_says_what_was_saved_and_what_was_printed(clinic: OpenClinic) -> None:
    act(clinic, notice_papers.note_paper, PaperNoted("poster hi", was_saved=True))
    act(clinic, notice_papers.note_paper, PaperNoted("notice 1 en"))
    assert [entry.entity_id for entry in entries(clinic, "notice saved as file")] == ["poster hi"]
    assert [entry.entity_id for entry in entries(clinic, "notice on paper")] == ["notice 1 en"]
