"""What the patient decided at other clinics, as their records told it: to be read, and the rest for a person to decide.

Refusals, wishes and restrictions that a program can keep to stand in this clinic's own books already
(`services.people.record_import_desk`); what it cannot waits here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.elsewhere import BOOKING_KIND, CORRECTION_KIND, PRIVACY_KIND, WISH_KIND, Act, ActElsewhere
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.restrictions import Terms, present
from luna_desktop.domain.rights.disagreements import LONGEST_REASON
from luna_desktop.services.care.chart_access import hidden_kinds
from luna_desktop.services.facts import FactChange, Known, change_fact, current_facts
from luna_desktop.services.people.record_import_desk import terms_of, waits
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say

KINDS = (PRIVACY_KIND, WISH_KIND, BOOKING_KIND)
APART = frozenset({Act.DISCLOSURE})
"""What stands with this clinic's own elsewhere on the tab: disclosures are lines of the accounting."""


_RESERVED = frozenset({Act.RESTRICTION, Act.OPENING})


@dataclass(frozen=True)
class DeskLine:
    """Something that a patient decided, was given or had booked at another clinic.

    `number` is the version that is shown; `waits` says that somebody here has to decide about it, `is_kept` that a
    restriction of the same terms is in force here.
    """

    fact_id: int
    number: int
    body: ActElsewhere
    waits: bool = False
    is_kept: bool = False

    @property
    def settled(self) -> str:
        """Return what somebody here decided about it, or nothing."""
        return str(getattr(self.body, "settled", ""))


@dataclass(frozen=True)
class Settling:
    """What was decided about a restriction that only a person can take over; `number` is the version that was read."""

    patient_id: PatientId
    fact_id: int
    number: int
    words: str


@use_case(
    requires=Permission.READ_PRIVACY,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_desk_elsewhere(work: Work, patient: PatientId) -> tuple[DeskLine, ...]:
    """Return what other clinics told, newest first; restrictions and openings only to who reads the former."""
    sees_all = work.actor.may(Permission.READ_RESTRICTIONS)
    lines = desk_lines(work, patient)
    return tuple(line for line in lines if sees_all or line.body.act not in _RESERVED)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.CLINICAL),
)
def read_corrections_elsewhere(work: Work, patient: PatientId) -> tuple[DeskLine, ...]:
    """Return the corrections that were asked for at other clinics, without those about what the role does not read."""
    hidden = hidden_kinds(work, patient)
    known = current_facts(work, patient, (CORRECTION_KIND,))
    told = (each for each in known if each.body.said("kind_code") not in hidden)
    return tuple(DeskLine(each.fact_id, each.number, each.body) for each in sorted(told, key=_when, reverse=True))


@use_case(
    requires=Permission.DECIDE_RESTRICTION,
    patient=lambda settling: settling.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def settle_elsewhere(work: Work, settling: Settling) -> tuple[DeskLine, ...]:
    """Note what was decided about a restriction of another clinic, and return the lines anew.

    Raises:
        InvalidInput: Nothing is said, or too much.
        NotFound: Nothing of the kind waits in this patient's record.
        StaleRecord: Somebody decided meanwhile.
    """
    words = clean(settling.words)
    if not words:
        raise InvalidInput({"words": say("Write down what was decided, and with whom.")})
    if len(words) > LONGEST_REASON:
        raise InvalidInput({"words": say("Say it in {most} letters at the most.", most=LONGEST_REASON)})
    line = next((each for each in desk_lines(work, settling.patient_id) if each.fact_id == settling.fact_id), None)
    if line is None or not (line.waits or line.settled):
        raise NotFound(say("This restriction is not in this patient’s record."))
    body = replace(line.body, settled=words)  # type: ignore[call-arg]  # a restriction is a PrivacyElsewhere
    change_fact(work, FactChange(settling.patient_id, line.fact_id, settling.number, body, Source.STAFF, words))
    return desk_lines(work, settling.patient_id)


def desk_lines(work: Work, patient: PatientId) -> tuple[DeskLine, ...]:
    """Return answers, wishes, notices, restrictions and appointments of other clinics, newest first."""
    found = [each for each in current_facts(work, patient, KINDS) if each.body.act not in APART]
    if not found:
        return ()
    here = ledger.restrictions_of(work, patient)
    now = present(here, work.now)
    known, kept = {each.terms for each in here}, {each.terms for each in here if each.stands(now)}
    found.sort(key=_when, reverse=True)
    return tuple(
        DeskLine(each.fact_id, each.number, each.body, waits(each.body, known), _is_kept(each.body, kept))
        for each in found
    )


def _is_kept(told: ActElsewhere, kept: set[Terms]) -> bool:
    return told.act is Act.RESTRICTION and terms_of(told) in kept


def _when(known: Known) -> tuple[str, int]:
    at = known.body.at
    return (at.isoformat() if at is not None else "", known.fact_id)
