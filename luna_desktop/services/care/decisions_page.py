"""Turns a chart's decisions against safety rules into what is printed: the words of then, not those of today."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.rules.overrides import KnownThen, RuleOverride
from luna_desktop.domain.clinical.rules.table import LEVEL_NAMES
from luna_desktop.domain.clinical.stops import OVERRIDE_REASON_NAMES, Told
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import show_day
from luna_desktop.reports.care_frame import PaperFrame
from luna_desktop.reports.decision_pages import DecisionBlock, DecisionsPage
from luna_desktop.services.care.care_pages import letterhead, person_of
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.findings import KeptAnswer, answers_in
from luna_desktop.services.care.reserved import decisions_for_reader
from luna_desktop.services.care.rule_charts import RULE_KINDS
from luna_desktop.services.facts import current_facts
from luna_desktop.services.work import Work
from luna_desktop.texts import Translator


def decisions_page(work: Work, patient: PatientId, _: Translator) -> DecisionsPage:
    """Return every decision of a chart, newest first, in the language asked for; free words stay as written."""
    known = decisions_for_reader(work, patient, current_facts(work, patient, (*RULE_KINDS, "rule_override")))
    kept = answers_in(known, local_day(work.now))
    return DecisionsPage(
        frame=PaperFrame(
            clinic=letterhead(work),
            title=_("Decisions against safety rules"),
            number="",
            printed_at=work.now,
            language=_.language,
        ),
        person=person_of(work, patient, _),
        decisions=tuple(_block(each, _) for each in kept),
    )


def _block(kept: KeptAnswer, _: Translator) -> DecisionBlock:
    body = kept.body
    rows = [
        (_("Rule"), _("{id}, version {version}", id=body.rule, version=body.version)),
        (_("What the rule said"), body.reason_of_rule),
        (_("What it asked to do"), body.action),
        (_("Source"), _cited(body)),
        (_("Facts as known then"), "; ".join(_fact(fact, _) for fact in body.facts)),
        (_("Not known then"), "; ".join(body.missing)),
        (_("Reason to go on"), _.render(OVERRIDE_REASON_NAMES[body.code])),
        (_("In the doctor’s words"), body.words),
        (_("The patient was told"), _("Yes") if body.told is Told.YES else _("Not said")),
        (_("Today"), _("In force") if kept.in_force else _("Ended: the rule or a fact changed since.")),
    ]
    level = _.render(LEVEL_NAMES[body.level])
    day = show_day(local_day(kept.known.recorded_at), _)
    return DecisionBlock(
        heading=_("{planned}: {level}", planned=body.planned.text, level=level),
        rows=tuple((label, value) for label, value in rows if value),
        signed=_("Decided on {day} by {name}", day=day, name=kept.known.recorded_by),
    )


def _cited(body: RuleOverride) -> str:
    book = catalogue("sources")
    keys = [key for key in body.source.split(";") if key]
    return "; ".join(book.entry(key).name if book.has(key) else key for key in keys)


def _fact(fact: KnownThen, _: Translator) -> str:
    said = _("{what}: {says}", what=fact.what, says=fact.says) if fact.says else fact.what
    when = fact.on.shown(_) if fact.on is not None else ""
    origin = ", ".join(part for part in (when, fact.by) if part)
    return f"{said} ({origin})" if origin else said
