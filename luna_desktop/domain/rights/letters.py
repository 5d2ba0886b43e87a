"""What the letters of the privacy desk say, in the language of whoever gets them.

Every letter names the number of the case, whom to ask (DPDP Rule 9), and how to complain, up to the Data Protection
Board; that part is no choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from luna_desktop.domain.clock import ZONE, local_day
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.codes import CODE_WORDS, HARM_CODES, DenialCode
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.texts import Translator

STATEMENT_CHARACTERS = 2_000


@dataclass(frozen=True)
class LetterFacts:
    """What a letter speaks of: the case, and the texts that somebody wrote for it.

    `about` names the patient where somebody else asks. `given` holds texts by field name: missing, reason, decision,
    excluded, kept, findings, remedy, outcome, holder, erase_on. `dpdp_from` is the day from which the Board hears
    complaints; `grievance_days` is how long a grievance takes here.
    """

    number: str
    kind: CaseKind
    received_on: date
    due_at: datetime
    written_on: date
    dpdp_from: date
    grievance_days: int
    due_before: datetime | None = None
    about: str = ""
    code: DenialCode | None = None
    given: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text that somebody wrote for the letter, or a dash."""
        return self.given.get(name, "").strip() or "–"


@dataclass(frozen=True)
class LetterText:
    """A finished letter: subject, paragraphs, and the two parts that every letter ends with."""

    subject: str
    paragraphs: tuple[str, ...]
    ask_heading: str
    complain_heading: str
    complain: tuple[str, ...]


def letter_text(kind: LetterKind, facts: LetterFacts, _: Translator) -> LetterText:
    """Return what a letter says."""
    subject, body = _LETTERS[kind](facts, _)
    about = (_("This is about the record of {name}.", name=facts.about),) if facts.about else ()
    return LetterText(
        subject,
        (*about, *body),
        _("Whom to ask"),
        _("If you are not content"),
        _complaint(kind, facts, _),
    )


def _complaint(kind: LetterKind, facts: LetterFacts, _: Translator) -> tuple[str, ...]:
    first = _(
        "Write or speak to the person above. A grievance costs nothing and is answered within {days} days.",
        days=facts.grievance_days,
    )
    if kind in {LetterKind.GRIEVANCE_OUTCOME, LetterKind.GRIEVANCE_FINAL}:
        first = _("If this answer does not settle it, tell the person above. The owner of the clinic looks at it anew.")
    if kind is LetterKind.GRIEVANCE_FINAL:
        first = _("This is the clinic’s final answer.")
    board = _("After that you may complain to the Data Protection Board of India (DPDP Act 2023, s.13(3)).")
    if facts.written_on < facts.dpdp_from:
        board = _(
            "After that you may complain to the Data Protection Board of India (DPDP Act 2023, s.13(3)), from {day}.",
            day=show_day(facts.dpdp_from, _),
        )
    return first, board


Written = tuple[str, tuple[str, ...]]


def _received(facts: LetterFacts, _: Translator) -> str:
    if facts.kind is CaseKind.GRIEVANCE:
        return _(
            "Your grievance of {day} has the number {number}. Name it when you write or call.",
            day=show_day(facts.received_on, _),
            number=facts.number,
        )
    return _(
        "Your request of {day} has the number {number}. Name it when you write or call.",
        day=show_day(facts.received_on, _),
        number=facts.number,
    )


def _asks(facts: LetterFacts, _: Translator) -> str:
    return {
        CaseKind.ACCESS: _("You ask for access to the record, or for a copy of it."),
        CaseKind.CORRECTION: _("You ask for a correction of the record."),
        CaseKind.RESTRICTION: _("You ask us to limit what we do with the record, or to reach you in a certain way."),
        CaseKind.GRIEVANCE: _("You complain about how personal data was handled."),
        CaseKind.ERASURE: _("You ask for the erasure of personal data."),
    }[facts.kind]


def _acknowledge(facts: LetterFacts, _: Translator) -> Written:
    if facts.kind is CaseKind.ACCESS:
        due = _(
            "You have it by {day}: 72 hours after your request, as MCI Regulations 2002, reg. 1.3.2 says. It is free.",
            day=_moment(facts.due_at, _),
        )
    else:
        due = _("You have our answer by {day} at the latest.", day=_day(facts.due_at, _))
    subject = _("We have received your request {number}", number=facts.number)
    return subject, (_received(facts, _), _asks(facts, _), due)


def _identity_missing(facts: LetterFacts, _: Translator) -> Written:
    return _("Your request {number}: something is missing", number=facts.number), (
        _received(facts, _),
        _("Before we answer we must be sure who asks, so that nobody else receives what is not theirs."),
        _("Still missing: {missing}", missing=facts.text("missing")),
        _("Of a document we keep only its kind and its last four characters."),
        _("Until it is here, the time for our answer may stand still. It goes on as soon as we have it."),
    )


def _extend(facts: LetterFacts, _: Translator) -> Written:
    return _("Your request {number} takes longer", number=facts.number), (
        _received(facts, _),
        _("We need more time. The reason: {reason}", reason=facts.text("reason")),
        _(
            "You have our answer by {day} instead of {before}. There is no second extension.",
            day=_day(facts.due_at, _),
            before=_day(facts.due_before or facts.due_at, _),
        ),
    )


def _approve(facts: LetterFacts, _: Translator) -> Written:
    done = {
        CaseKind.ACCESS: _("Your request is approved. The copy is made ready, and you get it as you wished."),
        CaseKind.CORRECTION: _(
            "Your correction is accepted. What stood there before stays readable, linked to the correction. Tell us "
            "whom we should inform besides those who received the old entry."
        ),
        CaseKind.RESTRICTION: _("We agree to what you ask, and keep to it from now on."),
        CaseKind.GRIEVANCE: _("Your request is approved."),
        CaseKind.ERASURE: _("Your request is approved. Before anything is erased you get a notice with the day."),
    }[facts.kind]
    return _("Your request {number} is approved", number=facts.number), (
        _received(facts, _),
        done,
        *_said(facts, "decision"),
    )


def _partial(facts: LetterFacts, _: Translator) -> Written:
    return _("Your request {number} is approved in part", number=facts.number), (
        _received(facts, _),
        _("We can do a part of what you ask, and do it."),
        *_left_out(facts, _),
        *_said(facts, "decision"),
        *_remedies(facts, _),
    )


def _deny(facts: LetterFacts, _: Translator) -> Written:
    return _("Your request {number} is denied", number=facts.number), (
        _received(facts, _),
        _("We cannot do what you ask."),
        *_left_out(facts, _),
        *_said(facts, "decision"),
        *_said(facts, "reason"),
        *_remedies(facts, _),
    )


def _left_out(facts: LetterFacts, _: Translator) -> tuple[str, ...]:
    lines = []
    if facts.given.get("excluded"):
        lines.append(_("Not included: {excluded}", excluded=facts.text("excluded")))
    if facts.given.get("kept"):
        lines.append(_("What is kept, by which law, and until when: {kept}", kept=facts.text("kept")))
    if facts.code is not None:
        reason = _.render(CODE_WORDS[facts.code])
        lines.append(_("The reason: {reason} ({code})", reason=reason, code=facts.code.value))
    return tuple(lines)


def _said(facts: LetterFacts, name: str) -> tuple[str, ...]:
    return (facts.text(name),) if facts.given.get(name) else ()


def _remedies(facts: LetterFacts, _: Translator) -> tuple[str, ...]:
    """Return what who is denied something may do about it (45 CFR 164.524(d) and 164.526(d) as model)."""
    if facts.kind is CaseKind.ACCESS and facts.code in HARM_CODES:
        return (
            _(
                "You may ask for a review: another professional, who had no part in this decision, looks at it. Tell "
                "the person below."
            ),
        )
    if facts.kind is CaseKind.CORRECTION:
        return (
            _(
                "You may hand in a statement of disagreement of up to {most} characters. It stands beside the entry "
                "and goes with every later copy.",
                most=STATEMENT_CHARACTERS,
            ),
            _("If you hand in none, you may ask that your request and this letter go with the entry instead."),
        )
    return ()


def _review_outcome(facts: LetterFacts, _: Translator) -> Written:
    return _("Your request {number}: outcome of the review", number=facts.number), (
        _received(facts, _),
        _("A professional who had no part in the decision has looked at it."),
        _("The outcome: {outcome}", outcome=facts.text("outcome")),
    )


def _complete(facts: LetterFacts, _: Translator) -> Written:
    return _("Your request {number} is completed", number=facts.number), (
        _received(facts, _),
        _("It is completed. The outcome: {outcome}", outcome=facts.text("outcome")),
    )


def _referred(facts: LetterFacts, _: Translator) -> Written:
    return _("Your request {number}: who holds what you ask for", number=facts.number), (
        _received(facts, _),
        _("We do not hold what you ask for. As far as we know it is held by: {holder}", holder=facts.text("holder")),
    )


def _grievance_outcome(facts: LetterFacts, _: Translator) -> Written:
    return _("Answer to your grievance {number}", number=facts.number), (
        _received(facts, _),
        _("What we found: {findings}", findings=facts.text("findings")),
        _("What we do about it: {remedy}", remedy=facts.text("remedy")),
    )


def _grievance_final(facts: LetterFacts, _: Translator) -> Written:
    return _("Final answer to your grievance {number}", number=facts.number), (
        _received(facts, _),
        _("The owner of the clinic has looked at it anew."),
        _("What we found: {findings}", findings=facts.text("findings")),
        _("What we do about it: {remedy}", remedy=facts.text("remedy")),
    )


def _erasure_notice(facts: LetterFacts, _: Translator) -> Written:
    return _("Notice before erasure: request {number}", number=facts.number), (
        _received(facts, _),
        _("On {day} we erase what you asked us to erase.", day=_iso_day(facts.text("erase_on"), _)),
        *_left_out(facts, _),
        _("What is erased cannot be brought back. Until that day you may call it off: tell the person below."),
        _("Backups made before that day run out by themselves. What is erased does not come back out of them."),
    )


def _iso_day(text: str, _: Translator) -> str:
    try:
        return show_day(date.fromisoformat(text), _)
    except ValueError:
        return text


def _day(at: datetime, _: Translator) -> str:
    return show_day(local_day(at), _)


def _moment(at: datetime, _: Translator) -> str:
    from_clock = at.astimezone(ZONE)
    return f"{show_day(from_clock.date(), _)}, {from_clock:%H:%M}"


_LETTERS: dict[LetterKind, Callable[[LetterFacts, Translator], Written]] = {
    LetterKind.ACKNOWLEDGE: _acknowledge,
    LetterKind.IDENTITY_MISSING: _identity_missing,
    LetterKind.EXTEND: _extend,
    LetterKind.APPROVE: _approve,
    LetterKind.PARTIAL: _partial,
    LetterKind.DENY: _deny,
    LetterKind.REVIEW_OUTCOME: _review_outcome,
    LetterKind.COMPLETE: _complete,
    LetterKind.REFERRED: _referred,
    LetterKind.GRIEVANCE_OUTCOME: _grievance_outcome,
    LetterKind.GRIEVANCE_FINAL: _grievance_final,
    LetterKind.ERASURE_NOTICE: _erasure_notice,
}

NEEDED: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.IDENTITY_MISSING: ("missing",),
    LetterKind.EXTEND: ("reason",),
    LetterKind.REVIEW_OUTCOME: ("outcome",),
    LetterKind.COMPLETE: ("outcome",),
    LetterKind.REFERRED: ("holder",),
    LetterKind.GRIEVANCE_OUTCOME: ("findings", "remedy"),
    LetterKind.GRIEVANCE_FINAL: ("findings", "remedy"),
    LetterKind.ERASURE_NOTICE: ("erase_on",),
}
"""Texts without which a letter says nothing."""
