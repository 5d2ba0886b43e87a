"""The medical history in a record copy: every kind in words, each value explained, and the codes that stand in it.

Reads facts; decides nothing. A fact that went to another chart is left out: it was never about this patient.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from luna_desktop.domain.clinical.answers import Asked, How
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Allergy, Condition, Medicine
from luna_desktop.domain.clinical.past import FamilyHistory
from luna_desktop.domain.clinical.pregnancy import DATING_NAMES, Pregnancy, gestation
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.clinical.wording import WORDINGS, lines_of, value_words
from luna_desktop.reports import record_content as page
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_content import Versions, provenance
from luna_desktop.texts import Translator, say

ORDER = (
    "skin_profile",
    "hair_profile",
    "skin_routine",
    "safety_answer",
    "pregnancy",
    "reproductive",
    "past_procedure",
    "implant",
    "family_history",
    "body_measures",
    "none_known",
)
"""The kinds under “Other history”, in the order in which the tab shows them."""
_SHOWN_APART = {
    Allergy: ("trigger", "reaction", "severity", "certainty", "since"),
    Condition: ("what", "status", "since", "site", "note"),
    Medicine: ("what", "kind", "strength", "frequency", "site", "started", "stopped", "prescriber", "reason_stopped"),
}


def other_history(facts: Iterable[Known], earlier: Versions, language: str, today: date) -> tuple[page.HistoryRow, ...]:
    """Return the rows of everything but conditions, medicines, allergies and lifestyle."""
    translate = Translator(language)
    known = sorted((each for each in facts if each.kind in ORDER), key=lambda each: ORDER.index(each.kind))
    return tuple(
        page.HistoryRow(
            kind=WORDINGS[type(each.body)].title,
            text=_text(each.body, translate, today),
            since=_asked_words(each.body.asked, translate),
            provenance=provenance(each, (_text(old.body, translate, today) for old in earlier.get(each.fact_id, ()))),
        )
        for each in known
    )


def more_of(body: object, language: str) -> str:
    """Return what a condition or medicine says beside the columns of its table."""
    translate = Translator(language)
    return "; ".join(_labelled(body, translate, skip=_SHOWN_APART.get(type(body), ())))


def code_rows(facts: Iterable[Known]) -> tuple[page.CodeRow, ...]:
    """Return the codes of SNOMED CT, relations and scales that the copy uses, each once."""
    found: dict[tuple[str, str], page.CodeRow] = {}

    def enter(code: str, meaning: page.Text, system: page.Text) -> None:
        found[code, str(system)] = page.CodeRow(code=code, meaning=meaning, system=system)

    for each in facts:
        body = each.body
        if isinstance(body, Condition) and body.snomed:
            enter(body.snomed, body.what.text, "SNOMED CT")
        if isinstance(body, FamilyHistory):
            enter(body.relation.value, say("How a relative is related to you"), "HL7 RoleCode")
        if isinstance(body, SkinProfile) and body.fitzpatrick is not Fitzpatrick.UNKNOWN:
            meaning = say("How skin answers to the sun, from I (always burns) to VI (never burns)")
            enter("I–VI", meaning, say("Fitzpatrick scale"))
        if isinstance(body, SkinProfile) and body.monk is not None:
            enter("1–10", say("Tone of the skin, from the lightest to the darkest"), say("Monk scale"))
    return tuple(found[key] for key in sorted(found))


def _text(body: object, translate: Translator, today: date) -> str:
    return "; ".join((*_labelled(body, translate), *_worked_out(body, translate, today)))


def _labelled(body: object, translate: Translator, skip: Collection[str] = ()) -> list[str]:
    labels = WORDINGS[type(body)].labels
    pairs = zip(labels, lines_of(body, translate), strict=True)
    said = [(name, label, words) for name, (label, words) in pairs if words and name not in skip]
    return [
        translate("{label}: {value}", label=label, value=_with_code(getattr(body, name), words))
        for name, label, words in said
    ]


def _with_code(value: object, words: str) -> str:
    return f"{words} ({value.code})" if isinstance(value, Coded) and value.code and value.system else words


def _worked_out(body: object, translate: Translator, today: date) -> list[str]:
    """Return what is worked out and never typed, with what it comes from."""
    if isinstance(body, Pregnancy) and (found := gestation(body, today)) is not None:
        by = translate.render(DATING_NAMES[found.by])
        return [translate("{weeks} weeks on the day of this copy, {dating}", weeks=found.weeks, dating=by)]
    if isinstance(body, BodyMeasures) and body.mass_index is not None:
        return [translate("Body mass index {number}, worked out", number=body.mass_index)]
    return []


def _asked_words(asked: Asked | None, translate: Translator) -> str:
    if asked is None:
        return ""
    day = value_words(asked.on, translate)
    if asked.how is How.ASKED:
        return translate("Asked {day}", day=day)
    if asked.how is How.UNCHANGED:
        return translate("Asked {day}, no change", day=day)
    return translate("Said on {day} to be unchanged", day=day)
