"""What another clinic's desk did, in words: values are worded here, everything else as that clinic said it."""

from __future__ import annotations

import pytest

from luna_desktop.domain.elsewhere import Act, ActElsewhere, Said
from luna_desktop.domain.elsewhere_desk_words import desk_detail, desk_state, desk_title
from luna_desktop.texts import ENGLISH, Message

CASES = [
    (Act.CONSENT, "P6", {"state_code": "refused"}, ("Research and statistics", "Refused", "")),
    (
        Act.CONSENT,
        "P10",
        {"state_code": "given", "recipient": "Dr Second", "given_by": "Her mother"},
        ("Sharing with a named recipient: Dr Second", "Given", "Her mother"),
    ),
    (Act.CONSENT, "", {"topic": "शोध", "state": "मना किया"}, ("शोध", "मना किया", "")),
    (
        Act.WISH,
        "",
        {"topic_code": "recall", "channel_code": "sms", "wish_code": "no", "address": "+919886001427"},
        ("Reminders and recalls by SMS", "No", "+91 98860 01427"),
    ),
    (
        Act.CORRECTION,
        "",
        {"entry": "Melasma: Notes", "topic": "Forehead", "attach_code": "all", "statement": "Never on my cheeks."},
        ("Melasma: Notes", "The patient disagrees", "Never on my cheeks."),
    ),
    (
        Act.CORRECTION,
        "",
        {"entry": "Melasma: Notes", "decision": "Accepted\nYou are right."},
        ("Melasma: Notes", "Accepted", ""),
    ),
    (
        Act.NOTICE,
        "",
        {"document_code": "notice", "version": "3", "outcome_code": "refused", "reason": "In a hurry"},
        ("Privacy notice, version 3", "Given, the patient would not sign", "In a hurry"),
    ),
    (
        Act.RESTRICTION,
        "",
        {"kind_code": "insurer", "topic": "Nothing at all"},
        ("Nothing to the insurer", "", "Nothing at all"),
    ),
    (Act.RESTRICTION, "", {"topic": "Opened by Dr X"}, ("Opened by Dr X", "", "")),
    (Act.OPENING, "", {"who": "Clinicians", "topic": "Treatment"}, ("Clinicians", "", "Treatment")),
    (Act.APPOINTMENT, "done", {"topic": "Consultation 30", "note": "Early"}, ("Consultation 30", "Done", "Early")),
]


def said(text: Message | str) -> str:
    return ENGLISH.render(text) if isinstance(text, Message) else text


@pytest.mark.parametrize(("act", "code", "says", "expected"), CASES)
def test_titles_states_and_the_rest(act: Act, code: str, says: dict[str, str], expected: tuple[str, str, str]) -> None:
    body = ActElsewhere(act, "Meera Clinic", code, says=tuple(Said(name, text) for name, text in says.items()))
    title, state, detail = said(desk_title(body)), said(desk_state(body)), desk_detail(body)
    assert (title, detail) == (expected[0], expected[2])
    assert state.startswith(expected[1])
