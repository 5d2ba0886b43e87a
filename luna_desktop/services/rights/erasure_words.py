"""What becomes of each group, in the words of a letter: what is kept, by which rule, and until when."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.rights.erasure import ERASABLE, ERASING, GroupAssessment, GroupDecision
from luna_desktop.domain.rights.groups import GROUP_NAMES
from luna_desktop.domain.rights.retention import FOREVER
from luna_desktop.texts import Translator, say


def kept_lines(assessed: Iterable[GroupAssessment], decisions: Iterable[GroupDecision], translator: Translator) -> str:
    """Return one line for each group that is kept: the rule with its source and day, a hold, or the purpose."""
    stands = {each.group: each for each in assessed}
    lines = []
    for decision in decisions:
        kept = stands[decision.group].kept
        if decision.action in ERASING or kept.is_empty or decision.group not in ERASABLE:
            continue
        group = GROUP_NAMES[decision.group]
        if kept.until == FOREVER:
            line = say("{group}: kept for a legal matter, until it is over", group=group)
        elif kept.reasons and decision.action not in stands[decision.group].allowed[1:]:
            rule = kept.reasons[0].rule
            line = say(
                "{group}: kept until {day}. {rule} ({law})",
                group=group,
                day=show_day(kept.reasons[0].until, translator),
                rule=rule.name,
                law=rule.law,
            )
        else:
            line = say("{group}: kept. {reason}", group=group, reason=decision.reason)
        lines.append(translator.render(line))
    return "\n".join(lines)
