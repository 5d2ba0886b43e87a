"""Whom data may go to: kinds of recipients, their confidentiality agreements, and the bases of a disclosure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.preferences import Channel, Topic
from luna_desktop.texts import Message, say

HOME_COUNTRY = "IN"


class RecipientKind(Enum):
    """What somebody is to whom data would go."""

    CLINIC = "clinic"
    PATIENT = "patient"
    DESIGNEE = "designee"
    PROVIDER = "provider"
    INSURER = "insurer"
    CLEARING_HOUSE = "clearinghouse"
    SERVICE_PROVIDER = "service_provider"
    AUTHORITY = "authority"
    FAMILY = "family"
    RESEARCHER = "researcher"
    OTHER = "other"


KIND_NAMES: dict[RecipientKind, Message] = {
    RecipientKind.CLINIC: say("This clinic"),
    RecipientKind.PATIENT: say("The patient"),
    RecipientKind.DESIGNEE: say("Somebody the patient named in a signed writing"),
    RecipientKind.PROVIDER: say("Healthcare provider"),
    RecipientKind.INSURER: say("Insurer"),
    RecipientKind.CLEARING_HOUSE: say("Clearing house for claims"),
    RecipientKind.SERVICE_PROVIDER: say("Service provider of the clinic"),
    RecipientKind.AUTHORITY: say("Court or authority"),
    RecipientKind.FAMILY: say("Family member"),
    RecipientKind.RESEARCHER: say("Researcher"),
    RecipientKind.OTHER: say("Somebody else"),
}

REGISTERED_KINDS = tuple(
    kind for kind in RecipientKind if kind not in {RecipientKind.CLINIC, RecipientKind.PATIENT, RecipientKind.DESIGNEE}
)
"""Kinds that stand in the register of recipients."""


class Basis(Enum):
    """What a disclosure rests on."""

    CONSENT = "consent"
    CONTRACT = "contract"
    RIGHT = "right"
    VOLUNTARY = "s7a"
    STATE = "s7d"
    ORDER = "s7e"
    EMERGENCY = "s7f"
    EPIDEMIC = "s7g"
    COURT = "mci714i"
    SERIOUS_RISK = "mci714ii"
    NOTIFIABLE = "mci714iii"


BASIS_NAMES: dict[Basis, Message] = {
    Basis.CONSENT: say("Consent of the patient that names the recipient (DPDP s.6)"),
    Basis.CONTRACT: say("Agreement with a service provider (DPDP s.8(2))"),
    Basis.RIGHT: say("The patient’s own right (MCI reg. 1.3.2, DPDP s.11)"),
    Basis.VOLUNTARY: say("Given by the patient for this and not objected to (DPDP s.7(a))"),
    Basis.STATE: say("Duty to disclose to the State (DPDP s.7(d))"),
    Basis.ORDER: say("Judgment or order (DPDP s.7(e))"),
    Basis.EMERGENCY: say("Medical emergency (DPDP s.7(f))"),
    Basis.EPIDEMIC: say("Epidemic or outbreak (DPDP s.7(g))"),
    Basis.COURT: say("Order of a presiding judge (MCI reg. 7.14)"),
    Basis.SERIOUS_RISK: say("Serious and identified risk to a person or the community (MCI reg. 7.14)"),
    Basis.NOTIFIABLE: say("Notifiable disease (MCI reg. 7.14)"),
}

LEGAL_BASES = frozenset({Basis.STATE, Basis.ORDER, Basis.EPIDEMIC, Basis.COURT, Basis.SERIOUS_RISK, Basis.NOTIFIABLE})
"""Bases that need the scanned document and the owner's approval, and that no restriction stops."""


@dataclass(frozen=True)
class Recipient:
    """Who would receive the data, what the sending rests on, and for a message by which way.

    A designee needs the patient's signed writing (45 CFR 164.524(c)(3) as model). `recipient_id` is the id in the
    register of recipients; `is_approved` says that the owner approved a legal request.
    """

    kind: RecipientKind = RecipientKind.CLINIC
    name: str = ""
    signed_writing: str = ""
    recipient_id: int = 0
    country: str = HOME_COUNTRY
    basis: Basis | None = None
    is_approved: bool = False
    topic: Topic | None = None
    channel: Channel | None = None
    address: str = ""


@dataclass(frozen=True)
class Agreement:
    """A confidentiality agreement: with whom, for what, from when until the end of which day of the clinic."""

    recipient_id: int
    begins_on: date
    ends_on: date | None = None
    purposes: frozenset[Purpose | Ground] = frozenset()
    countries: frozenset[str] = frozenset({HOME_COUNTRY})

    def is_current(self, at: datetime) -> bool:
        """Tell whether the agreement is in force; the day it ends on still belongs to it."""
        today = local_day(at)
        return self.begins_on <= today and (self.ends_on is None or today <= self.ends_on)
