"""What is still missing before a visit is signed, and what cannot be accepted at all.

What is missing is a list with a place to go to; the same list serves the screen while somebody types and the use case
that signs. Values outside a usual range are to be looked at again, never refused: the range is the catalogue's, and
the person who did it knows what was done.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.visits import CallBegunBy, Payer, VisitMode, VisitNote
from luna_desktop.domain.people import clean, clean_line, note_problem
from luna_desktop.texts import Message, say

Problems = dict[str, Message]
NOTE_BLOCKS = ("complaint", "findings", "assessment", "plan")


@dataclass(frozen=True)
class Missing:
    """One line of the list before signing.

    `place` is where to go: a field of the visit's form, or a name that the screen knows. `action` is the button's
    verb where it is more than going there. Without `blocks` it is said and signing goes on.
    """

    place: str
    title: Message
    note: Message | None = None
    is_done: bool = False
    blocks: bool = True
    action: Message | None = None


def tidied(note: VisitNote) -> VisitNote:
    """Return a note with clean texts, without diagnoses that say nothing."""
    diagnoses = tuple(replace(each, text=clean_line(each.text)) for each in note.diagnoses)
    return replace(
        note,
        room=clean_line(note.room),
        complaint=clean(note.complaint),
        findings=clean(note.findings),
        assessment=clean(note.assessment),
        plan=clean(note.plan),
        follow_up=clean_line(note.follow_up),
        payer_note=clean_line(note.payer_note),
        call_consent=clean(note.call_consent),
        diagnoses=tuple(each for each in diagnoses if each.text),
    )


def note_problems(note: VisitNote) -> Problems:
    """Return what cannot be accepted in a note, by field: texts longer than the record holds."""
    texts = {
        "complaint": note.complaint,
        "findings": note.findings,
        "assessment": note.assessment,
        "plan": note.plan,
        "call_consent": note.call_consent,
    }
    found = {name: note_problem(text) for name, text in texts.items()}
    return {name: problem for name, problem in found.items() if problem is not None}


def note_missing(note: VisitNote, *, may_diagnose: bool) -> tuple[Missing, ...]:
    """Return what the note itself still needs; an assessment is asked of a clinician alone."""
    lines = [
        _written("complaint", note.complaint, say("Complaint not written"), say("Complaint written")),
        _written("findings", note.findings, say("Findings not written"), say("Findings written")),
    ]
    if may_diagnose:
        concluded = note.assessment or " ".join(each.text for each in note.diagnoses)
        lines.append(_written("assessment", concluded, say("Assessment not written"), say("Assessment written")))
    lines.append(_written("plan", note.plan, say("Plan not written"), say("Plan written")))
    lines.append(_payer(note))
    if note.mode is not VisitMode.IN_PERSON:
        lines.append(_call(note))
    return tuple(lines)


def _written(place: str, text: str, missing: Message, done: Message) -> Missing:
    return Missing(place, done if text else missing, is_done=bool(text))


def _payer(note: VisitNote) -> Missing:
    if note.payer is Payer.NOT_SAID:
        why = say("A restriction towards an insurer may depend on it.")
        return Missing("payer", say("Who pays is not said"), why)
    return Missing("payer", say("Who pays is said"), is_done=True)


def _call(note: VisitNote) -> Missing:
    if note.call_begun_by is CallBegunBy.NOT_SAID:
        why = say("A patient who asks for the call agrees by that; otherwise write down how they agreed.")
        return Missing("call_begun_by", say("Who asked for the call is not said"), why)
    if note.call_begun_by is CallBegunBy.CLINIC and not note.call_consent:
        why = say("The clinic asked for the call, so the patient’s consent is recorded in words.")
        return Missing("call_consent", say("Consent to the call not recorded"), why)
    return Missing("call_begun_by", say("Consent to the call is clear"), is_done=True)


def same_conclusion(one: VisitNote, other: VisitNote) -> bool:
    """Tell whether two notes say the same about what the patient has."""

    def said(diagnoses: tuple[Coded, ...]) -> list[tuple[str, str]]:
        return [(each.text, each.code) for each in diagnoses]

    return one.assessment == other.assessment and said(one.diagnoses) == said(other.diagnoses)
