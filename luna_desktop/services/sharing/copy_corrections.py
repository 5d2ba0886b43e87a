"""Corrections and disagreements in what leaves: all of them for the patient, else those about what goes along.

A statement of disagreement stands in every copy and every disclosure that holds its entry (45 CFR 164.526(d)(5) as
model). Reads the cases; decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import reduce

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.codes import CODE_WORDS
from luna_desktop.domain.rights.disagreements import Attach
from luna_desktop.reports import record_content as page
from luna_desktop.reports.record_content import Section
from luna_desktop.services.rights.correction_lines import CorrectionLine, lines_of
from luna_desktop.services.rights.disagreements import Dispute, Said, disputes_of
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work
from luna_desktop.texts import say

_SECTIONS = {
    "allergy": Section.ALLERGIES,
    "allergy_state": Section.ALLERGIES,
    "patch_test": Section.ALLERGIES,
    "lifestyle": Section.LIFESTYLE,
    "care_preferences": Section.LIFESTYLE,
    "marker": Section.FINDINGS,
    "score": Section.FINDINGS,
    "visit": Section.VISITS,
    "course": Section.VISITS,
    "come_again": Section.VISITS,
    "investigation": Section.RESULTS,
    "document": Section.RESULTS,
    "photograph": Section.PHOTOGRAPHS,
}
SUMMARY = frozenset({Section.ALLERGIES, Section.HISTORY, Section.LIFESTYLE})
"""Parts of the record that the two pages for another practitioner hold."""
_PAPERS: dict[str, frozenset[Section]] = {
    "timeline": frozenset(Section),
    "contact card as vCard": frozenset({Section.CONTACT}),
    "document": frozenset({Section.RESULTS}),
}


def section_of(kind: str) -> Section:
    """Return the part of the record in which entries of a kind stand."""
    if kind in _SECTIONS:
        return _SECTIONS[kind]
    known = KINDS.get(kind)
    return Section.CONTACT if known is not None and known.data_class is DataClass.CONTACT else Section.HISTORY


def held_by(description: str) -> frozenset[Section]:
    """Return which parts of the record a row of the disclosure book held, as its description says in codes."""
    head, _colon, rest = description.partition(": ")
    if head == "summary":
        return SUMMARY
    if head == "paper":
        return next((held for name, held in _PAPERS.items() if rest.startswith(name)), frozenset())
    known = {section.value: section for section in Section}
    return frozenset(known[code] for code in rest.split(", ") if code in known)


def correction_rows(work: Work, patient: PatientId, language: str) -> tuple[page.CorrectionRow, ...]:
    """Return every correction that was asked for, oldest first, for the patient's own copy."""
    disputes = {each.correction_id: each for each in disputes_of(work, patient)}
    lines = lines_of(work, patient, language)
    return tuple(_row(line, disputes.get(line.correction_id)) for line in reversed(lines))


def carried_rows(
    work: Work, patient: PatientId, sections: Collection[Section], language: str
) -> tuple[page.CorrectionRow, ...]:
    """Return the disagreements about what these parts of the record hold, for whoever else receives them."""
    wanted = {
        each.correction_id: each
        for each in disputes_of(work, patient)
        if section_of(each.target.kind) in sections
    }
    if not wanted:
        return ()
    lines = [each for each in lines_of(work, patient, language) if each.correction_id in wanted]
    return tuple(_row(line, wanted[line.correction_id]) for line in reversed(lines))


def carrying(content: page.RecordCopy, rows: tuple[page.CorrectionRow, ...]) -> page.RecordCopy:
    """Return a copy with these rows, which are printed even where nobody chose their section: they go with the entry."""
    if not rows:
        return content
    wanted = {*content.sections, Section.CORRECTIONS}
    return replace(content, corrections=rows, sections=tuple(each for each in Section if each in wanted))


def _row(line: CorrectionLine, dispute: Dispute | None) -> page.CorrectionRow:
    is_whole = dispute is None or dispute.attach is Attach.ALL
    statement, rebuttal = _texts(dispute) if dispute is not None else ("", "")
    parts: list[page.Text] = [say("{entry}: {field}", entry=line.title, field=line.label)]
    if line.recorded:
        parts.append(say("It said: {words}", words=line.recorded))
    parts.append(say("Asked for: {words}", words=line.proposed))
    if is_whole:
        parts.append(say("Why: {reason}", reason=line.reason))
    return page.CorrectionRow(
        asked=say("{day} · {case}", day=day(local_day(line.asked_at)), case=line.case_number),
        request=_together(parts),
        decision=_decision(line, is_whole=is_whole),
        statement=statement,
        rebuttal=rebuttal,
    )


def _decision(line: CorrectionLine, *, is_whole: bool) -> page.Text:
    if line.decision is None or line.answer is None:
        return say("Not decided yet")
    parts: list[page.Text] = [
        say("{answer}, {name}, {day}", answer=line.answer, name=line.decision.by, day=_on(line.decision))
    ]
    if is_whole:
        parts += [CODE_WORDS[line.code] if line.code is not None else "", line.decision.text]
    return _together(parts)


def _texts(dispute: Dispute) -> tuple[page.Text, page.Text]:
    if dispute.attach is Attach.SUMMARY and dispute.summary:
        return say("Summary of the disagreement: {words}", words=dispute.summary), ""
    statement = (
        say("The patient disagrees, {day}: {words}", day=_on(dispute.statement), words=dispute.statement.text)
        if dispute.statement is not None
        else ""
    )
    rebuttal = (
        say(
            "The clinic answers, {name}, {day}: {words}",
            name=dispute.rebuttal.by,
            day=_on(dispute.rebuttal),
            words=dispute.rebuttal.text,
        )
        if dispute.rebuttal is not None
        else ""
    )
    return statement, rebuttal


def _on(said: Said) -> page.Text:
    return day(local_day(said.at))


def _together(parts: Iterable[page.Text]) -> page.Text:
    """Return texts one after the other, each in the language of the copy."""
    said = [part for part in parts if part]
    if not said:
        return ""
    return reduce(lambda first, then: say("{first}\n{then}", first=first, then=then), said)
