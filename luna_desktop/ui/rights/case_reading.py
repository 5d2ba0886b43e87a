"""Turns what the use cases read into what the privacy desk shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.relations import PROOF_NAMES, Proof
from luna_desktop.domain.rights.cases import METHOD_NAMES, Case, CaseKind, IdentityMethod
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LETTER_NAMES, Step
from luna_desktop.services.rights import book
from luna_desktop.services.rights.attachments import AttachmentLine
from luna_desktop.services.rights.cases import CasePage, EventLine
from luna_desktop.services.rights.queue import Queue, QueueRow
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.rights import actions, case_words, choices
from luna_desktop.ui.rights.actions import QUIET, act_of, rest_of
from luna_desktop.ui.rights.shown import ShownAction, ShownCase, ShownPaper, ShownRow, ShownStep, ShownTile, StepState

SECOND = "second:"
"""Before the key of a step that somebody proposed and that a second person may agree to."""
_EVENTS: Mapping[str, Message] = {
    book.PAUSED: say("Clock paused"),
    book.RESUMED: say("Clock runs again"),
    book.EXTENDED: say("Time extended"),
    book.PROPOSED: say("Proposed to the second person"),
    book.SECONDED: say("The second person agreed"),
    book.NOTE: say("Note"),
    book.ATTACHED: say("Paper attached"),
}
"""Events besides steps that stand among the steps of a case."""


def row_of(found: QueueRow, actor: Actor, now: datetime) -> ShownRow:
    """Return a case of the queue as a row."""
    case, details = found.case, found.details
    return ShownRow(
        case.case_id,
        case.number,
        int(case.patient_id),
        found.patient,
        found.mrn,
        case_words.TABS[case.kind],
        case_words.asked_icon(case, details),
        case_words.asked_words(case, details),
        case_words.asked_note(case, details),
        case_words.face_of(case, now),
        case_words.state_chip(case),
        case_words.next_words(case),
        case_words.next_note(found.owner),
        case.owner_id == actor.user_id,
        _paused_note(case),
        _("Born {birth}", birth=found.birth.shown(current(), local_day(now))),
    )


def _paused_note(case: Case) -> str:
    if case.clock.paused_since is None:
        return ""
    return _("Authority not proven") if case.identity_passed else _("Identity not proven")


def tiles_of(queue: Queue, restrictions: int, reviews: int) -> tuple[ShownTile, ...]:
    """Return the counts over the queue; `reviews` are openings of records that wait to be looked at."""
    counts = {each.kind: each for each in queue.counts}
    total, late = sum(each.open for each in queue.counts), sum(each.overdue for each in queue.counts)
    copies = counts[CaseKind.ACCESS].open if CaseKind.ACCESS in counts else 0
    return (
        ShownTile("open", total, _("Open requests"), "inbox"),
        ShownTile("late", late, _("Past due"), "alarm-clock", "danger" if late else ""),
        ShownTile("copies", copies, _("Copy clocks running"), "hourglass", "warn" if copies else ""),
        ShownTile("restrictions", restrictions, _("Restrictions in force"), "lock", "priv"),
        ShownTile("reviews", reviews, _("Openings to review"), "shield-check", "warn" if reviews else "ok"),
    )


def case_of(page: CasePage, row: ShownRow, actor: Actor, attachments: Iterable[AttachmentLine] = ()) -> ShownCase:
    """Return a case for the panel, with its papers."""
    case = page.case
    first, second, more = _actions(page, actor)
    return ShownCase(
        row,
        page.owner,
        page.words,
        case_words.how_words(case, moment(case.received_at)),
        tuple(_steps(page)),
        _warning(page),
        first,
        second,
        more,
        tuple(_letters(page)),
        tuple(_papers(attachments)),
        may_assign=actor.may(Permission.HANDLE_CASES) and case.closed_at is None,
    )


def _warning(page: CasePage) -> str:
    case = page.case
    if case.is_back_dated:
        return _("Written down later than it came in: {reason}", reason=page.back_dated_because)
    return ""


def _steps(page: CasePage) -> Iterable[ShownStep]:
    """Yield what was done by whom, what is next, and what usually comes after it."""
    case = page.case
    for event in page.events:
        done = _done(event)
        if done is not None:
            yield done
    coming = [
        ShownStep(case_words.ahead_words(case.kind, to), case_words.ahead_note(to), StepState.TO_COME)
        for to in rest_of(case.kind, case.state)
    ]
    if not case.is_proven and case.state in {CaseState.RECEIVED, CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING}:
        words = case_words.AUTHORITY_STEP if case.identity_passed else case_words.IDENTITY_STEP
        proof = ShownStep(shown(words), _("Nothing goes on before that"), StepState.TO_COME)
        coming.insert(1 if case.state is CaseState.RECEIVED else 0, proof)
    for at, step in enumerate(coming):
        yield ShownStep(step.text, step.note, StepState.NOW if at == 0 else StepState.TO_COME)


def _done(event: EventLine) -> ShownStep | None:
    by = _("{when}, {name}", when=moment(event.at), name=event.by)
    if event.what == book.STEP and event.to is not None:
        return ShownStep(case_words.done_words(event.to), _with(by, _said(event)), StepState.DONE)
    if event.what in {book.IDENTITY, book.AUTHORITY}:
        return _proof(event, by)
    if event.what in _EVENTS:
        return ShownStep(shown(_EVENTS[event.what]), _with(by, event.note), StepState.DONE)
    return None


def _proof(event: EventLine, by: str) -> ShownStep:
    passed = bool(event.detail.get("passed", True))
    if event.what == book.AUTHORITY:
        text = _("Right to ask checked") if passed else _("Right to ask not proven")
        return ShownStep(text, _with(by, event.note), StepState.DONE if passed else StepState.LEFT_OUT)
    text = _("Identity checked") if passed else _("Identity not proven")
    return ShownStep(text, _with(by, _document(event.detail)), StepState.DONE if passed else StepState.LEFT_OUT)


def _document(detail: Mapping[str, object]) -> str:
    """Return how identity was checked: the document’s kind with its last four, or the method."""
    document, method = str(detail.get("document") or ""), str(detail.get("method") or "")
    if document and document != Proof.NONE.value:
        return _(
            "{document} ending in {last}", document=shown(PROOF_NAMES[Proof(document)]), last=detail.get("last_four")
        )
    return shown(METHOD_NAMES[IdentityMethod(method)]) if method else ""


_SHOWN_FIELDS: Mapping[str, Mapping[str, Message]] = {
    "how": choices.TOLD,
    "method": choices.HANDED_OVER,
    "mode": choices.ENDS,
    "attach_mode": choices.ATTACHED,
    "category": choices.CATEGORIES,
    "contact_field": choices.CONTACT_FIELDS,
}
_PLAIN_FIELDS = ("missing", "receipt", "outcome", "reason", "findings", "holder", "decision", "kept", "code")


def _said(event: EventLine) -> str:
    """Return what a step wrote down, as far as a line holds it."""
    parts = [choices.worded(words, event.detail[name]) for name, words in _SHOWN_FIELDS.items() if name in event.detail]
    parts += [clean_line(str(event.detail[name])) for name in _PLAIN_FIELDS if event.detail.get(name)]
    return " · ".join(part for part in (*parts, event.note) if part)


def _with(by: str, more: str) -> str:
    return f"{by} · {more}" if more else by


def _waits_for_second(page: CasePage) -> CaseState | None:
    """Return the step that somebody proposed and that nobody has agreed to yet."""
    found: CaseState | None = None
    for event in page.events:
        if event.what == book.PROPOSED:
            found = CaseState(str(event.detail["to"]))
        elif event.what in {book.STEP, book.SECONDED}:
            found = None
    return found


def _actions(
    page: CasePage, actor: Actor
) -> tuple[ShownAction | None, tuple[ShownAction, ...], tuple[ShownAction, ...]]:
    """Return the one thing to do next, what else the state allows, and what is done seldom."""
    case = page.case
    steps = [step for step in page.steps if not (step.needs_proof and not case.is_proven)]
    if any(step.target is CaseState.AGREED for step in steps):
        steps = [step for step in steps if step.target not in actions.DECIDED_WITH_IT]
    coming = rest_of(case.kind, case.state)
    wanted = [to for to in coming[:1] if any(step.target is to for step in steps)]
    first = _step_action(case, wanted[0]) if wanted else None
    asks_proof = not case.is_proven and case.state in {CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING}
    if asks_proof:
        text = _("Check the right to ask…") if case.identity_passed else _("Check identity…")
        first = ShownAction(actions.IDENTITY, text, "id-card")
    if case.kind is CaseKind.ACCESS:
        steps = [step for step in steps if step.target not in actions.COPY_STEPS]
        first = _copy_action(case) or first
    others = [step.target for step in steps if step.target.value != (first.key if first else "")]
    if first is None and others:
        own = [to for to in others if to not in QUIET and not act_of(case.kind, to).is_grave]
        if own:
            first = _step_action(case, own[0])
            others.remove(own[0])
    second = tuple(_step_action(case, to) for to in others if to not in QUIET)
    if case.closed_at is None and actor.may(Permission.SEND_MESSAGES):
        second = (ShownAction(actions.ASK, _("Ask patient"), "phone"), *second)
    proposed = _waits_for_second(page)
    if proposed is not None:
        text = _("Agree: {step}", step=shown(act_of(case.kind, proposed).text))
        second = (ShownAction(f"{SECOND}{proposed.value}", text, "user-check"), *second)
    quiet = tuple(_step_action(case, to) for to in others if to in QUIET)
    return first, second, quiet + _further(page, actor)


def _copy_action(case: Case) -> ShownAction | None:
    """Return what leads to the copy's page, where a copy is on its way."""
    act = actions.ON_THE_COPY.get(case.state)
    return ShownAction(actions.COPY, shown(act.text), act.icon) if act is not None else None


def _step_action(case: Case, to: CaseState) -> ShownAction:
    act = act_of(case.kind, to, case.state)
    return ShownAction(to.value, shown(act.text), act.icon, act.is_grave)


def _further(page: CasePage, actor: Actor) -> tuple[ShownAction, ...]:
    case = page.case
    if case.closed_at is not None:
        return (ShownAction(actions.CHART, _("Open chart"), "user"),)
    handles = actor.may(Permission.HANDLE_CASES)
    found: list[ShownAction] = []
    if case.kind is CaseKind.ERASURE and actor.may(Permission.ERASE_DATA):
        found.append(ShownAction(actions.GROUPS, _("Groups and day…"), "list-checks"))
    if handles:
        found.append(ShownAction(actions.LETTER, _("Letter…"), "mail"))
        found.append(ShownAction(actions.ATTACH, _("Attach…"), "paperclip"))
        found.append(ShownAction(actions.NOTE, _("Note…"), "pencil"))
    if handles and case.clock.paused_since is not None:
        found.append(ShownAction(actions.RESUME, _("Let the clock run…"), "play"))
    elif handles and case.state is CaseState.IDENTITY_PENDING and not case.is_proven:
        found.append(ShownAction(actions.PAUSE, _("Pause the clock…"), "pause"))
    if handles and case.answered_at is None and case.clock.limit.extension and not case.clock.is_extended:
        found.append(ShownAction(actions.EXTEND, _("Extend…"), "calendar-plus"))
    found.append(ShownAction(actions.CHART, _("Open chart"), "user"))
    return tuple(found)


def _letters(page: CasePage) -> Iterable[ShownPaper]:
    for letter in page.letters:
        note = _("{when}, {name}", when=moment(letter.at), name=letter.by)
        yield ShownPaper(letter.letter_id, shown(LETTER_NAMES[letter.kind]), note, "mail")


def _papers(attachments: Iterable[AttachmentLine]) -> Iterable[ShownPaper]:
    for paper in attachments:
        note = _("{when}, {name}", when=moment(paper.at), name=paper.by)
        yield ShownPaper(paper.attachment_id, paper.title, note, "paperclip")


def step_to(page: CasePage, key: str) -> Step | None:
    """Return the step whose button has this key, or None."""
    return next((step for step in page.steps if step.target.value == key), None)


def closed_words(queue: Queue, days: int) -> str:
    """Return how what was closed went: how many, and of copies how many in time and the middle time used."""
    total = sum(each.count for each in queue.closed)
    if not total:
        return _("Nothing was answered in the last {days} days.", days=days)
    copies = next((each for each in queue.closed if each.kind is CaseKind.ACCESS), None)
    if copies is None:
        return _("{count} answered in the last {days} days.", count=total, days=days)
    return _(
        "{count} answered in the last {days} days. Copies: {in_time} of {copies} in time, middle value {hours} h.",
        count=total,
        days=days,
        in_time=copies.in_time,
        copies=copies.count,
        hours=round(copies.middle.total_seconds() / 3600),
    )
