"""What a record copy says about consents, signatures and wishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.consent_lines import ConsentLine, current_lines
from luna_desktop.services.privacy.consents import ConsentAnswer, SignedAnswers
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, record_preferences
from luna_desktop.services.sharing import copy_consents
from tests import builders
from tests.interop.test_papers import a_pdf
from tests.services.acting import act, working
from tests.services.privacy.test_evidence import a_signature

AT = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


def test_a_consent_says_how_who_under_which_notice_and_how_to_withdraw() -> None:
    paper = ConsentMethod.SIGNED_PAPER
    given = ConsentLine(Purpose.CARE, ConsentState.GIVEN, AT, paper, taken_by="Ravi", notice_version=1)
    row = copy_consents.consent(given)
    told = (str(row.state), str(row.since), row.notice_version, str(row.given_how), str(row.given_by))
    assert told == ("Given", "15-Mar-2026", "1", "Signed on paper", "Answered by you, taken by Ravi")
    assert "member of staff" in str(row.how_to_withdraw)
    untold = copy_consents.consent(ConsentLine(Purpose.CARE, ConsentState.NOT_ASKED))
    assert (untold.since, untold.given_how, untold.given_by) == ("", "", "")


def test_a_guardian_and_a_recipient_are_named() -> None:
    line = ConsentLine(
        Purpose.SHARING,
        ConsentState.GIVEN,
        AT,
        ConsentMethod.ELECTRONIC,
        "Sunita Kumar, mother",
        "Ravi",
        giver=Giver.GUARDIAN,
        recipient="Nidan Laboratory",
    )
    row = copy_consents.consent(line)
    assert str(row.purpose).endswith(": Nidan Laboratory")
    assert str(row.given_by) == "Answered by Sunita Kumar, mother, taken by Ravi"


def test_a_signature_is_given_once_with_all_that_it_covers(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    page = SignedAnswers(
        patient,
        ((Purpose.REMINDERS, True), (Purpose.OFFERS, False)),
        strokes=a_signature(),
        given_by="Ananya Kumar",
    )
    act(clinic, consents.record_answers, page)
    paper = ConsentAnswer(patient, Purpose.RESEARCH, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER, scan=a_pdf())
    act(clinic, consents.record_consent, paper)
    with working(clinic) as work:
        rows = copy_consents.signatures(work, patient, current_lines(work, patient))
    assert [(row.signer, [str(each) for each in row.purposes]) for row in rows] == [
        ("Ananya Kumar", ["Reminders and recalls", "Offers"])
    ]
    assert max(x for stroke in rows[0].strokes for x, _y in stroke) == 1000


def test_wishes_are_told_for_numbers_on_file_and_masked(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    told = NewWish(Topic.RECALL, Way(Channel.SMS, "+919886001427"), Wish.NO)
    act(clinic, record_preferences, NewWishes(patient, (told,)))
    with working(clinic) as work:
        (row,) = copy_consents.wishes(work, patient)
    assert (str(row.topic), str(row.channel), str(row.wish)) == ("Reminders and recalls", "SMS", "No")
    assert row.address.endswith("1427")
    assert "98860" not in row.address


def test_a_picture_says_where_consent_to_photographs_stands() -> None:
    given = ConsentLine(Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, AT, ConsentMethod.SIGNED_PAPER)
    care = replace(given, purpose=Purpose.CARE, state=ConsentState.REFUSED)
    assert str(copy_consents.photograph_consent([care, given])) == f"Given, since {copy_consents.consent(given).since}"
    taken_back = replace(given, state=ConsentState.WITHDRAWN)
    assert str(copy_consents.photograph_consent([taken_back])).startswith("Withdrawn, since")
    assert str(copy_consents.photograph_consent([care])) == "Not asked"
