"""The timeline of a patient: what the whole record tells, day by day, as far as the reader may know it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical import documents, results
from luna_desktop.domain.clinical.care_papers import PAPER_KIND_NAMES, PAPER_STATE_NAMES, PaperState
from luna_desktop.domain.clinical.courses import Course, CourseState
from luna_desktop.domain.clinical.result_values import Flag
from luna_desktop.domain.clinical.results import Investigation, ResultState
from luna_desktop.domain.clinical.timeline import Moment, Reading, Series, Strand, Timeline, Words, in_order
from luna_desktop.domain.clinical.treatment_consents import TREATMENT_STANDING_NAMES, TreatmentStanding
from luna_desktop.domain.clinical.visits import KIND_NAMES, STATE_NAMES, VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.models.visits import Visit, VisitProcedure
from luna_desktop.services.care.aftercare import given_lines
from luna_desktop.services.care.care_papers import lines_of
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.chart import Chart, chart_of
from luna_desktop.services.care.compared_moments import compared_moments
from luna_desktop.services.care.courses import courses_of
from luna_desktop.services.care.documents import documents_of
from luna_desktop.services.care.photo_access import seen_facts
from luna_desktop.services.care.results import results_of
from luna_desktop.services.care.timeline_elsewhere import moments_elsewhere
from luna_desktop.services.care.timeline_facts import VERSIONS_KEPT_IN_SIGHT, moments_of, series_of, spans_of
from luna_desktop.services.care.treatment_consents import consent_lines
from luna_desktop.services.care.visits import header_of, headers
from luna_desktop.services.facts import Known, versions
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say, say_n

_TONES = {
    ResultState.ORDERED: "neutral",
    ResultState.RECEIVED: "warn",
    ResultState.REVIEWED: "info",
    ResultState.TOLD: "ok",
    ResultState.CANCELLED: "neutral",
}


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_timeline(work: Work, patient: PatientId) -> Timeline:
    """Return everything that the record tells but photographs, newest first; part of a chart that is open."""
    return timeline_of(work, patient)


def timeline_of(work: Work, patient: PatientId) -> Timeline:
    """Return everything that the record tells but photographs, newest first."""
    chart = chart_of(work, patient)
    earlier = _earlier(work, patient, chart)
    found = _results(work, patient)
    moments = [
        *moments_of(chart, earlier),
        *_visits(work, patient),
        *_treatments(work, patient),
        *_courses(work, patient),
        *_result_moments(found),
        *_documents(work, patient),
        *_papers(work, patient),
        *_consents(work, patient),
        *moments_elsewhere(work, patient),
    ]
    series = (*series_of(chart, earlier), *_values(found))
    return Timeline(in_order(moments), series, tuple(spans_of(chart, earlier)))


@use_case(
    requires=Permission.READ_PHOTOGRAPHS,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def read_photograph_days(work: Work, patient: PatientId) -> tuple[Moment, ...]:
    """Return on which days how many photographs were taken; none of them is opened."""
    return photograph_days(work, patient)


def photograph_days(work: Work, patient: PatientId) -> tuple[Moment, ...]:
    """Return on which days how many photographs were taken, and what was seen where two were compared."""
    days = Counter((known.body.taken_at.date(), known.recorded_by) for known in seen_facts(work, patient))
    taken = tuple(
        Moment(
            Strand.PHOTOGRAPHS,
            PartialDate.of(day),
            say_n("{count} photograph", "{count} photographs", count),
            who=who,
            tab="photos",
        )
        for (day, who), count in days.items()
    )
    return (*taken, *compared_moments(work, patient))


def _earlier(work: Work, patient: PatientId, chart: Chart) -> list[Known]:
    """Return the versions of safety facts that stood before those of today."""
    changed = [each for each in chart.known if each.kind in VERSIONS_KEPT_IN_SIGHT and each.number > 1]
    return [old for known in changed for old in versions(work, patient, known.fact_id) if old.number < known.number]


def _visits(work: Work, patient: PatientId) -> Iterator[Moment]:
    tones = {VisitState.DRAFT: "warn", VisitState.AMENDED: "info", VisitState.ENTERED_IN_ERROR: "danger"}
    wanted = headers().where(Visit.patient_id == patient, Visit.state != VisitState.DISCARDED.value)
    for row in work.session.execute(wanted).all():
        visit = header_of(row)
        text: Words = KIND_NAMES[visit.kind]
        if visit.headline:
            text = say("{kind}: {headline}", kind=text, headline=visit.headline)
        yield Moment(
            Strand.VISITS,
            PartialDate.of(local_day(visit.started_at)),
            text,
            who=visit.practitioner,
            chip=STATE_NAMES[visit.state] if visit.state in tones else "",
            tone=tones.get(visit.state, "neutral"),
            tab=f"visits/visits/{visit.visit_id}",
            recorded_at=visit.started_at,
        )


def _treatments(work: Work, patient: PatientId) -> Iterator[Moment]:
    book = catalogue("treatments")
    wanted = (
        select(VisitProcedure.treatment, Visit.started_at, Visit.id, Visit.state)
        .join(Visit, Visit.id == VisitProcedure.visit_id)
        .where(VisitProcedure.patient_id == patient)
        .order_by(VisitProcedure.visit_id, VisitProcedure.place)
    )
    for treatment, started_at, visit_id, state in work.session.execute(wanted).all():
        if state in {VisitState.SIGNED.value, VisitState.AMENDED.value}:
            yield Moment(
                Strand.TREATMENTS,
                PartialDate.of(local_day(started_at)),
                row.name if (row := book.of_code(treatment)) is not None else treatment,
                tab=f"visits/visits/{visit_id}",
                recorded_at=started_at,
            )


def _courses(work: Work, patient: PatientId) -> Iterator[Moment]:
    """Yield when each course was planned, and when it was completed or stopped."""
    for each in courses_of(work, patient):
        course, known = each.course, each.known
        planned = known if known.number == 1 else versions(work, patient, known.fact_id)[-1]
        begun: Course = planned.body
        values = {"treatment": begun.what.text, "count": begun.sessions}
        text = say("Course planned: {treatment}, {count} sessions", **values)
        yield _course_moment(planned, text, begun.interval)
        if course.state is not CourseState.ACTIVE:
            values = {"treatment": course.what.text, "held": each.held, "count": course.sessions}
            over = (
                say("Course completed: {treatment}, {held} of {count} sessions", **values)
                if course.state is CourseState.COMPLETED
                else say("Course stopped: {treatment}, {held} of {count} sessions", **values)
            )
            yield _course_moment(known, over, course.reason)


def _course_moment(known: Known, text: Words, note: str) -> Moment:
    return Moment(
        Strand.TREATMENTS,
        PartialDate.of(local_day(known.recorded_at)),
        text,
        (note,) if note else (),
        known.recorded_by,
        tab="visits",
        recorded_at=known.recorded_at,
    )


def _results(work: Work, patient: PatientId) -> list[Known]:
    return [each for each in results_of(work, patient) if isinstance(each.body, results.Investigation)]


def _result_day(known: Known) -> date:
    body: Investigation = known.body
    acted = body.received or body.ordered
    return body.dated or local_day(acted.at if acted is not None else known.recorded_at)


def _result_moments(found: list[Known]) -> Iterator[Moment]:
    for known in found:
        body: Investigation = known.body
        acted = body.received or body.ordered
        read = [" ".join(part for part in (each.value, each.unit) if part) for each in body.values]
        text: Words = body.what.text
        if read:
            text = say("{what}: {values}", what=body.what.text, values=", ".join(read))
        yield Moment(
            Strand.RESULTS,
            PartialDate.of(_result_day(known)),
            text,
            tuple(note for note in (body.laboratory, body.conclusion) if note),
            acted.by if acted is not None else known.recorded_by,
            chip=results.STATE_NAMES[body.state],
            tone="danger" if any(each.flag in {Flag.LOW, Flag.HIGH} for each in body.values) else _TONES[body.state],
            tab="visits/results",
            recorded_at=known.recorded_at,
        )


def _values(found: list[Known]) -> Iterator[Series]:
    """Yield the values of results that were measured on more than one day, by name and unit."""
    measured: dict[tuple[str, str], dict[date, Reading]] = {}
    for known in found:
        on = _result_day(known)
        for each in known.body.values:
            if each.is_exact and each.number is not None:
                days = measured.setdefault((each.what.text, each.unit), {})
                days[on] = Reading(on, float(each.number), each.value)
    for (name, unit), days in measured.items():
        if len(days) > 1:
            yield Series(f"result {name} {unit}", name, tuple(days[on] for on in sorted(days)), unit=unit)


def _documents(work: Work, patient: PatientId) -> Iterator[Moment]:
    for line in documents_of(work, patient):
        body = line.fact.body
        yield Moment(
            Strand.DOCUMENTS,
            body.dated or PartialDate.of(local_day(line.fact.recorded_at)),
            body.title,
            tuple(note for note in (documents.KIND_NAMES[body.kind], body.author) if note),
            line.fact.recorded_by,
            tab="visits/results",
            recorded_at=line.fact.recorded_at,
        )


def _papers(work: Work, patient: PatientId) -> Iterator[Moment]:
    for line in lines_of(work, patient):
        if line.issued_at is None:
            continue
        cancelled = line.state is PaperState.CANCELLED
        yield Moment(
            Strand.DOCUMENTS,
            PartialDate.of(local_day(line.issued_at)),
            say("{kind} {serial} issued", kind=PAPER_KIND_NAMES[line.kind], serial=line.serial),
            who=line.issued_by,
            chip=PAPER_STATE_NAMES[line.state] if cancelled else "",
            tone="danger" if cancelled else "neutral",
            tab="visits",
            recorded_at=line.issued_at,
        )
    for sheet in given_lines(work, patient):
        yield Moment(
            Strand.DOCUMENTS,
            PartialDate.of(local_day(sheet.at)),
            say("Aftercare sheet given: {treatment}", treatment=sheet.treatment_name),
            who=sheet.by,
            tab="visits",
            recorded_at=sheet.at,
        )


def _consents(work: Work, patient: PatientId) -> Iterator[Moment]:
    for line in consent_lines(work, patient):
        answer = TREATMENT_STANDING_NAMES[TreatmentStanding(line.entry.answer.value)]
        yield Moment(
            Strand.CONSENTS,
            PartialDate.of(local_day(line.entry.at)),
            say("Consent to {treatment}: {answer}", treatment=line.treatment_name, answer=answer),
            who=line.taken_by,
            tab="visits",
            recorded_at=line.entry.at,
        )
