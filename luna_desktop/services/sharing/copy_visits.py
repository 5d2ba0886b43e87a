"""Turns a patient's visits into what a record copy prints, newest last, in the language of the copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.domain.clinical.courses import COURSE_STATE_NAMES
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import (
    AFTERCARE_NAMES,
    COMPLICATIONS_NAMES,
    ProcedureDone,
    ProductUsed,
    SiteDone,
    Told,
)
from luna_desktop.domain.clinical.visits import (
    CALL_NAMES,
    KIND_NAMES,
    LOCKED,
    MODE_NAMES,
    PAYER_NAMES,
    STATE_NAMES,
    Payer,
    VisitMode,
    VisitNote,
    VisitState,
)
from luna_desktop.domain.clock import local_day
from luna_desktop.reports import record_content as page
from luna_desktop.reports.visit_content import AmendmentRow, Pair, VisitRow
from luna_desktop.services.care.come_again import orders_of
from luna_desktop.services.care.courses import CourseSoFar, courses_of
from luna_desktop.services.care.elsewhere import visits_elsewhere
from luna_desktop.services.care.treatments import field_label
from luna_desktop.services.care.visits import OpenVisit, VersionOfVisit, registration_numbers, visits_of
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import Message, say

Text = page.Text
Courses = Mapping[int, CourseSoFar]


@dataclass(frozen=True)
class CopiedVisits:
    """The visits and courses of sessions as they are printed, and the codes that the visits use."""

    visits: tuple[VisitRow, ...] = ()
    courses: tuple[Pair, ...] = ()
    orders: tuple[Pair, ...] = ()
    codes: tuple[page.CodeRow, ...] = ()


def collect_visits(work: Work, patient: PatientId, has: Callable[[date], bool]) -> CopiedVisits:
    """Return the visits whose day is wanted, oldest first, drafts and struck-out ones said so."""
    numbers = registration_numbers(work)
    everywhere = sorted(
        [*visits_of(work, patient), *visits_elsewhere(work, patient)], key=lambda each: each.header.started_at
    )
    found = [each for each in everywhere if has(local_day(each.header.started_at))]
    shown = [each for each in found if each.state is not VisitState.ENTERED_IN_ERROR]
    codes = {
        what.code: page.CodeRow(code=what.code, meaning=what.text, system=what.system)
        for each in shown
        for what in _coded(each.note)
        if what.code and what.system
    }
    courses = courses_of(work, patient)
    planned = {each.known.fact_id: each for each in courses}
    rows = tuple(_visit(each, numbers.get(int(each.header.practitioner_id), ""), planned) for each in found)
    told = tuple(_course(each) for each in reversed(courses) if has(local_day(each.known.recorded_at)))
    orders = tuple(_order(each) for each in orders_of(work, patient) if has(local_day(each.recorded_at)))
    return CopiedVisits(rows, told, orders, tuple(codes[code] for code in sorted(codes)))


def _order(known: Known) -> Pair:
    order: ComeAgain = known.body
    return (say("By {day}", day=day(order.by)), order.reason)


def _course(so_far: CourseSoFar) -> Pair:
    course = so_far.course
    held = say("{held} of {planned} sessions", held=so_far.held, planned=course.sessions)
    return (_named(course.what), _joined([held, course.interval, COURSE_STATE_NAMES[course.state], course.reason]))


def _session(done: ProcedureDone, visit: OpenVisit, planned: Courses) -> tuple[Pair, ...]:
    course = planned.get(done.course_id)
    if course is None or visit.header.elsewhere:
        return ()
    number, of = course.session_in(visit.header.visit_id), course.course.sessions
    return ((say("Course"), say("Session {number} of {planned}", number=number, planned=of)),)


def _coded(note: VisitNote) -> tuple[Coded, ...]:
    sites = [site.where for each in note.procedures for site in each.sites]
    return (*note.diagnoses, *(each.what for each in note.procedures), *sites)


def _visit(visit: OpenVisit, registration: str, planned: Courses) -> VisitRow:
    header = visit.header
    started = header.started_at.astimezone(CLINIC_ZONE)
    who: Text = header.practitioner
    if registration:
        who = say("{name}, registration {number}", name=header.practitioner, number=registration)
    if header.elsewhere:
        who = say("{name} at {clinic}. It came with a copy of that clinic’s record.", **_elsewhere(visit))
    title = say("{kind}, {day}, {time}", kind=KIND_NAMES[header.kind], day=day(started.date()), time=f"{started:%H:%M}")
    if visit.state is VisitState.ENTERED_IN_ERROR:
        return VisitRow(
            title=title,
            with_whom=who,
            state=STATE_NAMES[visit.state],
            is_signed=True,
            struck=_struck(visit),
            subject=subject_of(visit),
        )
    return VisitRow(
        title=title,
        with_whom=who,
        state=_state(visit),
        is_signed=visit.state in LOCKED,
        pairs=tuple(pair for pair in _note(visit.note) if pair[1]),
        procedures=tuple(
            (_named(each.what), (*_session(each, visit, planned), *_procedure(each))) for each in visit.note.procedures
        ),
        amendments=tuple(_amendments(visit)),
        addenda=tuple((_by(each.by, local_day(each.at)), each.text) for each in visit.addenda),
        subject=subject_of(visit),
    )


def subject_of(visit: OpenVisit) -> str:
    """Return the name of a visit within the record, under which a statement of disagreement finds it."""
    return f"{'visit elsewhere' if visit.header.elsewhere else 'visit'} {visit.header.visit_id}"


def _elsewhere(visit: OpenVisit) -> dict[str, str]:
    return {"name": visit.header.practitioner, "clinic": visit.header.elsewhere}


def _state(visit: OpenVisit) -> Text:
    if visit.header.elsewhere and visit.state is VisitState.DRAFT:
        return say("NOT SIGNED when {clinic} gave the copy", clinic=visit.header.elsewhere)
    signed = next((each for each in visit.versions if each.state is VisitState.SIGNED), None)
    if signed is None:
        return say("NOT SIGNED: this note can still change")
    if visit.header.elsewhere:
        said = {"clinic": visit.header.elsewhere, "name": signed.by, "day": day(local_day(signed.at))}
        return say("Signed at {clinic} by {name}, {day}", **said)
    return say("Signed by {name}, {day}", name=signed.by, day=day(local_day(signed.at)))


def _struck(visit: OpenVisit) -> Message:
    newest = visit.versions[0]
    if visit.header.elsewhere:
        return say("This entry was made in error at {clinic}.", clinic=visit.header.elsewhere)
    if visit.moved_to:
        return say("This entry was made here in error and moved, {day}.", day=day(local_day(newest.at)))
    return say("This entry was made in error and struck out, {day}.", day=day(local_day(newest.at)))


def _note(note: VisitNote) -> tuple[Pair, ...]:
    called = note.mode is not VisitMode.IN_PERSON
    return (
        (say("How"), MODE_NAMES[note.mode]),
        (say("Room"), note.room),
        (say("Who asked for the call"), CALL_NAMES[note.call_begun_by] if called else ""),
        (say("Consent to the call"), note.call_consent if called else ""),
        (say("Complaint"), note.complaint),
        (say("Findings"), note.findings),
        (say("Diagnoses"), _lines([_named(each) for each in note.diagnoses])),
        (say("Assessment"), note.assessment),
        (say("Plan"), note.plan),
        (say("Follow-up"), note.follow_up),
        (say("Who pays"), _payer(note)),
    )


def _payer(note: VisitNote) -> Text:
    if note.payer is Payer.NOT_SAID:
        return note.payer_note
    name = PAYER_NAMES[note.payer]
    return say("{payer} · {note}", payer=name, note=note.payer_note) if note.payer_note else name


def _named(what: Coded) -> Text:
    if what.code and what.system:
        return say("{name} ({system} {code})", name=what.text, system=what.system, code=what.code)
    return what.text


def _procedure(done: ProcedureDone) -> tuple[Pair, ...]:
    yes_no: dict[str, Text] = {"yes": say("Yes"), "no": say("No")}
    pairs: list[Pair] = []
    for each in done.settings:
        value: Text = yes_no.get(each.value, each.value)
        if each.unit:
            value = say("{value} {unit}", value=each.value, unit=each.unit)
        pairs.append((field_label(each.group, each.field), value))
    pairs += [(say("Site"), _site(each)) for each in done.sites]
    pairs += [(say("Product"), _product(each)) for each in done.products]
    pairs += [
        (say("Begun"), done.begun),
        (say("Ended"), done.ended),
        (say("Anaesthesia"), done.anaesthesia),
        (say("Test spot"), done.test_spot),
        (say("Complications"), _told(done.complications, done.complications_note, COMPLICATIONS_NAMES)),
        (say("Aftercare advice"), _told(done.aftercare, done.aftercare_note, AFTERCARE_NAMES)),
    ]
    return tuple(pair for pair in pairs if pair[1])


def _told(told: Told, note: str, names: dict[Told, Message]) -> Text:
    return note or ("" if told is Told.NOT_SAID else names[told])


def _site(site: SiteDone) -> Text:
    parts: list[Text] = [site.where.text]
    if site.passes:
        parts.append(say("{count} passes", count=site.passes))
    return _joined([*parts, site.amount, site.response])


def _product(used: ProductUsed) -> Text:
    parts: list[Text] = [used.what.text]
    if used.batch:
        parts.append(say("batch {batch}", batch=used.batch))
    if used.expiry:
        parts.append(say("expiry {day}", day=day(used.expiry)))
    return _joined([*parts, used.amount])


def _joined(parts: list[Text]) -> Text:
    """Return parts beside each other; each stays in the language of the copy."""
    said = [part for part in parts if part]
    whole: Text = said[0] if said else ""
    for part in said[1:]:
        whole = say("{first} · {then}", first=whole, then=part)
    return whole


def _lines(parts: list[Text]) -> Text:
    whole: Text = parts[0] if parts else ""
    for part in parts[1:]:
        whole = say("{first}\n{then}", first=whole, then=part)
    return whole


def _by(name: str, on: date) -> Message:
    return say("{name}, {day}", name=name, day=day(on))


def _amendments(visit: OpenVisit) -> list[AmendmentRow]:
    """Return what was changed after signing, oldest first."""
    found = [_amendment(newer, older) for newer, older in pairwise(visit.versions) if newer.state is VisitState.AMENDED]
    return found[::-1]


def _amendment(newer: VersionOfVisit, older: VersionOfVisit) -> AmendmentRow:
    before, after = _note(older.note), _note(newer.note)
    changes = [(label, old, new) for (label, old), (_label, new) in zip(before, after, strict=True) if old != new]
    if older.note.procedures != newer.note.procedures:
        changes.append((say("Treatments"), _all(older.note), _all(newer.note)))
    head = say("Amended by {name}, {day}", name=newer.by, day=day(local_day(newer.at)))
    return AmendmentRow(head=head, reason=newer.reason, changes=tuple(changes))


def _all(note: VisitNote) -> Text:
    lines: list[Text] = []
    for each in note.procedures:
        lines.append(_named(each.what))
        lines += [say("{label}: {text}", label=label, text=text) for label, text in _procedure(each)]
    return _lines(lines)
