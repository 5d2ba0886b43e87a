"""Corrections and disagreements in what leaves: all of them for the patient, else those about what goes along.

A statement of disagreement stands in every copy and every disclosure that holds its entry (45 CFR 164.526(d)(5) as
model). Reads the cases; decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.elsewhere import CORRECTION_KIND, ActElsewhere, CorrectionElsewhere
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.rights.codes import CODE_WORDS
from luna_desktop.domain.rights.disagreements import Attach, Told
from luna_desktop.domain.rights.record_fields import label_of
from luna_desktop.models.corrections import CorrectionTold
from luna_desktop.reports import provenance
from luna_desktop.reports import record_content as page
from luna_desktop.reports.record_content import Section
from luna_desktop.services.facts import current_facts
from luna_desktop.services.rights.correction_lines import CorrectionLine, lines_of
from luna_desktop.services.rights.disagreements import Dispute, Said, body_of, disputes_of
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.sharing.copy_disputes import Disputes
from luna_desktop.services.sharing.copy_request import CopyRequest
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
    "photo_marks": Section.PHOTOGRAPHS,
    "photo_comparison": Section.PHOTOGRAPHS,
    "photo_refusal": Section.PHOTOGRAPHS,
}
SUMMARY = frozenset({Section.ALLERGIES, Section.HISTORY, Section.LIFESTYLE})
"""Parts of the record that the two pages for another practitioner hold."""
Chosen = tuple[CorrectionLine, Dispute | None, page.CorrectionRow]
"""A correction, what of it goes with its entry, and how it is printed."""
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
    return (*elsewhere_rows(work, patient), *(row for _line, _dispute, row in _all(work, patient, language)))


def rows_for(work: Work, request: CopyRequest) -> tuple[page.CorrectionRow, ...]:
    """Return what `chosen` returns, as it is printed, after the like of it out of other clinics' records."""
    rows = (row for _line, _dispute, row in chosen(work, request))
    told = elsewhere_rows(work, request.patient_id, _going_along(request))
    return (*told, *rows)


def _going_along(request: CopyRequest) -> Collection[Section] | None:
    """Return the parts of the record whose disagreements alone a copy holds; None where it holds every correction."""
    if request.form is page.Form.SUMMARY:
        return SUMMARY
    is_patient = request.recipient.kind is RecipientKind.PATIENT
    return None if is_patient and Section.CORRECTIONS in request.sections else request.sections


def goes_along(request: CopyRequest, told: ActElsewhere) -> bool:
    """Tell whether a copy holds a correction that another clinic told of."""
    return _has(told, _going_along(request))


def chosen(work: Work, request: CopyRequest) -> tuple[Chosen, ...]:
    """Return every correction for the patient alone; others get the disagreements about what they are given."""
    sections = _going_along(request)
    if sections is None:
        return _all(work, request.patient_id, request.language)
    return _carried(work, request.patient_id, sections, request.language)


def carried_rows(
    work: Work, patient: PatientId, sections: Collection[Section], language: str
) -> tuple[page.CorrectionRow, ...]:
    """Return the disagreements about what these parts of the record hold, for whoever else receives them."""
    carried = (row for _line, _dispute, row in _carried(work, patient, sections, language))
    return (*elsewhere_rows(work, patient, sections), *carried)


def elsewhere_rows(
    work: Work, patient: PatientId, sections: Collection[Section] | None = None
) -> tuple[page.CorrectionRow, ...]:
    """Return the corrections that came with other clinics' records, as they told of them.

    With `sections` only those that go with an entry of these.
    """
    bodies: list[CorrectionElsewhere] = [each.body for each in current_facts(work, patient, (CORRECTION_KIND,))]
    return tuple(_elsewhere(told) for told in bodies if _has(told, sections))


def _has(told: ActElsewhere, sections: Collection[Section] | None) -> bool:
    if sections is None:
        return True
    stands_beside = bool(told.said("attach_code") and told.said("about"))
    return stands_beside and section_of(told.said("kind_code")) in sections


def _elsewhere(told: CorrectionElsewhere) -> page.CorrectionRow:
    names = ("asked", "entry", "recorded", "reason", "decision", "decided", "basis", "now", "statement")
    said = {name: told.said(name) for name in (*names, "stated", "rebuttal", "rebutted")}
    case = " ".join(part for part in (told.said("case"), f"({told.clinic})") if part)
    others = (told.said("told"),) if told.said("told") else ()
    return page.CorrectionRow(request=told.said("topic"), case=case, told=others, **said)


def _all(work: Work, patient: PatientId, language: str) -> tuple[Chosen, ...]:
    disputes = {each.correction_id: each for each in disputes_of(work, patient)}
    return _chosen(work, lines_of(work, patient, language), disputes)


def _carried(work: Work, patient: PatientId, sections: Collection[Section], language: str) -> tuple[Chosen, ...]:
    wanted = {
        each.correction_id: each for each in disputes_of(work, patient) if section_of(each.target.kind) in sections
    }
    if not wanted:
        return ()
    lines = [each for each in lines_of(work, patient, language) if each.correction_id in wanted]
    return _chosen(work, lines, wanted)


def _chosen(work: Work, lines: Sequence[CorrectionLine], disputes: Mapping[int, Dispute]) -> tuple[Chosen, ...]:
    """Return corrections that come newest first as they are printed, oldest first."""
    known = [(line, disputes.get(line.correction_id)) for line in reversed(lines)]
    return tuple((line, dispute, _row(work, line, dispute)) for line, dispute in known)


def carrying(content: page.RecordCopy, rows: tuple[page.CorrectionRow, ...]) -> page.RecordCopy:
    """Return a copy with these rows, printed even where nobody chose their section: they go with the entry."""
    if not rows:
        return content
    wanted = {*content.sections, Section.CORRECTIONS}
    return replace(content, corrections=rows, sections=tuple(each for each in Section if each in wanted))


def by_title(
    work: Work, patient: PatientId, language: str
) -> tuple[tuple[page.Text, tuple[provenance.Dispute, ...]], ...]:
    """Return the disagreements with the name of the entry of each, for pages that print no tables of entries."""
    disputes = disputes_of(work, patient)
    if not disputes:
        return ()
    titles = {line.correction_id: line.title for line in lines_of(work, patient, language)}
    return tuple((titles.get(each.correction_id, each.title), (_beside(each),)) for each in disputes)


def beside(work: Work, patient: PatientId) -> Disputes:
    """Return the disagreements by the entry beside which they are printed."""
    found: dict[str, tuple[provenance.Dispute, ...]] = {}
    for each in disputes_of(work, patient):
        subject = f"{each.target.record.value} {each.target.record_id}"
        found[subject] = (*found.get(subject, ()), _beside(each))
    return found


def _beside(dispute: Dispute) -> provenance.Dispute:
    target = dispute.target
    label = label_of(body_of(target.kind), target.field)
    if dispute.attach is Attach.SUMMARY and dispute.summary:
        text: page.Text = say("{field}: {words}", field=label, words=dispute.summary)
        return provenance.Dispute(statement=text, case=dispute.case_number)
    said, answer = dispute.statement, dispute.rebuttal
    words = said.text if said is not None else dispute.reason
    return provenance.Dispute(
        statement=say("{field}: {words}", field=label, words=words),
        stated=say(
            "Statement of the patient, {day}, {case}", day=_on(said or dispute.denial), case=dispute.case_number
        ),
        rebuttal=answer.text if answer is not None else "",
        rebutted=say("{name}, {day}", name=answer.by, day=_on(answer)) if answer is not None else "",
        case=dispute.case_number,
    )


def _row(work: Work, line: CorrectionLine, dispute: Dispute | None) -> page.CorrectionRow:
    is_whole = dispute is None or dispute.attach is Attach.ALL
    said, answer = (dispute.statement, dispute.rebuttal) if dispute is not None else (None, None)
    decided = line.decision
    row = page.CorrectionRow(
        asked=day(local_day(line.asked_at)),
        case=line.case_number,
        entry=say("{entry}: {field}", entry=line.title, field=line.label),
        recorded=line.recorded,
        request=line.proposed,
        decision=line.answer or say("Not decided yet"),
        decided=say("{name}, {day}", name=decided.by, day=_on(decided)) if decided is not None else "",
        now=line.now if line.amended else "",
    )
    if not is_whole and dispute is not None:
        return replace(row, statement=say("Summary of the disagreement: {words}", words=dispute.summary))
    return replace(
        row,
        reason=line.reason,
        decision=_worded(row.decision, decided.text if decided is not None else ""),
        basis=CODE_WORDS[line.code] if line.code is not None else "",
        statement=said.text if said is not None else "",
        stated=_on(said) if said is not None else "",
        rebuttal=answer.text if answer is not None else "",
        rebutted=say("{name}, {day}", name=answer.by, day=_on(answer)) if answer is not None else "",
        told=told_words(work, line.correction_id),
    )


def told_words(work: Work, correction_id: int) -> tuple[page.Text, ...]:
    """Return who of those who had the old entry was told of the correction, and when."""
    rows = work.session.scalars(
        select(CorrectionTold).where(
            CorrectionTold.correction_id == correction_id, CorrectionTold.outcome != Told.DECLINED.value
        )
    )
    return tuple(say("{name}, {day}", name=row.name, day=day(local_day(row.at))) for row in rows)


def _worded(answer: page.Text, words: str) -> page.Text:
    return say("{answer}\n{words}", answer=answer, words=words) if words else answer


def _on(said: Said) -> page.Text:
    return day(local_day(said.at))
