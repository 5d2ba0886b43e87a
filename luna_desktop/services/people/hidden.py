"""Patients whose record the acting person is not to find: a restriction names them, and nothing sets it aside now.

Lists ask here, in the transaction that reads them. For somebody whom no restriction ever named, which is nearly
everybody, that is one look into an index.
"""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.restrictions import Restriction, present
from luna_desktop.domain.rights.openings import is_opened
from luna_desktop.models.sharing import RestrictionStaff
from luna_desktop.services.privacy import ledger
from luna_desktop.services.work import Work

_NAMED = select(RestrictionStaff.patient_id).distinct()
_KEPT = "luna hidden patients"


def hidden_patients(work: Work) -> frozenset[int]:
    """Return whom the acting person must not find; read once in each transaction."""
    kept = work.session.info.get(_KEPT)
    if isinstance(kept, frozenset):
        return kept
    named = work.session.scalars(_NAMED.where(RestrictionStaff.user_id == work.actor.user_id)).all()
    found = frozenset(int(patient) for patient in named if _is_hidden(work, PatientId(patient)))
    work.session.info[_KEPT] = found
    return found


def forget(work: Work) -> None:
    """Read again at the next question, as after a restriction was changed in this transaction."""
    work.session.info.pop(_KEPT, None)


def _is_hidden(work: Work, patient: PatientId) -> bool:
    return bool(in_the_way(work, patient))


def in_the_way(work: Work, patient: PatientId) -> list[Restriction]:
    """Return the restrictions that keep a patient's record from the acting person now."""
    return kept_from(work, patient, work.actor.user_id)


def staff_kept_away(work: Work, patient: PatientId) -> frozenset[int]:
    """Return the members of staff from whom a restriction keeps a patient's record now."""
    known, openings = ledger.closing_of(work, patient)
    now = max([present(known, work.now), *(each.at for each in openings)])
    return frozenset(
        user for each in known for user in each.terms.staff if each.stands(now) and not is_opened(openings, user, now)
    )


def kept_from(work: Work, patient: PatientId, user: UserId) -> list[Restriction]:
    """Return the restrictions that keep a patient's record from a member of staff now."""
    known, openings = ledger.closing_of(work, patient)
    now = max([present(known, work.now), *(each.at for each in openings)])
    if is_opened(openings, user, now):
        return []
    return [each for each in known if user in each.terms.staff and each.stands(now)]
