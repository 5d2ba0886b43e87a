"""Photographs: in through one door under a consent, sealed, listed, opened.

Order of writing: the sealed files are on disk before the row is committed, so a crash leaves at worst a file that
nothing points to, and never a photograph that points to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photographs import NO_CHAPERONE, PhotographFacts, checked_photograph, needs_chaperone
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.consent_terms import WITHDRAWAL_EFFECTS
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.interop.pictures import PreparedPicture
from luna_desktop.models.photographs import Photograph
from luna_desktop.services.care.photo_access import photographs_of, seen_facts, sees_intimate
from luna_desktop.services.care.sealed import object_reader, open_object, seal_together
from luna_desktop.services.facts import (
    FactChange,
    Known,
    StrikeOut,
    add_fact,
    change_fact,
    facts_among,
    strike_out,
    versions,
)
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.withdrawals import Withdrawal, on_withdrawal
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, Work, patient_change
from luna_desktop.texts import Message, say, say_n

_PHOTO = Photograph.metadata.tables["photograph"]
_MISSING = say("This photograph is not in this patient’s record.")


@dataclass(frozen=True)
class NewPhotograph:
    """A checked picture and what is known about it; `name` is the file's name, kept sealed."""

    patient_id: PatientId
    picture: PreparedPicture
    facts: PhotographFacts
    name: str = field(default="", repr=False)


@dataclass(frozen=True)
class PhotographTile:
    """A photograph as the list shows it."""

    photograph_id: int
    fact: Known
    thumbnail: bytes = field(repr=False)
    width: int = 0
    height: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class PhotographAsked:
    """One photograph of a patient."""

    patient_id: PatientId
    photograph_id: int


@dataclass(frozen=True)
class OpenedPhotograph:
    """A copy of a photograph without tags, as JPEG."""

    photograph_id: int
    jpeg: bytes = field(repr=False)
    sha256: str = ""


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda new: new.patient_id,
    use=Use(Purpose.CLINICAL_PHOTOGRAPHS, DataClass.PHOTOGRAPH),
)
def add_photograph(work: Work, new: NewPhotograph) -> int:
    """Seal a photograph and enter it into the record; returns its id.

    One that was struck out of this record is put back, with the new description and under today's consent.

    Raises:
        InvalidInput: The same picture is in this record already, or its description cannot be accepted.
    """
    facts = _checked(new.facts)
    struck_out = _struck_out(work, new)
    consent = consents.photo_consent_event(work, new.patient_id)
    fact_id = add_fact(work, new.patient_id, facts, Source.STAFF)
    if struck_out:
        return _put_back(work, struck_out, fact_id, consent, is_intimate=facts.sensitive)
    return keep_photograph(work, replace(new, facts=facts), fact_id, consent)


@dataclass(frozen=True)
class SealedPicture:
    """A picture whose files are sealed already: their ids, what lies sealed in the row, hash and size."""

    original_id: str
    full_id: str
    preview_id: str
    thumbnail: bytes = field(repr=False)
    sealed_name: bytes = field(repr=False)
    original_sha256: str
    width: int
    height: int


def seal_picture(work: Work, picture: PreparedPicture, name: str) -> SealedPicture:
    """Seal a picture's original and copies; the row that names them follows in the same transaction."""
    original, full, preview = seal_together(
        work, (picture.original, picture.media_type), (picture.full, "image/jpeg"), (picture.preview, "image/jpeg")
    )
    return SealedPicture(
        original,
        full,
        preview,
        work.premises.vault.small_seal(picture.thumbnail),
        work.premises.vault.small_seal(name.encode()),
        picture.sha256,
        picture.width,
        picture.height,
    )


def keep_photograph(work: Work, new: NewPhotograph, fact_id: int, consent: int) -> int:
    """Seal a photograph whose fact is written already, under a consent by its number; returns the photograph's id."""
    sealed = seal_picture(work, new.picture, new.name)
    return enter_photograph(work, new.patient_id, sealed, fact_id, consent, is_intimate=new.facts.sensitive)


def enter_photograph(
    work: Work, patient: PatientId, sealed: SealedPicture, fact_id: int, consent: int, *, is_intimate: bool
) -> int:
    """Enter a picture that is sealed already into a record; returns the photograph's id."""
    photograph_id: int = work.session.execute(
        insert(Photograph)
        .values(
            patient_id=patient,
            fact_id=fact_id,
            consent_event_id=consent,
            added_at=work.now,
            added_by=work.actor.user_id,
            is_intimate=is_intimate,
            **asdict(sealed),
        )
        .returning(Photograph.id)
    ).scalar_one()
    work.record(
        "photograph added",
        patient_change("photograph", photograph_id, patient),
        kind=CREATED,
        purpose=Purpose.CLINICAL_PHOTOGRAPHS.value,
        detail={"sha256": sealed.original_sha256, "consent": consent},
    )
    return photograph_id


@use_case(
    requires=Permission.READ_PHOTOGRAPHS, patient=lambda patient: patient, use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH)
)
def list_photographs(work: Work, patient: PatientId) -> list[PhotographTile]:
    """Return a patient's photographs, newest first, with their 320 px copies; of intimate ones only the words."""
    tiles = [replace(each, thumbnail=b"") if each.fact.body.sensitive else each for each in tiles_of(work, patient)]
    work.record(
        "photographs listed", patient_change("photograph", "", patient), kind=READ, detail={"count": len(tiles)}
    )
    return tiles


@use_case(
    requires=Permission.READ_SENSITIVE_PHOTOGRAPHS,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def list_intimate_photographs(work: Work, patient: PatientId) -> list[PhotographTile]:
    """Return a patient's intimate photographs, newest first, with their 320 px copies; only where somebody asks."""
    tiles = [each for each in tiles_of(work, patient) if each.fact.body.sensitive]
    work.record(
        "intimate photographs shown", patient_change("photograph", "", patient), kind=READ, detail={"count": len(tiles)}
    )
    return tiles


@use_case(
    requires=Permission.READ_PHOTOGRAPHS,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def count_photographs(work: Work, patient: PatientId) -> int:
    """Return how many photographs stand in a patient's record; none is opened."""
    return len(seen_facts(work, patient))


@use_case(
    requires=Permission.READ_PHOTOGRAPHS,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def open_photograph(work: Work, asked: PhotographAsked) -> OpenedPhotograph:
    """Open the 1600 px copy of one photograph; an intimate one is not there for who may not see those."""
    row = _seen_row(work, asked)
    jpeg = open_object(work, row.preview_id, _MISSING)
    opened = patient_change("photograph", asked.photograph_id, asked.patient_id)
    if row.is_intimate:
        work.record("intimate photograph opened", opened, kind=READ)
    else:
        work.record("photograph opened", opened, kind=READ)
    return OpenedPhotograph(asked.photograph_id, jpeg, row.original_sha256)


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda change: change.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def describe_photograph(work: Work, change: FactChange) -> None:
    """Correct what is known about a photograph; the picture never changes."""
    if not isinstance(change.body, PhotographFacts):
        raise TypeError
    _require_seen(work, change.patient_id, change.fact_id)
    change_fact(work, replace(change, body=_checked(change.body)))


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def strike_out_photograph(work: Work, wrong: StrikeOut) -> None:
    """Mark a photograph as entered in error; it is no longer listed and stays sealed."""
    _require_seen(work, wrong.patient_id, wrong.fact_id)
    strike_out(work, wrong, kinds=("photograph",))


@on_withdrawal({Purpose.CLINICAL_PHOTOGRAPHS, Purpose.CARE})
def no_new_photographs(work: Work, withdrawal: Withdrawal) -> tuple[Message, ...]:
    """Say what becomes of photographs; the gate refuses new ones from the withdrawal on.

    How many there are is told to whom they may be known: not at the desk, and of intimate ones to few.
    """
    patient = withdrawal.patient_id
    if not reaches(work, Permission.READ_PHOTOGRAPHS, patient):
        return (WITHDRAWAL_EFFECTS[Purpose.CLINICAL_PHOTOGRAPHS],)
    count = len(seen_facts(work, patient))
    if not count:
        return (say("No photographs are taken from now on."),)
    return (
        say_n(
            "No new photographs are taken. The {count} in the record stays there, as the record.",
            "No new photographs are taken. The {count} in the record stay there, as the record.",
            count,
        ),
    )


def tiles_of(work: Work, patient: PatientId, *, every: bool = False) -> list[PhotographTile]:
    """Return the photographs that count and exist for the actor, newest first.

    `every` leaves none out: for a copy whose photographs were chosen by somebody who sees them all.
    """
    intimate = every or sees_intimate(work, patient)
    facts = facts_among(work, patient, ("photograph",), photographs_of(patient, intimate=intimate))
    known = {each.fact_id: each for each in facts if each.status is FactStatus.CURRENT}
    rows = work.session.execute(
        select(
            Photograph.id,
            Photograph.fact_id,
            Photograph.thumbnail,
            Photograph.width,
            Photograph.height,
            Photograph.original_sha256,
        ).where(Photograph.patient_id == patient, *(() if intimate else (Photograph.is_intimate.is_(False),)))
    )
    vault = work.premises.vault
    tiles = [
        PhotographTile(
            row.id, known[row.fact_id], vault.small_open(row.thumbnail), row.width, row.height, row.original_sha256
        )
        for row in rows
        if row.fact_id in known
    ]
    return sorted(tiles, key=lambda tile: (tile.fact.body.taken_at, tile.photograph_id), reverse=True)


def preview_of(work: Work, patient: PatientId, photograph_id: int) -> bytes:
    """Return the 1600 px copy for a printed page; the caller writes the audit entry."""
    return preview_reader(work, patient, photograph_id)()


def preview_reader(work: Work, patient: PatientId, photograph_id: int) -> Callable[[], bytes]:
    """Return what reads the 1600 px copy later, until the lock; the caller writes the audit entry."""
    row = _row(work, PhotographAsked(patient, photograph_id))
    return object_reader(work, row.preview_id, _MISSING)


def full_of(work: Work, patient: PatientId, photograph_id: int) -> bytes:
    """Return the full-size copy without tags, of one that exists for the actor; the caller writes the audit entry."""
    row = _seen_row(work, PhotographAsked(patient, photograph_id))
    return open_object(work, row.full_id, _MISSING)


def _row(work: Work, asked: PhotographAsked) -> Photograph:
    row = work.session.scalars(
        select(Photograph).where(Photograph.id == asked.photograph_id, Photograph.patient_id == asked.patient_id)
    ).first()
    if row is None:
        raise NotFound(_MISSING)
    return row


def _seen_row(work: Work, asked: PhotographAsked) -> Photograph:
    row = _row(work, asked)
    counts = facts_among(work, asked.patient_id, ("photograph",), select(_PHOTO.c.fact_id).where(_PHOTO.c.id == row.id))
    if not counts or (row.is_intimate and not sees_intimate(work, asked.patient_id)):
        raise NotFound(_MISSING)
    return row


def _require_seen(work: Work, patient: PatientId, fact_id: int) -> None:
    """Refuse to change what does not exist for the actor; raises NotFound."""
    seen = photographs_of(patient, intimate=sees_intimate(work, patient))
    if fact_id not in work.connection.execute(seen).scalars().all():
        raise NotFound(_MISSING)


def _struck_out(work: Work, new: NewPhotograph) -> int:
    """Return the number of the same picture where it was struck out, 0 where it is new; refuse it where it counts."""
    known = work.session.execute(
        select(Photograph.id, Photograph.fact_id).where(
            Photograph.patient_id == new.patient_id, Photograph.original_sha256 == new.picture.sha256
        )
    ).first()
    if known is None:
        return 0
    if versions(work, new.patient_id, known.fact_id)[0].status is not FactStatus.ENTERED_IN_ERROR:
        raise InvalidInput({"file": say("This picture is in the record already.")})
    return int(known.id)


def _put_back(work: Work, photograph_id: int, fact_id: int, consent: int, *, is_intimate: bool) -> int:
    """Let a photograph that was struck out stand under a new entry; its files never left."""
    row = work.session.get_one(Photograph, photograph_id)
    row.fact_id, row.consent_event_id, row.is_intimate = fact_id, consent, is_intimate
    row.added_at, row.added_by = work.now, work.actor.user_id
    work.record(
        "photograph put back",
        patient_change("photograph", photograph_id, PatientId(row.patient_id)),
        kind=CREATED,
        purpose=Purpose.CLINICAL_PHOTOGRAPHS.value,
        detail={"sha256": row.original_sha256, "consent": consent},
    )
    return photograph_id


def _checked(facts: PhotographFacts) -> PhotographFacts:
    tidy, problems = checked_photograph(facts)
    if needs_chaperone(tidy):
        problems["chaperone"] = NO_CHAPERONE
    if problems:
        raise InvalidInput(problems)
    return tidy
