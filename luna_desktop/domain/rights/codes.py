"""Why a copy or a correction was denied, in whole or in part (45 CFR 164.524 and 164.526 as model)."""

from __future__ import annotations

from enum import Enum

from luna_desktop.texts import Message, say


class DenialCode(Enum):
    """Why something is not in a copy (A) or was not corrected (D)."""

    LIFE = "A1"
    OTHER_PERSON = "A2"
    REPRESENTATIVE = "A3"
    PROCEEDINGS = "A4"
    CONFIDENCE = "A5"
    NOT_PROVEN = "A6"
    NOT_HELD = "A7"
    COURT_ORDER = "A8"
    NOT_OURS = "D1"
    NOT_IN_RECORD = "D2"
    NOT_ACCESSIBLE = "D3"
    ACCURATE = "D4"


CODE_WORDS: dict[DenialCode, Message] = {
    DenialCode.LIFE: say("It could endanger somebody’s life or bodily health."),
    DenialCode.OTHER_PERSON: say("It speaks of another person, who could come to substantial harm."),
    DenialCode.REPRESENTATIVE: say("Giving it to a representative could cause substantial harm."),
    DenialCode.PROCEEDINGS: say("It was put together for legal proceedings."),
    DenialCode.CONFIDENCE: say("Somebody who is no health professional told it in confidence."),
    DenialCode.NOT_PROVEN: say("Identity or the right to ask was not proven."),
    DenialCode.NOT_HELD: say("The clinic does not hold it."),
    DenialCode.COURT_ORDER: say("A court or the law forbids it."),
    DenialCode.NOT_OURS: say("The clinic did not write it, and whoever wrote it can be asked."),
    DenialCode.NOT_IN_RECORD: say("It is not part of the record."),
    DenialCode.NOT_ACCESSIBLE: say("It is not open to access."),
    DenialCode.ACCURATE: say("It is accurate and complete as it stands."),
}

COPY_CODES = frozenset(code for code in DenialCode if code.value.startswith("A"))
CORRECTION_CODES = frozenset(code for code in DenialCode if code.value.startswith("D"))
HARM_CODES = frozenset({DenialCode.LIFE, DenialCode.OTHER_PERSON, DenialCode.REPRESENTATIVE})
"""Codes on whose ground the owner signs too, and which another professional reviews when asked."""
FOREIGN_CODES = frozenset({*HARM_CODES, DenialCode.PROCEEDINGS, DenialCode.CONFIDENCE})
"""Codes that Indian law does not name."""
FOREIGN_WARNING = say(
    "This reason comes from 45 CFR 164.524. It is not found in DPDP s.11 or MCI reg. 1.3.2: take legal advice first."
)
