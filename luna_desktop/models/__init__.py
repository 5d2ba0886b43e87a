"""SQLAlchemy mapped classes, one module per noun: columns, constraints, relationships, nothing else."""

from luna_desktop.models import (
    audit,
    clinic,
    identity_photos,
    patients,
    photographs,
    privacy,
    results,
    sharing,
    staff,
    visits,
)
from luna_desktop.models.base import Base

APPEND_ONLY = (
    "audit_entry",
    "fact_version",
    "consent_event",
    "notice_version",
    "disclosure",
    "disclosure_event",
    "setting_version",
    "signing_key",
    "identity_photo_version",
    "text_revision",
    "text_event",
    "notice_receipt",
    "consent_evidence",
    "message_preference",
    "recipient",
    "recipient_version",
    "agreement",
    "agreement_end",
    "restriction",
    "restriction_event",
    "restriction_staff",
    "override_review",
    "stop_task",
    "stop_task_done",
    "staff_proposal",
    "staff_decision",
    "visit_version",
    "visit_addendum",
)
"""Tables whose rows are never changed or deleted; triggers and the connection's authorizer refuse it."""

__all__ = [
    "APPEND_ONLY",
    "Base",
    "audit",
    "clinic",
    "identity_photos",
    "patients",
    "photographs",
    "privacy",
    "results",
    "sharing",
    "staff",
    "visits",
]
