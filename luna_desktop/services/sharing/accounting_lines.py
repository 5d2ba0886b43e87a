"""The lines of an accounting: what left this clinic, and what left another one that told of it with the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.elsewhere import PRIVACY_KIND, Act, PrivacyElsewhere
from luna_desktop.domain.recipients import Basis
from luna_desktop.services.facts import current_facts
from luna_desktop.services.sharing.copy_receipts import ReceiptLine
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class AccountingLine:
    """What left to one recipient for one purpose: the first time, how often, the last time; or what is uncertain.

    `place` is the line's own number in this accounting. `elsewhere` is the clinic that it left, where the record came
    from there; then `what` is in the words of that clinic.
    """

    place: int
    first: datetime
    last: datetime
    count: int
    recipient: str
    address: str
    what: str
    purpose: str
    basis: Basis
    by: str
    state: State
    elsewhere: str = ""
    receipt: ReceiptLine | None = None

    @property
    def is_uncertain(self) -> bool:
        """Tell whether nobody knows if this left."""
        return self.state is State.READY


def left_elsewhere(work: Work, patient: PatientId, since: date) -> tuple[AccountingLine, ...]:
    """Return what left other clinics from a day on, as the records that came from there tell."""
    told: list[PrivacyElsewhere] = [each.body for each in current_facts(work, patient, (PRIVACY_KIND,))]
    lines = (_line(each, each.at) for each in told if each.act is Act.DISCLOSURE and each.at is not None)
    return tuple(line for line in lines if local_day(line.last) >= since)


def _line(told: PrivacyElsewhere, first: datetime) -> AccountingLine:
    count = told.said("count")
    return AccountingLine(
        0,
        first,
        told.ends or first,
        int(count) if count.isdecimal() else 1,
        told.said("recipient"),
        told.said("address"),
        told.said("what_code") or told.said("text"),
        told.said("topic"),
        Basis(told.code) if told.code else Basis.RIGHT,
        told.by,
        State(told.said("state_code") or State.SENT),
        told.clinic,
    )
