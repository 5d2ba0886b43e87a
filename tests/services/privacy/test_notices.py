"""A version's way from draft to publication, and what stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.notices import Document, NoticeBody, PolicyBody, TextState
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents, notices
from luna_desktop.services.privacy.notice_texts import OpenedText, Publication, TextPlace, VersionLine
from luna_desktop.services.privacy.notices import DraftText, ImportedText
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working

NOTICE, POLICY = Document.NOTICE, Document.POLICY
SECOND = TextPlace(NOTICE, 2)
HINDI = TextPlace(NOTICE, 2, "hi")
DAY = date(2026, 3, 14)


def newest(clinic: OpenClinic, document: Document = NOTICE) -> VersionLine:
    return act(clinic, notices.list_versions, document)[0]


def drafted(clinic: OpenClinic, text: str = "We changed our minds.") -> OpenedText:
    act(clinic, notices.start_version, NOTICE)
    opened = act(clinic, notices.read_version, SECOND)
    assert isinstance(opened.body, NoticeBody)
    return act(clinic, notices.save_draft, DraftText(SECOND, replace(opened.body, introduction=text), opened.number))


def approved(clinic: OpenClinic) -> None:
    act(clinic, notices.mark_reviewed, SECOND)
    act(clinic, notices.approve_version, SECOND)


def test_a_new_clinic_has_its_first_notice_in_english_and_a_translation_that_waits(clinic: OpenClinic) -> None:
    first = newest(clinic)
    assert (first.version, first.state, first.is_in_force) == (1, TextState.PUBLISHED, True)
    assert {line.language: line.is_published for line in first.languages} == {"en": True, "hi": False}
    notice = act(clinic, consents.read_notice, None)
    assert notice is not None
    assert "Aranya Skin Clinic" in notice.text
    with pytest.raises(InvalidInput):
        act(clinic, notices.publish_translation, TextPlace(NOTICE, 1, "hi"))
    act(clinic, notices.approve_translation, TextPlace(NOTICE, 1, "hi"))
    line = act(clinic, notices.publish_translation, TextPlace(NOTICE, 1, "hi"))
    assert {each.language: each.approved_by for each in line.languages}["hi"] == "Dr Nandini Rao"


def test_a_version_goes_from_draft_to_publication_and_then_never_changes(clinic: OpenClinic) -> None:
    drafted(clinic)
    assert newest(clinic).state is TextState.DRAFTED
    with pytest.raises(InvalidInput):
        act(clinic, notices.approve_version, SECOND)
    approved(clinic)
    assert newest(clinic).state is TextState.APPROVED
    line = act(clinic, notices.publish_version, Publication(NOTICE, 2, DAY, "A new introduction."))
    assert (line.state, line.is_in_force, line.summary) == (TextState.PUBLISHED, True, "A new introduction.")
    assert [each.is_published for each in line.languages] == [True, False]
    kept = act(clinic, notices.read_version, SECOND)
    with pytest.raises(InvalidInput):
        act(clinic, notices.save_draft, DraftText(SECOND, kept.body, kept.number))
    with pytest.raises(InvalidInput):
        act(clinic, notices.publish_version, Publication(NOTICE, 2, DAY, "Again."))
    assert act(clinic, notices.read_version, SECOND) == kept


def test_a_change_after_the_approval_takes_the_approval_away(clinic: OpenClinic) -> None:
    first = drafted(clinic)
    approved(clinic)
    act(clinic, notices.approve_translation, HINDI)
    assert isinstance(first.body, NoticeBody)
    act(clinic, notices.save_draft, DraftText(SECOND, replace(first.body, rights="Fewer."), first.number))
    assert newest(clinic).state is TextState.DRAFTED
    assert newest(clinic).languages[1].is_translation_approved, "the translation itself did not change"
    with pytest.raises(InvalidInput):
        act(clinic, notices.publish_version, Publication(NOTICE, 2, DAY, "x"))


def test_nobody_saves_over_somebody_elses_text(clinic: OpenClinic) -> None:
    second = drafted(clinic)
    stale = DraftText(SECOND, second.body, second.number - 1)
    with pytest.raises(InvalidInput):
        act(clinic, notices.save_draft, stale)


def test_an_empty_mandatory_part_blocks_a_notice_and_says_so(clinic: OpenClinic) -> None:
    opened = drafted(clinic)
    assert isinstance(opened.body, NoticeBody)
    act(clinic, notices.save_draft, DraftText(SECOND, replace(opened.body, complaint=""), opened.number))
    approved(clinic)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, notices.publish_version, Publication(NOTICE, 2, DAY, "x"))
    assert "Complaints" in str(refused.value.problems["missing"])


def test_no_notice_is_published_without_the_privacy_contact(clinic: OpenClinic) -> None:
    drafted(clinic)
    approved(clinic)
    with working(clinic) as work:
        settings.put(work, settings.PRIVACY_CONTACT, "{}")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, notices.publish_version, Publication(NOTICE, 2, DAY, "x"))
    assert set(refused.value.problems) == {"contact"}


def test_the_policy_is_taken_as_it_stands_and_has_no_mandatory_parts(clinic: OpenClinic) -> None:
    text = "Our policy\n\n" + "We keep what you tell us. " * 8_000
    opened = act(clinic, notices.import_text, ImportedText(POLICY, "en", text.encode()))
    assert isinstance(opened.body, PolicyBody)
    assert len(opened.body.text) > 200_000
    place = TextPlace(POLICY, 1)
    act(clinic, notices.mark_reviewed, place)
    act(clinic, notices.approve_version, place)
    line = act(clinic, notices.publish_version, Publication(POLICY, 1, DAY, "First."))
    assert (line.is_in_force, newest(clinic).version) == (True, 1)
    with pytest.raises(InvalidInput):
        act(clinic, notices.import_text, ImportedText(POLICY, "en", b"\xff\xfa broken \xc3("))
    with pytest.raises(InvalidInput):
        act(clinic, notices.import_text, ImportedText(POLICY, "en", b"  \n "))


def test_two_versions_can_be_compared(clinic: OpenClinic) -> None:
    drafted(clinic)
    pieces = act(clinic, notices.compare_versions, (TextPlace(NOTICE, 1), SECOND))
    added = "".join(piece.words for piece in pieces if piece.was_added or not piece.was_removed)
    assert "We changed our minds." in added
    assert any(piece.was_removed for piece in pieces)


def test_the_officer_writes_and_the_owner_publishes(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    officer = open_clinic(Role.PRIVACY_OFFICER)
    drafted(officer)
    act(officer, notices.mark_reviewed, SECOND)
    with pytest.raises(NotPermitted):
        act(officer, notices.approve_version, SECOND)
    act(owner, notices.approve_version, SECOND)
    assert newest(owner).by == "Dr Nandini Rao"
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), notices.list_versions, NOTICE)


def test_a_published_translation_never_changes_either(clinic: OpenClinic) -> None:
    first = TextPlace(NOTICE, 1, "hi")
    act(clinic, notices.approve_translation, first)
    act(clinic, notices.publish_translation, first)
    text = act(clinic, notices.read_version, first)
    assert isinstance(text.body, NoticeBody)
    with pytest.raises(InvalidInput):
        act(clinic, notices.save_draft, DraftText(first, replace(text.body, rights="Fewer."), text.number))


def test_the_first_policy_can_be_written_by_hand_but_not_published_empty(clinic: OpenClinic) -> None:
    place = TextPlace(POLICY, 1)
    assert act(clinic, notices.start_version, POLICY).version == 1
    act(clinic, notices.mark_reviewed, place)
    act(clinic, notices.approve_version, place)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, notices.publish_version, Publication(POLICY, 1, DAY, "First."))
    assert "missing" in refused.value.problems


def test_an_import_into_a_notice_keeps_its_table_and_its_parts(clinic: OpenClinic) -> None:
    before = drafted(clinic).body
    assert isinstance(before, NoticeBody)
    after = act(clinic, notices.import_text, ImportedText(NOTICE, "en", b"Our own words.")).body
    assert after == replace(before, introduction="Our own words.")


def test_the_steps_say_who_took_them_and_which_count_no_longer(clinic: OpenClinic) -> None:
    first = drafted(clinic)
    act(clinic, notices.mark_reviewed, SECOND)
    assert isinstance(first.body, NoticeBody)
    act(clinic, notices.save_draft, DraftText(SECOND, replace(first.body, rights="Fewer."), first.number))
    steps = [(step.state, step.by, step.counts) for step in newest(clinic).steps]
    assert steps == [(TextState.DRAFTED, "Dr Nandini Rao", True), (TextState.REVIEWED, "Dr Nandini Rao", False)]


def test_a_translation_of_the_version_before_is_not_in_force_any_more(clinic: OpenClinic) -> None:
    first = TextPlace(NOTICE, 1, "hi")
    act(clinic, notices.approve_translation, first)
    act(clinic, notices.publish_translation, first)
    with working(clinic) as work:
        assert consents.notice_in_force(work, "hi") is not None
    drafted(clinic)
    approved(clinic)
    act(clinic, notices.publish_version, Publication(NOTICE, 2, DAY, "A new introduction."))
    with working(clinic) as work:
        assert consents.notice_in_force(work, "hi") is None, "its translation waits for an approval"
        english = consents.notice_in_force(work)
    assert english is not None
    assert english.version == 2
