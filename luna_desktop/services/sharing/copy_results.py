"""Investigations and documents for a record copy: values with their ranges, steps, the index, and the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical import documents, results
from luna_desktop.domain.clinical.result_values import FLAG_NAMES, Flag, ResultValue
from luna_desktop.domain.clinical.results import TELLING_NAMES, Investigation, Told
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.measures import PartialDate
from luna_desktop.reports import record_content as page
from luna_desktop.reports.result_content import DocumentRow, ResultRow, StepRow, ValueRow
from luna_desktop.services.care.documents import DocumentLine, documents_of, pages_of
from luna_desktop.services.care.results import results_of
from luna_desktop.services.facts import Known, versions
from luna_desktop.services.sharing.copy_content import day, provenance
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import Message, say

Has = Callable[[date], bool]


@dataclass(frozen=True)
class CopiedResults:
    """What of a record's investigations and documents a copy prints, and the codes that it uses."""

    results: tuple[ResultRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    codes: tuple[page.CodeRow, ...] = ()


def collect_results(work: Work, patient: PatientId, has: Has, *, with_pages: bool = True) -> CopiedResults:
    """Return investigations, oldest first, and documents of the days that `has` takes.

    File names and pages come only where the acting person opens the vault; the index is whole in any case.
    """
    known = [each for each in results_of(work, patient, with_errors=True) if has(each.body.day)]
    opens = work.actor.opens_vault
    papers = [each for each in documents_of(work, patient, with_names=opens) if has(_paper_day(each))]
    return CopiedResults(
        tuple(_result(work, patient, each) for each in sorted(known, key=lambda one: (one.body.day, one.fact_id))),
        tuple(_document(work, patient, each, with_pages=with_pages and opens) for each in reversed(papers)),
        tuple(_codes(known)),
    )


def _paper_day(line: DocumentLine) -> date:
    dated: PartialDate | None = line.fact.body.dated
    return dated.earliest if dated is not None else local_day(line.fact.recorded_at)


def _result(work: Work, patient: PatientId, known: Known) -> ResultRow:
    body: Investigation = known.body
    earlier = versions(work, patient, known.fact_id)[1:] if body.amendments or _is_wrong(known) else []
    return ResultRow(
        name=body.what.text,
        kind=results.KIND_NAMES[body.kind],
        state=results.STATE_NAMES[body.state],
        day=day(body.day),
        laboratory=body.laboratory,
        values=tuple(_value(each) for each in body.values),
        report=body.report,
        conclusion=body.conclusion,
        steps=tuple(_steps(body)),
        provenance=provenance(known, _originals(body, earlier)),
    )


def _is_wrong(known: Known) -> bool:
    return known.status is FactStatus.ENTERED_IN_ERROR


def _value(value: ResultValue) -> ValueRow:
    flagged = value.flag in {Flag.LOW, Flag.HIGH}
    return ValueRow(
        name=value.what.text,
        value=f"{value.value} {value.unit}".strip(),
        range=_range(value),
        flag=FLAG_NAMES[value.flag] if flagged else "",
    )


def _range(value: ResultValue) -> page.Text:
    if value.range_words:
        return value.range_words
    if value.low and value.high:
        return say("{low} to {high}", low=value.low, high=value.high)
    if value.high:
        return say("up to {high}", high=value.high)
    return say("from {low}", low=value.low) if value.low else ""


def _originals(body: Investigation, earlier: Iterable[Known]) -> tuple[page.Text, ...]:
    """Return what an amended result said before, oldest first: each different wording once."""
    wordings: list[page.Text] = []
    now = _wording(body)
    for each in reversed(list(earlier)):
        said = _wording(each.body)
        if said and said != now and said not in wordings:
            wordings.append(said)
    return tuple(wordings)


def _wording(body: Investigation) -> str:
    values = "; ".join(f"{each.what.text} {each.value} {each.unit}".strip() for each in body.values)
    return " ".join(part for part in (values, body.report) if part)


def _steps(body: Investigation) -> list[StepRow]:
    steps = []
    for acted, what, note in (
        (body.ordered, say("Ordered"), body.question),
        (body.received, say("Received"), ""),
        (body.reviewed, say("Reviewed"), ""),
    ):
        if acted is not None:
            steps.append(StepRow(what=what, who=_by(acted.by, local_day(acted.at)), note=note))
    steps += [StepRow(what=say("Not reached"), who=_told(tried), note=tried.note) for tried in body.not_reached]
    if body.told is not None:
        steps.append(StepRow(what=say("Told to the patient"), who=_told(body.told), note=body.told.note))
    return steps


def _by(name: str, when: date) -> Message:
    return say("{name}, {day}", name=name, day=day(when))


def _told(told: Told) -> Message:
    local = told.at.astimezone(CLINIC_ZONE)
    return say(
        "{way}, {name}, {day} {time}",
        way=TELLING_NAMES[told.way],
        name=told.by,
        day=day(local.date()),
        time=f"{local:%H:%M}",
    )


def _document(work: Work, patient: PatientId, line: DocumentLine, *, with_pages: bool) -> DocumentRow:
    facts: documents.DocumentFacts = line.fact.body
    return DocumentRow(
        title=facts.title,
        kind=documents.KIND_NAMES[facts.kind],
        day=day(facts.dated),
        author=facts.author,
        note=facts.note,
        file_name=line.name,
        pages=line.pages,
        sha256=line.sha256,
        provenance=provenance(line.fact),
        pdf=pages_of(work, patient, line.document_id) if with_pages else b"",
    )


def _codes(known: Iterable[Known]) -> list[page.CodeRow]:
    """Return the codes of tests and values, each once."""
    found = {}
    for each in known:
        for what in (each.body.what, *(value.what for value in each.body.values)):
            if what.code and what.system:
                found[what.code] = page.CodeRow(code=what.code, meaning=what.text, system=what.system)
    return [found[code] for code in sorted(found)]
