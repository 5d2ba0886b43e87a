"""Every reason for which the purpose gate says no, as a sentence.

It says what stands in the way, what it would take, and who may lift it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.texts import Message, say


class Lifter(Enum):
    """Who can change what stands in the way."""

    PATIENT = "patient"
    GUARDIAN = "guardian"
    OWNER = "owner"
    PRIVACY_OFFICER = "privacy_officer"
    NOBODY = "nobody"


LIFTER_NAMES: dict[Lifter, Message] = {
    Lifter.PATIENT: say("Only the patient can change this"),
    Lifter.GUARDIAN: say("A parent or guardian can change this"),
    Lifter.OWNER: say("The owner can change this"),
    Lifter.PRIVACY_OFFICER: say("The privacy officer can change this"),
    Lifter.NOBODY: say("Nobody can change this"),
}


class Obstacle(Enum):
    """What stands in the way."""

    NOT_ASKED = "not asked"
    NOT_ANSWERED = "not answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    MINOR = "minor"
    AGE_UNKNOWN = "age unknown"
    GUARDIAN_NEEDED = "guardian needed"
    NOT_SHARED = "not shared"
    SHARING_REFUSED = "sharing refused"
    SHARING_WITHDRAWN = "sharing withdrawn"
    SHARING_EXPIRED = "sharing expired"
    NO_WRITING = "no writing"
    NOT_A_COPY = "not a copy"
    NO_AGREEMENT = "no agreement"
    AGREEMENT_ENDED = "agreement ended"
    AGREEMENT_PURPOSE = "agreement purpose"
    AGREEMENT_COUNTRY = "agreement country"
    COUNTRY_BLOCKED = "country blocked"
    NO_BASIS = "no basis"
    NOT_APPROVED = "not approved"
    WISH_NO = "wish no"
    WISH_NOT_ASKED = "wish not asked"
    OTHER_WAY_ONLY = "other way only"
    RESTRICTED_STAFF = "restricted staff"
    RESTRICTED_PERSON = "restricted person"
    RESTRICTED_INSURER = "restricted insurer"
    RESTRICTED_USE = "restricted use"
    RESTRICTED_PHOTOGRAPHS = "restricted photographs"
    PHOTOGRAPH_NOT_ALLOWED = "photograph not allowed"
    PHOTOGRAPH_WITHDRAWN = "photograph withdrawn"
    MEDIUM_NOT_ALLOWED = "medium not allowed"
    MARKETING_CLOSED = "marketing closed"


@dataclass(frozen=True)
class Refusal:
    """A sentence with places for `{purpose}`, `{recipient}`, `{channel}` or `{topic}`, and who may lift it."""

    sentence: Message
    lifter: Lifter


REFUSALS: dict[Obstacle, Refusal] = {
    Obstacle.NOT_ASKED: Refusal(
        say("The patient has not been asked about “{purpose}”. Ask, and record the answer on the Privacy tab."),
        Lifter.PATIENT,
    ),
    Obstacle.NOT_ANSWERED: Refusal(
        say("The patient was asked about “{purpose}” and has not answered yet. Record the answer on the Privacy tab."),
        Lifter.PATIENT,
    ),
    Obstacle.REFUSED: Refusal(
        say(
            "The patient said no to “{purpose}”. Only the patient can change that, by a new answer on the Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.WITHDRAWN: Refusal(
        say(
            "The patient withdrew “{purpose}”. Only the patient can give it again, by a new answer on the Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.EXPIRED: Refusal(
        say("The consent for “{purpose}” has run out. Only the patient can renew it, on the Privacy tab."),
        Lifter.PATIENT,
    ),
    Obstacle.LAPSED: Refusal(
        say(
            "A guardian gave “{purpose}”, and it lapsed when the patient turned 18. Ask the patient, and record the "
            "answer on the Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.MINOR: Refusal(
        say(
            "The patient is, or may be, under 18. The law keeps “{purpose}” shut for children, whoever consents, and "
            "nobody can lift that before the 18th birthday."
        ),
        Lifter.NOBODY,
    ),
    Obstacle.AGE_UNKNOWN: Refusal(
        say(
            "It is not known whether the patient is an adult, and “{purpose}” needs that. Ask the patient for the "
            "birth or the age, and enter it in Details."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.GUARDIAN_NEEDED: Refusal(
        say(
            "The patient is, or may be, under 18 and answered “{purpose}” alone. A parent or guardian answers; record "
            "it on the Privacy tab."
        ),
        Lifter.GUARDIAN,
    ),
    Obstacle.NOT_SHARED: Refusal(
        say(
            "The patient has not allowed sharing with {recipient}. Ask the patient, and record the answer for this "
            "recipient on the Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.SHARING_REFUSED: Refusal(
        say("The patient said no to sharing with {recipient}. Only the patient can change that."), Lifter.PATIENT
    ),
    Obstacle.SHARING_WITHDRAWN: Refusal(
        say("The patient withdrew the sharing with {recipient}. Only the patient can allow it again."),
        Lifter.PATIENT,
    ),
    Obstacle.SHARING_EXPIRED: Refusal(
        say(
            "The consent to share with {recipient} has run out or was for one time only. Only the patient can give a "
            "new one."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.NO_WRITING: Refusal(
        say("A copy for somebody else needs the patient’s signed writing. Note its date and where it is kept."),
        Lifter.PATIENT,
    ),
    Obstacle.NOT_A_COPY: Refusal(
        say(
            "A record copy goes to the patient, or to a person whom the patient named in a signed writing. For "
            "anybody else, make a disclosure."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.NO_AGREEMENT: Refusal(
        say(
            "There is no confidentiality agreement with {recipient}, so nothing is shared. The owner or the privacy "
            "officer enters one under Recipients."
        ),
        Lifter.OWNER,
    ),
    Obstacle.AGREEMENT_ENDED: Refusal(
        say(
            "The confidentiality agreement with {recipient} is not in force today, so nothing is shared. The owner or "
            "the privacy officer enters a new one under Recipients."
        ),
        Lifter.OWNER,
    ),
    Obstacle.AGREEMENT_PURPOSE: Refusal(
        say(
            "The agreement with {recipient} does not cover “{purpose}”. The owner or the privacy officer enters one "
            "that does, under Recipients."
        ),
        Lifter.OWNER,
    ),
    Obstacle.AGREEMENT_COUNTRY: Refusal(
        say(
            "The agreement with {recipient} does not cover the country where the data would go. The owner or the "
            "privacy officer enters one that does, under Recipients."
        ),
        Lifter.OWNER,
    ),
    Obstacle.COUNTRY_BLOCKED: Refusal(
        say(
            "{recipient} is in a country to which the law or the owner lets nothing go. Only the owner can change the "
            "list of countries, in Settings."
        ),
        Lifter.OWNER,
    ),
    Obstacle.NO_BASIS: Refusal(
        say(
            "Nothing allows this to go to {recipient}. Choose what the sharing rests on: the patient’s consent, an "
            "agreement, an emergency or an order of the law."
        ),
        Lifter.PRIVACY_OFFICER,
    ),
    Obstacle.NOT_APPROVED: Refusal(
        say(
            "A request of the law goes out only with its document and after the owner approved it. Ask the owner to "
            "look at the disclosure to {recipient}."
        ),
        Lifter.OWNER,
    ),
    Obstacle.WISH_NO: Refusal(
        say(
            "The patient does not want “{topic}” by {channel} to this number or address. Only the patient can change "
            "that, on the Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.WISH_NOT_ASKED: Refusal(
        say(
            "The patient has not been asked about “{topic}” by {channel} to this number or address. Ask, and record "
            "the answer on the Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.OTHER_WAY_ONLY: Refusal(
        say(
            "The patient asked to be reached only another way. Use the way that the Privacy tab names; only the "
            "patient can change it."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.RESTRICTED_STAFF: Refusal(
        say(
            "The patient asked that you do not open this record. A colleague can help; only the patient can end the "
            "restriction."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.RESTRICTED_PERSON: Refusal(
        say(
            "The patient asked that nothing goes to {recipient}, and the clinic agreed. Only the patient can end the "
            "restriction."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.RESTRICTED_INSURER: Refusal(
        say(
            "The patient asked that nothing goes to the insurer, and the clinic keeps to that. Only the patient can "
            "end the restriction."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.RESTRICTED_USE: Refusal(
        say(
            "The patient asked that the record is not used for “{purpose}”, and the clinic agreed. Only the patient "
            "can end the restriction."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.RESTRICTED_PHOTOGRAPHS: Refusal(
        say(
            "The patient asked that photographs stay in the record, and the clinic agreed. Leave the photographs out, "
            "or ask the patient to end the restriction."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.PHOTOGRAPH_NOT_ALLOWED: Refusal(
        say(
            "The patient has not allowed this use of this photograph. Ask for it by name, and record the answer on the "
            "Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.PHOTOGRAPH_WITHDRAWN: Refusal(
        say("The patient took this use of the photograph back. Only the patient can allow it again."), Lifter.PATIENT
    ),
    Obstacle.MEDIUM_NOT_ALLOWED: Refusal(
        say(
            "The patient’s yes to teaching does not go so far. Ask for this way of showing photographs, and record the "
            "answer on the Privacy tab."
        ),
        Lifter.PATIENT,
    ),
    Obstacle.MARKETING_CLOSED: Refusal(
        say("Photographs for marketing are switched off in this version, and nobody in the clinic can switch them on."),
        Lifter.NOBODY,
    ),
}


def refusal(obstacle: Obstacle, **words: object) -> Message:
    """Return the sentence of an obstacle with its words filled in."""
    return Message(REFUSALS[obstacle].sentence.text, words)
