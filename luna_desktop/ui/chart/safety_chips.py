"""The chips of the banner about questions of safety: what is so, what was asked in time, and what has to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.widgets.painting import ChipSpec

_YES: dict[SafetyQuestion, Message] = {
    SafetyQuestion.BREASTFEEDING: say("Breastfeeding"),
    SafetyQuestion.KELOID: say("Keloid tendency"),
    SafetyQuestion.DARK_MARKS: say("Dark marks after injury"),
    SafetyQuestion.COLD_SORES: say("Cold sores"),
    SafetyQuestion.BLEEDING: say("Bleeds easily, or takes thinners"),
    SafetyQuestion.HEART_DEVICE: say("Pacemaker or defibrillator"),
    SafetyQuestion.METAL: say("Metal in the treatment area"),
}


def safety_chips(lines: Iterable[SafetyLine], today: date, *, asks_pregnancy: bool) -> list[ChipSpec]:
    """Return a chip for every yes, and for pregnancy whatever is known of it where the question applies.

    What was recorded is shown for everybody; only the call to ask is left out where the question does not apply.
    """
    chips: list[ChipSpec] = []
    for line in lines:
        if line.question is SafetyQuestion.PREGNANCY:
            chips += _pregnancy(line, today, asks=asks_pregnancy)
        elif line.counts is YesNo.YES:
            icon = "baby" if line.question is SafetyQuestion.BREASTFEEDING else "triangle-alert"
            chips.append(ChipSpec(shown(_YES[line.question]), "warn", icon, _tip(line, today)))
    return chips


def _pregnancy(line: SafetyLine, today: date, *, asks: bool) -> list[ChipSpec]:
    if line.counts is YesNo.YES:
        return [ChipSpec(_pregnant_words(line), "warn", "baby", _tip(line, today))]
    if line.possible:
        return [ChipSpec(_("Possibly pregnant"), "warn", "baby", _tip(line, today))]
    if line.counts is YesNo.NO:
        words = _("Not pregnant, asked {day}", day=_day(line, today))
        return [ChipSpec(words, "neutral", "baby")]
    return _open_question(line, today) if asks else []


def _open_question(line: SafetyLine, today: date) -> list[ChipSpec]:
    if line.counts is YesNo.DECLINED:
        return [ChipSpec(_("Pregnancy: prefers not to say"), "neutral", "baby", _tip(line, today))]
    if line.lapsed:
        return [ChipSpec(_("Pregnancy: ask again"), "warn", "baby", _tip(line, today))]
    return [ChipSpec(_("Pregnancy not known") if line.said else _("Pregnancy not asked"), "warn", "baby")]


def _pregnant_words(line: SafetyLine) -> str:
    if line.gestation is None:
        return _("Pregnant")
    return _("Pregnant, {weeks} weeks", weeks=line.gestation.weeks)


def _tip(line: SafetyLine, today: date) -> str:
    if line.to_confirm:
        return _("Asked {day}. Ask whether it is still so.", day=_day(line, today))
    return _("Asked {day}", day=_day(line, today))


def _day(line: SafetyLine, today: date) -> str:
    if line.asked_on is None:
        return _("on a day not known")
    return _("today") if line.asked_on == today else PartialDate.of(line.asked_on).shown(current())
