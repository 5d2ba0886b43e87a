"""What another clinic did, in words: a title and lines of label and text, for screens and pages alike."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.clinical.care_papers import PAPER_STATE_NAMES, PaperState
from luna_desktop.domain.clinical.treatment_consents import TREATMENT_STANDING_NAMES, TreatmentStanding
from luna_desktop.domain.elsewhere import Act, ActElsewhere, code_of
from luna_desktop.texts import Message, say

Words = Message | str
Pair = tuple[Words, Words]

ACT_NAMES: dict[Act, Message] = {
    Act.CONSENT: say("Consent"),
    Act.TREATMENT_CONSENT: say("Consent to a treatment"),
    Act.RESTRICTION: say("Restriction"),
    Act.WISH: say("Wish about messages"),
    Act.APPOINTMENT: say("Appointment"),
    Act.MESSAGE: say("Message"),
    Act.NOTICE: say("Notice"),
    Act.AFTERCARE: say("Aftercare sheet"),
    Act.CORRECTION: say("Correction"),
    Act.DISCLOSURE: say("Disclosure"),
    Act.OPENING: say("Opening of the record"),
    Act.PRESCRIPTION: say("Prescription"),
    Act.CERTIFICATE: say("Certificate"),
    Act.INTAKE: say("Form filled in by the patient"),
}
SAID_NAMES: dict[str, Message] = {
    "serial": say("Number"),
    "given_by": say("Given by"),
    "interpreter": say("Interpreter"),
    "witness": say("Witness"),
    "valid_until": say("Holds until"),
    "reason": say("Reason"),
    "answer": say("Answer"),
    "signed": say("Signature"),
    "text": say("Text"),
    "on": say("Date"),
    "language": say("Language"),
    "answered_by": say("Answered by"),
    "advice": say("Advice"),
    "text_sha256": say("SHA-256 of the text"),
}
"""What is known of an act by a name, as a screen calls it, in the order in which it is shown."""
_IN_TITLE = frozenset({"topic"})
_IN_HEAD: Mapping[Act, frozenset[str]] = {
    Act.PRESCRIPTION: frozenset({"serial"}),
    Act.CERTIFICATE: frozenset({"serial"}),
}
_AFTER = ("advice", "text_sha256")


def title_of(act: ActElsewhere) -> Words:
    """Return what it is: a number where it has one, else what it is about."""
    name: Words = ACT_NAMES[act.act]
    if act.act in _IN_HEAD and act.said("serial"):
        return say("{paper} {number}", paper=name, number=act.said("serial"))
    if act.act not in _IN_HEAD and act.said("topic"):
        return say("{paper}: {topic}", paper=name, topic=act.said("topic"))
    return name


def state_of(act: ActElsewhere) -> Words:
    """Return how a paper or a consent stood at the clinic that wrote it; nothing for what has no state."""
    code = code_of(act.act, act.code)
    if isinstance(code, TreatmentStanding):
        return TREATMENT_STANDING_NAMES[code]
    return PAPER_STATE_NAMES[code] if isinstance(code, PaperState) else ""


def lines_of(act: ActElsewhere) -> tuple[Pair, ...]:
    """Return everything else that is known of it as label and text, in the order of a paper."""
    left = {*_IN_TITLE, *_IN_HEAD.get(act.act, ()), *(() if act.act not in _IN_HEAD else ("state",))}
    named = {each.name: each.text for each in act.says if each.name not in left}
    known = [name for name in SAID_NAMES if name in named and name not in _AFTER]
    others = [name for name in named if name not in SAID_NAMES]
    state: Words = "" if "answer" in named else state_of(act)
    return (
        *(((say("State"), state),) if state else ()),
        *((SAID_NAMES[name], named[name]) for name in known),
        *((row.label or say("Entry"), row.value or "–") for row in act.rows),
        *((name.replace("_", " "), named[name]) for name in others),
        *((SAID_NAMES[name], named[name]) for name in _AFTER if name in named),
    )
