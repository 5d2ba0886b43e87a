"""What a doctor said to a suggestion: taken into the plan, or declined with a reason, with what was known then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.overrides import KnownThen
from luna_desktop.domain.clinical.rules.suggesting import Option
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.texts import say


class Verdict(Enum):
    """What was decided about an option."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


VERDICT_NAMES = register_names({Verdict.ACCEPTED: say("Taken into the plan"), Verdict.DECLINED: say("Not needed")})


@register_kind("suggestion_answer", data_class=DataClass.CLINICAL)
@worded(
    say("Answer to a suggestion"),
    named_by="option",
    option=say("Option"),
    verdict=say("Answer"),
    reason=say("Reason"),
    facts=say("Facts as known then"),
)
@dataclass(frozen=True)
class SuggestionAnswer:
    """One answer to one option; `version` is of the row that suggested it."""

    option: Coded
    suggestion: str
    version: str
    verdict: Verdict
    reason: str = ""
    rationale: str = ""
    grade: str = ""
    source: str = ""
    facts: tuple[KnownThen, ...] = ()


def newest_by_suggestion(answers: Iterable[SuggestionAnswer]) -> Mapping[str, SuggestionAnswer]:
    """Return the answer given last to each suggestion; the answers come oldest first."""
    return {each.suggestion: each for each in answers}


def is_open(option: Option, answers: Mapping[str, SuggestionAnswer]) -> bool:
    """Tell whether an option was not answered in the version that suggests it now."""
    kept = answers.get(option.suggestion.id)
    return kept is None or kept.version != option.suggestion.version
