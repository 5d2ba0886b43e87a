"""What an answer says beyond yes and no: what each purpose means, how far a yes goes, and by which way a no came."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.consent import Purpose
from luna_desktop.texts import Message, say

PURPOSE_MEANINGS: dict[Purpose, Message] = {
    Purpose.CARE: say("To examine, treat and keep the medical record. Without it nothing clinical is recorded."),
    Purpose.SERVICE_MESSAGES: say("To tell about bookings, bills and results that are ready, without health details."),
    Purpose.REMINDERS: say("To remind of a visit that is due, such as a check after treatment."),
    Purpose.OFFERS: say("To send news and offers of the clinic. Nobody gets them without a yes."),
    Purpose.SUGGESTIONS: say("To suggest treatments or products that fit the history in the record."),
    Purpose.RESEARCH: say("To use the record for research after everything that names the patient is taken out."),
    Purpose.CLINICAL_PHOTOGRAPHS: say(
        "To follow how the skin changes. Only for the record; never for teaching or advertising."
    ),
    Purpose.TEACHING_PHOTOGRAPHS: say("To show photographs to doctors who learn, only in the ways that are ticked."),
    Purpose.MARKETING_PHOTOGRAPHS: say("To show photographs to the public, such as before and after a treatment."),
    Purpose.SHARING: say("To give parts of the record to this one recipient, and to nobody else."),
    Purpose.HEALTH_ACCOUNT: say("To link the record with the national health account (ABHA)."),
}
"""In one sentence what a purpose allows, as it is read out or shown before the question."""

WITHDRAWAL_EFFECTS: dict[Purpose, Message] = {
    Purpose.CARE: say("Nothing clinical is recorded from now on. What was recorded is kept, as the law asks."),
    Purpose.SERVICE_MESSAGES: say("No more messages about bookings and results. The clinic tells at the desk instead."),
    Purpose.REMINDERS: say("No more reminders; those that wait are not sent."),
    Purpose.OFFERS: say("No more offers, from this moment on."),
    Purpose.SUGGESTIONS: say("No more suggestions are made from the record."),
    Purpose.RESEARCH: say("The record is left out of the next extract. Earlier extracts that hold it are listed."),
    Purpose.CLINICAL_PHOTOGRAPHS: say("No new photographs are taken. Those in the record stay there, as the record."),
    Purpose.TEACHING_PHOTOGRAPHS: say(
        "The photographs are taken out of teaching. What was printed cannot be recalled."
    ),
    Purpose.MARKETING_PHOTOGRAPHS: say("The photographs are taken down. What others copied cannot be recalled."),
    Purpose.SHARING: say("Nothing more goes to this recipient, and the recipient is told."),
    Purpose.HEALTH_ACCOUNT: say("The link to the national health account is taken away."),
}
"""What withdrawing does; what was done before it stays lawful (DPDP s.6(4)–(6))."""

NEVER_OFFERED: dict[Purpose, Message] = {
    Purpose.MARKETING_PHOTOGRAPHS: say(
        "Photographs for marketing are switched off in this version. Showing patients to the public may be "
        "advertising that the medical council forbids, whoever consents; ask a lawyer before any such use."
    ),
}
"""Purposes about which nobody is asked, and why (MCI regs. 6.1.1 and 7.17)."""


class Medium(Enum):
    """Where a photograph for teaching may be shown; each is a choice of its own."""

    STAFF = "staff"
    CONFERENCE = "conference"
    JOURNAL = "journal"


MEDIUM_NAMES: dict[Medium, Message] = {
    Medium.STAFF: say("Teaching inside the clinic"),
    Medium.CONFERENCE: say("Conferences and courses for doctors"),
    Medium.JOURNAL: say("Medical journals and books"),
}


@dataclass(frozen=True)
class Scope:
    """How far a yes to photographs outside the record goes."""

    is_identifiable: bool = False
    media: frozenset[Medium] = frozenset()


SMALLEST_SCOPE = Scope(is_identifiable=False, media=frozenset({Medium.STAFF}))
"""What a yes to teaching means where nothing more was asked: inside the clinic, nobody recognisable."""


def write_scope(scope: Scope | None) -> str:
    """Return a scope as the text that the ledger keeps."""
    if scope is None:
        return "{}"
    return json.dumps(
        {"identifiable": scope.is_identifiable, "media": sorted(medium.value for medium in scope.media)},
        sort_keys=True,
    )


def read_scope(text: str) -> Scope | None:
    """Return the scope that `write_scope` wrote, or None where there is none."""
    kept = json.loads(text)
    if not kept:
        return None
    return Scope(kept["identifiable"], frozenset(Medium(name) for name in kept["media"]))


class AnswerWay(Enum):
    """By which way an answer reached the clinic."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    EMAIL = "email"
    POST = "post"


WAY_NAMES: dict[AnswerWay, Message] = {
    AnswerWay.IN_PERSON: say("In person"),
    AnswerWay.PHONE: say("By phone"),
    AnswerWay.EMAIL: say("By e-mail"),
    AnswerWay.POST: say("By post"),
}
