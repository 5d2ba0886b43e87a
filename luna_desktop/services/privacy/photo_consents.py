"""What patients allow for single photographs: asked with the picture in view, taken back at once, asked at each use.

A yes is a line of the ledger with its evidence and, under it, one line for each use and photograph. `ask` is what
every way out asks: the gate first, then each photograph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Ground, Purpose, state_at
from luna_desktop.domain.consent_terms import NEVER_OFFERED, Scope, read_scope
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import Answer, DataClass, may
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.photo_uses import (
    ASKED_EACH,
    MEDIUM_OF,
    NAMES_RECIPIENT,
    PURPOSE_OF,
    PhotoAnswer,
    PhotoBooks,
    PhotoScope,
    last_answer,
    obstacle,
)
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.refusals import Obstacle, refusal
from luna_desktop.models.photo_exports import PhotoConsentRow
from luna_desktop.models.photographs import Photograph
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.services.facts import current_facts
from luna_desktop.services.privacy import consents, ledger
from luna_desktop.services.privacy.consent_rules import ConsentAnswer
from luna_desktop.services.privacy.evidence import NewEvidence, Strokes, keep_evidence
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, Work, patient_change
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class PhotoYes:
    """A yes to uses of named photographs, as it was asked and signed.

    `recipient_id` counts for a publication and a referral. `may_be_recognised` is a tick of its own. `series` says
    with which set the photographs were shown.
    """

    patient_id: PatientId
    scopes: tuple[PhotoScope, ...]
    photographs: tuple[int, ...]
    method: ConsentMethod
    recipient_id: int = 0
    may_be_recognised: bool = False
    series: str = ""
    giver: Giver = Giver.SELF
    giver_fact_id: int | None = None
    given_by: str = ""
    language: str = "en"
    shown_sha256: str = ""
    strokes: Strokes = field(default=(), repr=False)
    scan: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class PhotoNo:
    """That a use is taken back: of these photographs, or of all where none is named; the reason may stay empty."""

    patient_id: PatientId
    scope: PhotoScope
    photographs: tuple[int, ...] = ()
    recipient_id: int = 0
    reason: str = ""


@dataclass(frozen=True)
class UseLine:
    """Where one use of photographs stands: how many may be used, since when, and why none may."""

    scope: PhotoScope
    photographs: tuple[int, ...]
    since: datetime | None = None
    closed_because: Message | None = None


StopPhotos = Callable[[Work, PhotoNo], tuple[Message, ...]]
_STOPS: list[StopPhotos] = []


def on_photo_no(stop: StopPhotos) -> StopPhotos:
    """Register what stops and lists uses when a use of photographs is taken back, in the same transaction."""
    _STOPS.append(stop)
    return stop


def books_of(work: Work, patient: PatientId) -> PhotoBooks:
    """Return everything that says what a patient allowed for photographs."""
    known = ledger.gate_patient(work, patient)
    teaching = work.session.execute(
        select(ConsentEventRow.id, ConsentEventRow.scope).where(
            ConsentEventRow.patient_id == patient, ConsentEventRow.purpose == Purpose.TEACHING_PHOTOGRAPHS.value
        )
    )
    rows = work.session.scalars(
        select(PhotoConsentRow).where(PhotoConsentRow.patient_id == patient).order_by(PhotoConsentRow.id)
    )
    return PhotoBooks(
        known.events,
        tuple((row.id, read_scope(row.scope) or Scope()) for row in teaching),
        tuple(
            PhotoAnswer(
                row.id,
                PhotoScope(row.scope),
                row.says_yes,
                row.photograph_id or 0,
                row.at,
                row.consent_event_id or 0,
                row.recipient_id or 0,
            )
            for row in rows
        ),
        known.adult_from,
    )


def ask(work: Work, patient: PatientId, scope: PhotoScope, photographs: Iterable[int], recipient: Recipient) -> Answer:
    """Say whether each of these photographs may be used so, towards a recipient, now: the gate, then the answers."""
    if scope is PhotoScope.MARKETING:
        return _no(scope, Obstacle.MARKETING_CLOSED)
    use: Purpose | Ground = PURPOSE_OF[scope]
    if recipient.kind is RecipientKind.PATIENT:
        use = Ground.RIGHTS
    answer = ledger.ask(work, patient, use, DataClass.PHOTOGRAPH, recipient)
    return answer if not answer.allowed else of_each(work, patient, scope, photographs, recipient.recipient_id)


def of_each(work: Work, patient: PatientId, scope: PhotoScope, photographs: Iterable[int], recipient_id: int) -> Answer:
    """Say whether the patient's answers allow this use of each photograph; the gate was asked already."""
    books = books_of(work, patient)
    now = ledger.gate_patient(work, patient).present(work.now)
    for photograph in photographs:
        stands = obstacle(books, scope, photograph, now, recipient=recipient_id)
        if stands is not None:
            return _no(scope, stands)
    return Answer(allowed=True)


def _no(scope: PhotoScope, stands: Obstacle) -> Answer:
    return Answer(allowed=False, message=refusal(stands), purpose=PURPOSE_OF[scope], obstacle=stands)


@use_case(
    requires=Permission.RECORD_FURTHER_CONSENT,
    patient=lambda answer: answer.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def allow_photographs(work: Work, answer: PhotoYes) -> tuple[UseLine, ...]:
    """Record a yes to uses of named photographs, with its evidence; returns where every use stands now.

    Raises:
        InvalidInput: Nothing is named, a use is never asked about, or the ledger cannot take the answer.
    """
    problems = _problems(work, answer)
    if problems:
        raise InvalidInput(problems)
    teaching = [scope for scope in answer.scopes if scope in MEDIUM_OF]
    event = _enter_in_ledger(work, answer, teaching) if teaching else None
    for scope in answer.scopes:
        for photograph in answer.photographs:
            _insert(work, answer.patient_id, scope, photograph, event=event, yes=answer)
    work.record(
        "photograph use allowed",
        patient_change("photograph use", event or "", answer.patient_id),
        kind=CREATED,
        purpose=PURPOSE_OF[answer.scopes[0]].value,
        detail={"uses": [scope.value for scope in answer.scopes], "photographs": list(answer.photographs)},
    )
    return lines_of(work, answer.patient_id)


def _problems(work: Work, answer: PhotoYes) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if PhotoScope.MARKETING in answer.scopes:
        problems["scopes"] = NEVER_OFFERED[Purpose.MARKETING_PHOTOGRAPHS]
    elif not answer.scopes or PhotoScope.RECORD in answer.scopes:
        problems["scopes"] = say("Tick what the patient allows.")
    if not answer.photographs or not set(answer.photographs) <= standing_photographs(work, answer.patient_id):
        problems["photographs"] = say("Choose the photographs that were shown to the patient.")
    if set(answer.scopes) & NAMES_RECIPIENT and not answer.recipient_id:
        problems["recipient"] = say("Choose the recipient that the patient named.")
    return problems


def standing_photographs(work: Work, patient: PatientId) -> frozenset[int]:
    """Return the ids of a patient's photographs that count."""
    facts = [
        each.fact_id for each in current_facts(work, patient, ("photograph",)) if each.status is FactStatus.CURRENT
    ]
    rows = work.session.scalars(
        select(Photograph.id).where(Photograph.patient_id == patient, Photograph.fact_id.in_(facts))
    )
    return frozenset(rows)


def _enter_in_ledger(work: Work, answer: PhotoYes, teaching: list[PhotoScope]) -> int:
    """Enter the yes to teaching, as wide as what stood before and what was ticked now; returns its number."""
    books = books_of(work, answer.patient_id)
    now = ledger.gate_patient(work, answer.patient_id).present(work.now)
    state, standing = state_at(books.events, Purpose.TEACHING_PHOTOGRAPHS, now, adult_from=books.adult_from)
    before = books.scope_of(standing.sequence) if state is ConsentState.GIVEN and standing is not None else Scope()
    media = before.media | {MEDIUM_OF[scope] for scope in teaching}
    signer = answer.given_by or ""
    evidence = None
    if answer.strokes:
        new = NewEvidence(signer, answer.language, answer.shown_sha256, answer.strokes)
        evidence = keep_evidence(work, answer.patient_id, new)
    elif answer.method is ConsentMethod.SIGNED_SCREEN:
        raise InvalidInput({"strokes": say("There is no signature yet. Sign in the box.")})
    entered = consents.append(
        work,
        ConsentAnswer(
            answer.patient_id,
            Purpose.TEACHING_PHOTOGRAPHS,
            ConsentState.GIVEN,
            answer.method,
            given_by=answer.given_by,
            language=answer.language,
            giver=answer.giver,
            giver_fact_id=answer.giver_fact_id,
            scope=Scope(before.is_identifiable or answer.may_be_recognised, frozenset(media)),
            evidence_id=evidence,
            scan=answer.scan,
        ),
    )
    return entered.sequence


def _insert(
    work: Work,
    patient: PatientId,
    scope: PhotoScope,
    photograph: int | None,
    *,
    event: int | None = None,
    yes: PhotoYes | None = None,
    no: PhotoNo | None = None,
) -> None:
    recipient = (yes.recipient_id if yes else 0) or (no.recipient_id if no else 0)
    work.session.execute(
        insert(PhotoConsentRow).values(
            patient_id=patient,
            scope=scope.value,
            says_yes=yes is not None,
            photograph_id=photograph,
            series=clean_line(yes.series) if yes else "",
            recipient_id=recipient or None if scope in NAMES_RECIPIENT else None,
            consent_event_id=event if scope in MEDIUM_OF else None,
            reason=clean_line(no.reason) if no else "",
            at=work.now,
            by=work.actor.user_id,
        )
    )


@use_case(
    requires=Permission.RECORD_WITHDRAWAL,
    patient=lambda answer: answer.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def take_back_photographs(work: Work, answer: PhotoNo) -> tuple[Message, ...]:
    """Take a use of photographs back at once, and say what that stops and what has left under it before."""
    if answer.scope in {PhotoScope.RECORD, PhotoScope.MARKETING}:
        raise InvalidInput({"scope": say("This is taken back with the consent itself, on the Privacy tab.")})
    if answer.scope in ASKED_EACH and not _any_yes(work, answer):
        raise InvalidInput({"scope": say("There is no consent in force to withdraw.")})
    for photograph in answer.photographs or (None,):
        _insert(work, answer.patient_id, answer.scope, photograph, no=answer)
    work.record(
        "photograph use taken back",
        patient_change("photograph use", "", answer.patient_id),
        kind=CREATED,
        purpose=PURPOSE_OF[answer.scope].value,
        detail={"use": answer.scope.value, "photographs": list(answer.photographs)},
    )
    return tuple(sentence for stop in _STOPS for sentence in stop(work, answer))


def _any_yes(work: Work, answer: PhotoNo) -> bool:
    answers = [each for each in books_of(work, answer.patient_id).answers if each.scope is answer.scope]
    given = {(each.photograph_id, each.recipient) for each in answers if each.says_yes}
    wanted = {
        (photograph, recipient)
        for photograph, recipient in given
        if (not answer.photographs or photograph in answer.photographs)
        and (not answer.recipient_id or recipient == answer.recipient_id)
    }
    found = (last_answer(answers, answer.scope, photograph, recipient) for photograph, recipient in wanted)
    return any(each is not None and each.says_yes for each in found)


@use_case(
    requires=Permission.READ_DISCLOSURES,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_photo_uses(work: Work, patient: PatientId) -> tuple[UseLine, ...]:
    """Return where each use of a patient's photographs stands."""
    lines = lines_of(work, patient)
    work.record("photograph uses read", patient_change("photograph use", "", patient), kind=READ)
    return lines


def lines_of(work: Work, patient: PatientId) -> tuple[UseLine, ...]:
    """Return where each use that needs a yes for each photograph stands, marketing last and closed."""
    books, photographs = books_of(work, patient), sorted(standing_photographs(work, patient))
    known = ledger.gate_patient(work, patient)
    now = known.present(work.now)
    open_answer = may(known, Purpose.TEACHING_PHOTOGRAPHS, DataClass.PHOTOGRAPH, Recipient(), work.actor, now)
    found = [_line(books, scope, photographs, now, open_answer) for scope in ASKED_EACH]
    closed = refusal(Obstacle.MARKETING_CLOSED)
    return (*found, UseLine(PhotoScope.MARKETING, (), closed_because=closed))


def _line(books: PhotoBooks, scope: PhotoScope, photographs: list[int], now: datetime, open_answer: Answer) -> UseLine:
    yes = [each for each in books.answers if each.scope is scope and each.says_yes and each.photograph_id]
    allowed: dict[int, datetime] = {}
    for answer in yes:
        is_there = answer.photograph_id in photographs and open_answer.allowed
        if is_there and obstacle(books, scope, answer.photograph_id, now, recipient=answer.recipient) is None:
            allowed[answer.photograph_id] = answer.at
    since = min(allowed.values(), default=None)
    return UseLine(scope, tuple(sorted(allowed)), since, None if open_answer.allowed else open_answer.message)
