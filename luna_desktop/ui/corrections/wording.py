"""Corrections in words, as the windows show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.rights.codes import CODE_WORDS
from luna_desktop.domain.rights.disagreements import RecordType
from luna_desktop.domain.rights.record_fields import label_of, title_of
from luna_desktop.domain.rights.states import STATE_WORDS, CaseState
from luna_desktop.services.facts import Known
from luna_desktop.services.rights.correction_lines import CorrectionLine
from luna_desktop.services.rights.disagreements import Dispute, Said, body_of
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.widgets.painting import ChipSpec

_TONES = {
    CaseState.ACCEPTED: ("ok", "circle-check"),
    CaseState.AMENDED: ("ok", "circle-check"),
    CaseState.NOTIFYING: ("info", "send"),
    CaseState.DENIED: ("warn", "ban"),
    CaseState.DENIAL_ISSUED: ("warn", "ban"),
    CaseState.DISAGREEMENT: ("warn", "message-square"),
    CaseState.REBUTTAL: ("warn", "message-square"),
    CaseState.LINKED: ("info", "link"),
    CaseState.UNDER_REVIEW: ("info", "hourglass"),
    CaseState.WITHDRAWN: ("neutral", "undo-2"),
    CaseState.CLOSED: ("neutral", "check-check"),
}


def title_words(line: CorrectionLine) -> str:
    """Return the entry and its field, as “Nickel: Severity”."""
    title = shown(line.title) if isinstance(line.title, Message) else line.title
    return _("{entry}: {field}", entry=title, field=shown(line.label))


def state_chip(line: CorrectionLine) -> ChipSpec:
    """Return where the case stands."""
    tone, icon = _TONES.get(line.case.state, ("neutral", "circle-dot"))
    return ChipSpec(shown(STATE_WORDS[line.case.state]), tone, icon)


def asked_words(line: CorrectionLine) -> str:
    """Return when and by whom it was asked for, and until when it is answered."""
    name = line.case.requester.name
    if not name:
        return _(
            "{case}, asked on {day} by the patient. Answer due {due}.",
            case=line.case.number,
            day=day_words(line.asked_at),
            due=day_words(line.case.due_at),
        )
    return _(
        "{case}, asked on {day} by {name}. Answer due {due}.",
        case=line.case.number,
        day=day_words(line.asked_at),
        name=name,
        due=day_words(line.case.due_at),
    )


def decision_words(line: CorrectionLine) -> str:
    """Return the decision with its ground, or nothing."""
    if line.decision is None or line.answer is None:
        return ""
    head = _(
        "{answer} by {name}, {day}", answer=shown(line.answer), name=line.decision.by, day=day_words(line.decision.at)
    )
    ground = shown(CODE_WORDS[line.code]) if line.code is not None else ""
    return "\n".join(part for part in (head, ground, line.decision.text) if part)


def said_words(said: Said) -> str:
    """Return a statement in quotation marks."""
    return _("“{words}”", words=said.text)


def disputed_words(disputes: Sequence[Dispute], known: Iterable[Known]) -> str:
    """Return with which of these entries the patient disagrees, as a sentence; nothing where with none."""
    facts = {each.fact_id: each for each in known}
    named = [
        _(
            "{entry}: {field}",
            entry=title_of(facts[each.target.record_id].body, current()),
            field=shown(label_of(body_of(each.target.kind), each.target.field)),
        )
        for each in disputes
        if each.target.record is RecordType.FACT and each.target.record_id in facts
    ]
    if not named:
        return ""
    return _(
        "The patient disagrees with what stands here ({entries}). Open the entry to read it.", entries="; ".join(named)
    )


def day_words(at: datetime) -> str:
    """Return a day of the clinic's zone, as 23-Nov-2026."""
    return PartialDate.of(at.astimezone(CLINIC_ZONE).date()).shown(current())
