"""What is kept of each group, in the words of a letter: by which rule and until when, for a hold, or for a purpose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.rights.erasure import ERASABLE, ERASING, GroupAssessment, GroupDecision
from luna_desktop.domain.rights.groups import GROUP_NAMES, DataGroup
from luna_desktop.domain.rights.retention import BY_CODE, FOREVER
from luna_desktop.texts import Translator, say


@dataclass(frozen=True)
class KeptLine:
    """A group that is kept: the code of the rule and its last day, `FOREVER` for a hold, or the purpose in words."""

    group: DataGroup
    rule: str = ""
    until: date | None = None
    purpose: str = ""


def kept_of(stand: GroupAssessment, decision: GroupDecision) -> KeptLine | None:
    """Return why a group is kept by a decision, or None where it is erased, empty or out of reach."""
    kept = stand.kept
    if decision.action in ERASING or kept.is_empty or kept.group not in ERASABLE:
        return None
    if kept.until == FOREVER:
        return KeptLine(kept.group, until=FOREVER)
    if stand.proposed in ERASING:
        return KeptLine(kept.group, purpose=decision.reason)
    return KeptLine(kept.group, kept.reasons[0].code, kept.until)


def as_text(lines: Iterable[KeptLine], translator: Translator) -> str:
    """Return one line for each group that is kept."""
    return "\n".join(_line(each, translator) for each in lines)


def _line(each: KeptLine, translator: Translator) -> str:
    group = GROUP_NAMES[each.group]
    if each.until == FOREVER:
        return translator.render(say("{group}: kept for a legal matter, until it is over", group=group))
    if each.until is None or not each.rule:
        return translator.render(say("{group}: kept. {reason}", group=group, reason=each.purpose))
    rule = BY_CODE[each.rule]
    return translator.render(
        say(
            "{group}: kept until {day}. {rule} ({law})",
            group=group,
            day=show_day(each.until, translator),
            rule=rule.name,
            law=rule.law,
        )
    )
