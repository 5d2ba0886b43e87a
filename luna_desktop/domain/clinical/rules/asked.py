"""What is asked before a treatment because nothing else of the chart answers it: a tan, the dentist, the emergency kit.

Each question is a rule's trigger. An answer is a fact; a *no* grows old and counts as not known then, a *yes* with a
day counts for as long as the rules say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checking import Problems, plain_problems, tidied
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.rules.signs import PlannedItem, Sign, Truth
from luna_desktop.domain.clinical.rules.table import Rule, RuleBook
from luna_desktop.domain.clinical.rules.targets import in_target
from luna_desktop.domain.clinical.wording import worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say

NO_COUNTS_DAYS = 1
"""A no about the last days, or about what stands ready in the room, counts on its own day and the next."""
LONG_NO_DAYS = 28
"""A no about how somebody is, which does not change from day to day, counts four weeks."""

QUESTIONS: dict[tuple[str, str], Message] = {
    ("life", "tan_active"): say("Tanned, or much in the sun, in the last two weeks"),
    ("life", "self_tan"): say("Self-tanner on the skin to be treated"),
    ("life", "no_hormone_workup"): say("Excess hair without a hormone work-up"),
    ("life", "unrealistic_expectations"): say("Expectations that no treatment can meet"),
    ("life", "filler_or_toxin_shared_needling"): say("Needling planned close to a filler or botulinum toxin"),
    ("recent", "botulinum"): say("Botulinum toxin lately"),
    ("recent", "filler"): say("Filler lately"),
    ("recent", "dental_cleaning"): say("Teeth cleaned lately"),
    ("recent", "dental_procedure"): say("Dental procedure lately"),
    ("recent", "depilation_mechanical"): say("Waxed, threaded or plucked lately"),
    ("recent", "laser_same_site"): say("Laser on the same site lately"),
    ("recent", "wax"): say("Waxed lately"),
    ("state", "haemodynamic_instability"): say("Unstable circulation"),
    ("vital", "bp_ge_160_100"): say("Blood pressure of 160/100 or more"),
    ("vital", "haemoglobin_below_10"): say("Haemoglobin below 10 g/dL"),
    ("vital", "platelets_below_100k"): say("Platelets below 100,000"),
    ("plan", "daily_units_over_label"): say("More units in one day than the label allows"),
    ("plan", "duration_over_4_weeks"): say("Planned for more than four weeks"),
    ("plan", "hydroquinone_over_16_weeks"): say("Hydroquinone for more than 16 weeks"),
    ("plan", "large_area_numbing"): say("Numbing cream on a large area or stronger than the label says"),
    ("plan", "site_face_or_flexure"): say("On the face or in a fold of the skin"),
    ("plan", "site_glabella_nose_temple"): say("At the glabella, nose or temple"),
    ("plan", "site_inside_orbital_rim"): say("Inside the rim of the eye socket"),
    ("plan", "site_over_tattoo_or_pmu"): say("Over a tattoo or permanent make-up"),
    ("plan", "skin_lightening_injection_request"): say("Asked for as a skin-lightening injection"),
    ("stock", "emergency_kit_missing"): say("Emergency kit missing or not checked"),
    ("stock", "hyaluronidase_unavailable"): say("No hyaluronidase in date in the room"),
    ("stock", "no_reversal_for_non_ha_filler"): say("Filler that cannot be dissolved"),
    ("stock", "product_expired"): say("Product past its expiry date"),
    ("device", "rf_needling_any"): say("Needling with radiofrequency"),
    ("consent", "missing_consent"): say("Treatment consent not signed"),
    ("consent", "photo_consent_missing"): say("No written consent to publish photographs"),
}
"""Every question by the trigger that it answers, said so that *yes* is what makes a rule speak."""
_OF_THE_DAY = frozenset({"plan", "stock", "consent", "device", "recent", "vital"})
_CHANGES_DAILY = frozenset({("life", "tan_active"), ("life", "self_tan")})


@register_kind("rule_answer", data_class=DataClass.CLINICAL)
@worded(
    say("Asked before treatment"),
    named_by="question",
    question=say("Question"),
    answer=say("Answer"),
    happened_on=say("When it last was"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class RuleAnswer:
    """The answer to one question; `question` is its trigger as `kind:id`, and there is one fact for each question."""

    question: str
    answer: YesNo = YesNo.UNKNOWN
    happened_on: PartialDate | None = None
    note: str = ""
    asked: Asked | None = None

    @property
    def trigger(self) -> tuple[str, str]:
        """Return the trigger that the question stands for."""
        kind, _, name = self.question.partition(":")
        return kind, name


def name_of(trigger: tuple[str, str]) -> str:
    """Return a trigger as a question is kept."""
    return ":".join(trigger)


def no_counts_days(trigger: tuple[str, str]) -> int:
    """Return for how many days after its day a no to a question counts."""
    return NO_COUNTS_DAYS if is_of_the_day(trigger) or trigger in _CHANGES_DAILY else LONG_NO_DAYS


def is_of_the_day(trigger: tuple[str, str]) -> bool:
    """Tell whether a question is about this clinic and today: what is planned, in stock, signed, or just measured."""
    return trigger[0] in _OF_THE_DAY


@dataclass(frozen=True)
class Question:
    """A question that rules need answered about a planned item, and the rules that wait for it."""

    trigger: tuple[str, str]
    words: Message
    rules: tuple[str, ...]


def questions_for(book: RuleBook, item: PlannedItem) -> tuple[Question, ...]:
    """Return what has to be asked before an item, in the order of `QUESTIONS`: rules about it wait for the answer."""
    waiting = {trigger: _about(book, item, trigger) for trigger in QUESTIONS}
    return tuple(
        Question(trigger, QUESTIONS[trigger], tuple(rule.id for rule in rules))
        for trigger, rules in waiting.items()
        if rules
    )


def _about(book: RuleBook, item: PlannedItem, trigger: tuple[str, str]) -> list[Rule]:
    probe = Sign(*trigger)
    rules = book.by_trigger.get(trigger, ())
    return [rule for rule in rules if in_target(rule, item, probe).truth is not Truth.NO]


@checked_entry.register
def _answer(body: RuleAnswer, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today)
    if tidy.trigger not in QUESTIONS:
        problems["question"] = say("Choose a question from the list.")
    return problems, tidy
