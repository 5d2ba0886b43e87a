"""The identity photograph: the small picture beside a patient's name, by which the desk tells people apart.

It is no clinical photograph. It lies in the encrypted database and not in the photo vault, so reception sees and takes
it without a key to the vault. Every change is a new version; taking the picture away is one too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.interop.portraits import is_portrait
from luna_desktop.models.identity_photos import IdentityPhotoVersion
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import say


@dataclass(frozen=True)
class IdentityPhoto:
    """The newest version: `jpeg` is empty where there is no picture, `number` is 0 where there never was one."""

    patient_id: PatientId
    number: int = 0
    jpeg: bytes = field(default=b"", repr=False)
    recorded_at: datetime | None = None
    recorded_by: str = ""


@dataclass(frozen=True)
class NewIdentityPhoto:
    """A picture as `interop.portraits.cut_out` makes it, and the number of the version that the screen showed."""

    patient_id: PatientId
    jpeg: bytes = field(repr=False)
    number: int = 0


@dataclass(frozen=True)
class IdentityPhotoRemoval:
    """That the picture is to go, and the number of the version that the screen showed."""

    patient_id: PatientId
    number: int


_TABLE = IdentityPhotoVersion.metadata.tables["identity_photo_version"]
_STAFF = IdentityPhotoVersion.metadata.tables["staff_user"]


@use_case(
    requires=Permission.READ_CONTACT,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_identity_photo(work: Work, patient: PatientId) -> IdentityPhoto:
    """Read the picture of a patient who is open; the opening is in the audit log already."""
    return identity_photo_of(work, patient)


@use_case(
    requires=Permission.CHANGE_CONTACT,
    patient=lambda new: new.patient_id,
    use=Use(Purpose.CARE, DataClass.CONTACT),
)
def keep_identity_photo(work: Work, new: NewIdentityPhoto) -> IdentityPhoto:
    """Keep a picture as the one beside the patient's name.

    Raises:
        InvalidInput: It is not the small square picture that the program cuts out.
        StaleRecord: Somebody changed the picture meanwhile.
    """
    if not is_portrait(new.jpeg):
        raise InvalidInput({"picture": say("Choose the picture again, and the part of it to keep.")})
    _refuse_stale(work, new.patient_id, new.number)
    return _append(work, new.patient_id, new.number + 1, new.jpeg)


@use_case(
    requires=Permission.CHANGE_CONTACT,
    patient=lambda removal: removal.patient_id,
    use=Use(Ground.RIGHTS, DataClass.CONTACT),
)
def remove_identity_photo(work: Work, removal: IdentityPhotoRemoval) -> IdentityPhoto:
    """Take the picture away from the banner and from later record copies; no consent is needed for that.

    Raises:
        InvalidInput: There is no picture.
        StaleRecord: Somebody changed the picture meanwhile.
    """
    _refuse_stale(work, removal.patient_id, removal.number)
    if not identity_photo_of(work, removal.patient_id).jpeg:
        raise InvalidInput({"picture": say("There is no identity photo to remove.")})
    return _append(work, removal.patient_id, removal.number + 1, None)


def identity_photo_of(work: Work, patient: PatientId) -> IdentityPhoto:
    """Return the version that counts."""
    row = work.session.execute(
        select(_TABLE.c.number, _TABLE.c.picture, _TABLE.c.recorded_at, _STAFF.c.display_name)
        .join(_STAFF, _STAFF.c.id == _TABLE.c.recorded_by)
        .where(_TABLE.c.patient_id == int(patient))
        .order_by(_TABLE.c.number.desc())
        .limit(1)
    ).first()
    if row is None:
        return IdentityPhoto(patient)
    return IdentityPhoto(patient, row.number, row.picture or b"", row.recorded_at, row.display_name)


def _refuse_stale(work: Work, patient: PatientId, number: int) -> None:
    stand = identity_photo_of(work, patient)
    if stand.number == number:
        return
    when = stand.recorded_at.astimezone(CLINIC_ZONE).strftime("%H:%M") if stand.recorded_at else ""
    raise StaleRecord(
        say(
            "{name} changed the photo at {time}. It is shown now; choose again if yours is better.",
            name=stand.recorded_by,
            time=when,
        ),
        theirs=stand,
    )


def _append(work: Work, patient: PatientId, number: int, jpeg: bytes | None) -> IdentityPhoto:
    work.session.execute(
        insert(_TABLE).values(
            patient_id=int(patient),
            number=number,
            picture=jpeg,
            recorded_at=work.now,
            recorded_by=work.actor.user_id,
        )
    )
    work.record(
        "identity photo kept" if jpeg else "identity photo removed",
        patient_change("identity photo", number, patient),
        kind=CREATED if jpeg else UPDATED,
        purpose=Purpose.CARE.value,
        detail={"number": number, "bytes": len(jpeg or b"")},
    )
    return identity_photo_of(work, patient)
