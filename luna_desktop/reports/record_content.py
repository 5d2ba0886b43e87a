"""What a record copy says, as plain values: the database and the screens are unknown here.

A `Text` is own words or a `Message` in the language of the copy. Times are aware; rows come in the order of print.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import datetime
from enum import StrEnum

from luna_desktop.reports.appointment_rows import AppointmentRow
from luna_desktop.reports.finding_content import MarkerRow, ScoreTrend
from luna_desktop.reports.intake_content import IntakeCopy
from luna_desktop.reports.merge_content import JoinedRow
from luna_desktop.reports.message_rows import MessageRow
from luna_desktop.reports.notice_rows import NoticeRow
from luna_desktop.reports.paper_content import AftercareRow, PaperRow, TreatmentConsentCopy
from luna_desktop.reports.privacy_content import (
    ConsentRow,
    DisclosureRow,
    ProcessorRow,
    RestrictionRow,
    SignatureRow,
    UseRow,
    WishRow,
)
from luna_desktop.reports.provenance import UNKNOWN, Dispute, Provenance, Status, Text
from luna_desktop.reports.raw_jpeg import Picture, picture_bytes
from luna_desktop.reports.result_content import DocumentRow, ResultRow
from luna_desktop.reports.rights_content import (
    NO_CASE,
    NONE_LEFT_OUT,
    CopyCase,
    CorrectionRow,
    FeeRow,
    LeftOut,
    OpenedBy,
    OpeningRow,
    WithheldRow,
)
from luna_desktop.reports.visit_content import VisitRow

__all__ = [  # passed on, beside all that is declared here
    "UNKNOWN",
    "ConsentRow",
    "CopyCase",
    "CorrectionRow",
    "DisclosureRow",
    "Dispute",
    "FeeRow",
    "LeftOut",
    "OpenedBy",
    "OpeningRow",
    "ProcessorRow",
    "Provenance",
    "RestrictionRow",
    "SignatureRow",
    "Status",
    "Text",
    "UseRow",
    "WishRow",
    "WithheldRow",
]


class Form(StrEnum):
    """How much is printed: two pages for another practitioner, or the whole copy."""

    SUMMARY = "summary"
    FULL = "full"


class Section(StrEnum):
    """What can be chosen for a full copy, in the order in which it is printed."""

    IDENTITY_CHECK = "identity_check"
    READING = "reading"
    HOW_USED = "how_used"
    CONTACT = "contact"
    ALLERGIES = "allergies"
    HISTORY = "history"
    LIFESTYLE = "lifestyle"
    VISITS = "visits"
    FINDINGS = "findings"
    PAPERS = "papers"
    RESULTS = "results"
    PHOTOGRAPHS = "photographs"
    CORRECTIONS = "corrections"
    RESTRICTIONS = "restrictions"
    DISCLOSURES = "disclosures"
    WITHHELD = "withheld"
    RIGHTS = "rights"
    CERTIFICATION = "certification"


ALL_SECTIONS = tuple(Section)
PREVIEW = "–"
"""Stands where a copy has its number, until it is issued."""


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The clinic as it stands at the head of a page."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    registration_no: str = ""
    privacy_contact: tuple[Text, ...] = ()  # name, title, phone, e-mail: one line each


@dataclass(frozen=True, kw_only=True)
class PatientIdentity:
    """The person whom the record is about; birth and age as texts, since either may be partial."""

    name: str
    number: str
    also_known_as: tuple[str, ...] = ()
    born: Text = ""
    age: Text = ""
    sex: Text = ""
    gender: Text = ""
    pronouns: Text = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    confirmed: Text = ""
    language: Text = ""
    occupation: Text = ""
    health_id: str = ""
    portrait: bytes = field(default=b"", repr=False)
    """The identity photograph as JPEG without tags; empty where there is none."""
    portrait_from: Text = ""


@dataclass(frozen=True, kw_only=True)
class IdentityCheck:
    """How it was made sure that the right person asks; of a document only the kind and the last four characters."""

    method: Text
    document: Text = ""
    last_four: str = ""
    verified_by: Text = ""
    verified_role: Text = ""
    verified_at: datetime | None = None
    authority: Text = ""


@dataclass(frozen=True, kw_only=True)
class ContactPerson:
    """An emergency contact, guardian or nominee, as far as the patient named them."""

    role: Text
    name: str = ""
    relation: Text = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class AlertRow:
    """Something that staff must see at once."""

    text: Text
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class AllergyState:
    """Whether allergies are known, denied or were never asked."""

    statement: Text
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class AllergyRow:
    """One allergy or intolerance."""

    substance: Text
    reaction: Text = ""
    severity: Text = ""
    severe: bool = False
    since: Text = ""
    note: Text = ""
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class ConditionRow:
    """One condition, present or past."""

    name: Text
    code: str = ""
    status: Text = ""
    active: bool = True
    since: Text = ""
    note: Text = ""
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class MedicineRow:
    """One medicine or topical."""

    name: Text
    dose_and_place: Text = ""
    started: Text = ""
    state: Text = ""
    current: bool = True
    note: Text = ""
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class HistoryRow:
    """Any other entry of the history: surgical, family, pregnancy and so on."""

    kind: Text
    text: Text
    since: Text = ""
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class LifestyleAssessment:
    """One assessment with its answers, as pairs of question and answer; newest last."""

    title: Text
    on: Text
    answers: tuple[tuple[Text, Text], ...]
    provenance: Provenance = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Photograph:
    """One photograph that was chosen; `jpeg` is the copy without tags, never the original.

    `marks` are lines about what was drawn or measured over it, and seen beside earlier ones; the picture has none.
    It is read when it is needed: a hundred of them would otherwise lie in memory twice, here and in the file.
    """

    caption: Text
    site: Text
    view: Text
    taken: Text
    by: Text
    consent: Text
    jpeg: Picture = field(repr=False)
    sha256: str
    width: int
    height: int
    alt: Text
    sensitive: bool = False
    scale: Text = ""
    marks: tuple[Text, ...] = ()
    file_name: str = ""
    details: tuple[tuple[Text, Text], ...] = ()


@dataclass(frozen=True, kw_only=True)
class CodeRow:
    """A code, abbreviation, unit or scale that this copy uses."""

    code: Text
    meaning: Text
    system: Text = ""


@dataclass(frozen=True, kw_only=True)
class Rights:
    """The clinic's own figures for the page about rights."""

    fee: Text = ""
    fees: tuple[FeeRow, ...] = ()
    answer_hours: int = 72
    grievance_days: int = 30
    correction_days: int = 60


@dataclass(frozen=True, kw_only=True)
class Certification:
    """Who made and checked the copy, and how many entries of each kind it holds."""

    prepared_by: Text
    prepared_role: Text = ""
    reviewer: Text = ""
    reviewer_registration: str = ""
    reviewed_at: datetime | None = None
    issued_by: Text = ""
    issued_role: Text = ""
    counts: tuple[tuple[Text, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class DisclosureCover:
    """What the cover of a disclosure says: to whom the data goes, what of the record it is, and on what it rests."""

    address: str
    country: str
    kind: Text
    what: Text
    period: Text = ""
    document: str = ""
    warning: Text


@dataclass(frozen=True)
class AuditAnchor:
    """The last entry of the audit log when the copy was made."""

    sequence: int
    short_hash: str


@dataclass(frozen=True, kw_only=True)
class RecordCopy:
    """Everything that one copy says.

    `copy_index` counts the copies of this record that were issued, this one among them.
    """

    clinic: Letterhead
    patient: PatientIdentity
    form: Form
    copy_number: str
    generated_at: datetime
    recipient: str
    purpose: Text
    basis: Text = ""
    language: str = "en"
    copy_index: int = 1
    copy_total: int = 1
    case: CopyCase = NO_CASE
    notice_version: str = ""
    policy_version: str = ""
    sections: tuple[Section, ...] = ALL_SECTIONS
    identity_check: IdentityCheck | None = None
    codes_used: tuple[CodeRow, ...] = ()
    how_used: tuple[UseRow, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    signatures: tuple[SignatureRow, ...] = ()
    wishes: tuple[WishRow, ...] = ()
    notices: tuple[NoticeRow, ...] = ()
    messages: tuple[MessageRow, ...] = ()
    joined: tuple[JoinedRow, ...] = ()
    contacts: tuple[ContactPerson, ...] = ()
    alerts: tuple[AlertRow, ...] = ()
    allergy_state: AllergyState | None = None
    allergies: tuple[AllergyRow, ...] = ()
    patch_tests: tuple[HistoryRow, ...] = ()
    overrides: tuple[HistoryRow, ...] = ()
    conditions: tuple[ConditionRow, ...] = ()
    medicines: tuple[MedicineRow, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    lifestyle: tuple[LifestyleAssessment, ...] = ()
    appointments: tuple[AppointmentRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    courses: tuple[tuple[Text, Text], ...] = ()
    orders: tuple[tuple[Text, Text], ...] = ()
    markers: tuple[MarkerRow, ...] = ()
    scores: tuple[ScoreTrend, ...] = ()
    preferences: tuple[LifestyleAssessment, ...] = ()
    intakes: tuple[IntakeCopy, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    treatment_consents: tuple[TreatmentConsentCopy, ...] = ()
    aftercare: tuple[AftercareRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    photographs: tuple[Photograph, ...] = ()
    left_out: LeftOut = NONE_LEFT_OUT
    photographs_declined: tuple[Text, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    restrictions: tuple[RestrictionRow, ...] = ()
    disclosures: tuple[DisclosureRow, ...] = ()
    processors: tuple[ProcessorRow, ...] = ()
    opened: OpenedBy | None = None
    items_withheld: tuple[WithheldRow, ...] = ()
    rights: Rights = Rights()
    certification: Certification | None = None
    disclosed: DisclosureCover | None = None
    audit_anchor: AuditAnchor | None = None
    seal: str = ""


def bundle_digest(content: RecordCopy) -> str:
    """Return the SHA-256 of the manifest: all that is printed but the seal, and each photograph by its digest."""
    manifest = json.dumps(replace(content, seal=""), default=_plain, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(manifest.encode("ascii")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, bytes) or callable(value):
        return hashlib.sha256(picture_bytes(value)).hexdigest()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return value.__dict__ if is_dataclass(value) else str(value)
