"""Who may do what: the seven roles, the permissions, and the table that joins them.

The table is the role matrix of the clinic's privacy rules ("minimum necessary": 45 CFR 164.514(d) as procedure,
DPDP Rule 6(1)(b) as duty). `GRANTS` says whether a role holds a permission at all; `Reach` says for whom:
everyone, only patients of the actor's care team, or only patients of whom a privacy case is open and assigned to the
actor. Only `services.desk` decides with it; screens merely hide
what would be refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NewType

from luna_desktop.texts import Message, say

UserId = NewType("UserId", int)
PatientId = NewType("PatientId", int)


class Role(Enum):
    """What a member of staff is here for; one person may hold several."""

    RECEPTION = "reception"
    THERAPIST = "therapist"
    CLINICIAN = "clinician"
    PRIVACY_OFFICER = "privacy_officer"
    OWNER = "owner"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


ROLE_NAMES: dict[Role, Message] = {
    Role.RECEPTION: say("Reception"),
    Role.THERAPIST: say("Therapist"),
    Role.CLINICIAN: say("Clinician"),
    Role.PRIVACY_OFFICER: say("Privacy officer"),
    Role.OWNER: say("Owner"),
    Role.ADMINISTRATOR: say("Administrator"),
    Role.AUDITOR: say("Auditor"),
}

VAULT_ROLES = frozenset({Role.CLINICIAN, Role.THERAPIST, Role.PRIVACY_OFFICER})
"""Roles whose key slot opens the photo vault; others cannot open a photograph even with the files in hand."""


class Permission(Enum):
    """One thing that may be allowed or refused."""

    FIND_PATIENT = "find patient"
    REGISTER_PATIENT = "register patient"
    READ_CONTACT = "read contact details"
    CHANGE_CONTACT = "change contact details"
    READ_ALERT_FLAG = "read alert flag"
    PROPOSE_MERGE = "propose merging two records"
    MERGE_PATIENTS = "merge two records"
    READ_CHART = "read chart"
    CHANGE_CHART = "change chart"
    RECORD_DIAGNOSES = "record diagnoses and medicines"
    HAND_OVER_CARE_PAPER = "hand over papers of care"
    APPROVE_CARE_TEXT = "approve texts about treatments"
    READ_CERTIFICATE_REGISTER = "read certificate register"
    READ_REPRODUCTIVE = "read reproductive health"
    WRITE_VISITS = "write visits"
    SIGN_VISITS = "sign visits"
    READ_BATCHES = "read the register of batches"
    RECALL_BATCHES = "list whom a batch reached"
    READ_PHOTOGRAPHS = "read photographs"
    READ_SENSITIVE_PHOTOGRAPHS = "read intimate photographs"
    ADD_PHOTOGRAPHS = "add photographs"
    EXPORT_PHOTOGRAPHS = "export photographs"
    CHECK_PHOTO_EXPORTS = "check photographs before they leave"
    READ_PHOTO_INBOX = "work in the photo inbox"
    SETTLE_PHOTO_INBOX = "settle photographs of nobody"
    GIVE_NOTICE = "give notice"
    RECORD_DESK_CONSENT = "record consent at the desk"
    RECORD_FURTHER_CONSENT = "record further consent"
    RECORD_WITHDRAWAL = "record withdrawal"
    READ_PRIVACY = "read privacy page"
    PREPARE_RECORD_COPY = "prepare record copy"
    ISSUE_RECORD_COPY = "issue record copy"
    READ_DISCLOSURES = "read disclosures"
    READ_WITHHELD = "read withheld disclosures"
    PROPOSE_DISCLOSURE = "propose disclosure"
    DISCLOSE_TO_PROVIDER = "disclose to a treating provider"
    DISCLOSE = "disclose"
    APPROVE_LEGAL_REQUEST = "approve legal request"
    READ_NOTICES = "read notice versions"
    DRAFT_NOTICE = "draft notice"
    PUBLISH_NOTICE = "publish notice"
    REQUEST_RESTRICTION = "request restriction"
    READ_RESTRICTIONS = "read restrictions"
    DECIDE_RESTRICTION = "decide restriction"
    BREAK_GLASS = "open a closed record"
    OVERRIDE_RESTRICTION = "override restriction"
    ANSWER_ACCESS = "let a colleague into a record"
    REVIEW_OPENINGS = "review openings of closed records"
    READ_RECIPIENTS = "read recipients"
    MANAGE_RECIPIENTS = "manage recipients"
    SETTLE_STOP_TASKS = "settle stop tasks"
    KEEP_DRAFT = "keep draft"
    READ_STAFF = "read staff"
    MANAGE_STAFF = "manage staff"
    APPROVE_STAFF = "approve staff"
    CONFIRM_VAULT_ACCESS = "confirm vault access"
    CHANGE_SETTINGS = "change settings"
    READ_SETTINGS = "read settings"
    BACK_UP = "back up"
    RUN_DUE_WORK = "run due work"
    RENEW_RECOVERY_KEY = "renew recovery key"
    READ_HEALTH = "read system health"
    READ_AUDIT = "read audit log"
    VERIFY_AUDIT = "verify audit log"
    ASSIGN_CARE_TEAM = "assign care team"
    READ_REVIEW = "read review lists"
    TAKE_INTAKE = "let a patient fill in"
    REVIEW_INTAKE = "review what a patient filled in"
    REVIEW_RESULTS = "order and review investigations"
    READ_CATALOGUES = "read catalogues"
    CHANGE_CATALOGUES = "change catalogues"
    APPROVE_CATALOGUES = "approve what catalogues advise"
    IMPORT_PATIENTS = "import patients"
    REVIEW_BOOKINGS = "review held bookings"
    READ_BOOK = "read the book"
    CHANGE_BOOK = "change the book"
    OVERRIDE_BOOK = "book against the rules"
    SET_UP_BOOK = "set up the book"
    READ_COUNTS = "read counts of the front desk"
    READ_MESSAGES = "read messages"
    SEND_MESSAGES = "send messages"
    DRAFT_TEMPLATES = "draft message templates"
    SEND_OFFERS = "send offers"
    LOG_REQUEST = "log privacy request"
    READ_CASES = "read privacy cases"
    HANDLE_CASES = "handle privacy cases"
    APPROVE_CASE = "approve privacy case"
    DECIDE_CORRECTION = "decide about a correction"
    READ_RETENTION = "read until when data is kept"
    SET_RETENTION = "set how long data is kept"
    HOLD_RECORD = "place a legal hold"
    RELEASE_HOLD = "release a legal hold"
    ERASE_DATA = "erase data"
    CHANGE_OWN_PASSWORD = "change own password"  # noqa: S105 - a permission's name


class Reach(Enum):
    """For whom a role holds a permission."""

    ALL = "all"
    CARE_TEAM = "care team"
    CASE = "case"
    """Patients of whom a privacy case is open and assigned to the actor."""


_EVERYONE = {
    Permission.RUN_DUE_WORK,
    Permission.KEEP_DRAFT,
    Permission.CHANGE_OWN_PASSWORD,
    Permission.READ_SETTINGS,
    Permission.READ_HEALTH,
}
_DESK = {
    Permission.FIND_PATIENT,
    Permission.REGISTER_PATIENT,
    Permission.READ_CONTACT,
    Permission.CHANGE_CONTACT,
    Permission.READ_ALERT_FLAG,
    Permission.PROPOSE_MERGE,
    Permission.GIVE_NOTICE,
    Permission.RECORD_DESK_CONSENT,
    Permission.RECORD_WITHDRAWAL,
    Permission.READ_PRIVACY,
    Permission.REQUEST_RESTRICTION,
    Permission.ASSIGN_CARE_TEAM,
    Permission.TAKE_INTAKE,
    Permission.READ_MESSAGES,
    Permission.SEND_MESSAGES,
    Permission.LOG_REQUEST,
}
_BOOK = {
    Permission.READ_BOOK,
    Permission.CHANGE_BOOK,
    Permission.OVERRIDE_BOOK,
}
_PRIVACY_DESK = {
    Permission.READ_DISCLOSURES,
    Permission.READ_WITHHELD,
    Permission.PROPOSE_DISCLOSURE,
    Permission.DISCLOSE_TO_PROVIDER,
    Permission.DISCLOSE,
    Permission.READ_NOTICES,
    Permission.DRAFT_NOTICE,
    Permission.READ_RESTRICTIONS,
    Permission.DECIDE_RESTRICTION,
    Permission.ANSWER_ACCESS,
    Permission.REVIEW_OPENINGS,
    Permission.READ_RECIPIENTS,
    Permission.MANAGE_RECIPIENTS,
    Permission.SETTLE_STOP_TASKS,
    Permission.RECORD_FURTHER_CONSENT,
    Permission.DRAFT_TEMPLATES,
    Permission.SEND_OFFERS,
    Permission.READ_CASES,
    Permission.HANDLE_CASES,
}
_RETENTION = {
    Permission.READ_RETENTION,
    Permission.SET_RETENTION,
    Permission.HOLD_RECORD,
    Permission.ERASE_DATA,
}
_CASE_CHART = {
    Permission.READ_CHART: Reach.CASE,
    Permission.READ_REPRODUCTIVE: Reach.CASE,
    Permission.READ_PHOTOGRAPHS: Reach.CASE,
    Permission.READ_SENSITIVE_PHOTOGRAPHS: Reach.CASE,
}
_CHART = {
    Permission.READ_CHART: Reach.CARE_TEAM,
    Permission.CHANGE_CHART: Reach.CARE_TEAM,
    Permission.WRITE_VISITS: Reach.CARE_TEAM,
    Permission.SIGN_VISITS: Reach.CARE_TEAM,
    Permission.READ_PHOTOGRAPHS: Reach.CARE_TEAM,
    Permission.ADD_PHOTOGRAPHS: Reach.CARE_TEAM,
    Permission.HAND_OVER_CARE_PAPER: Reach.CARE_TEAM,
    Permission.ASSIGN_CARE_TEAM: Reach.CARE_TEAM,
    Permission.READ_REVIEW: Reach.CARE_TEAM,
    Permission.ANSWER_ACCESS: Reach.CARE_TEAM,
}


def _all(*permissions: Permission) -> dict[Permission, Reach]:
    return dict.fromkeys(permissions, Reach.ALL)


GRANTS: dict[Role, dict[Permission, Reach]] = {
    Role.RECEPTION: _all(*_EVERYONE, *_DESK, *_BOOK),
    Role.THERAPIST: _all(*_EVERYONE, *_DESK, *_BOOK, Permission.RECORD_FURTHER_CONSENT, Permission.BREAK_GLASS)
    | _CHART
    | _all(Permission.READ_PHOTO_INBOX),
    Role.CLINICIAN: _all(
        *_EVERYONE,
        *_DESK,
        *_BOOK,
        Permission.RECORD_FURTHER_CONSENT,
        Permission.CONFIRM_VAULT_ACCESS,
        Permission.READ_RECIPIENTS,
        Permission.BREAK_GLASS,
        Permission.OVERRIDE_RESTRICTION,
        Permission.APPROVE_CARE_TEXT,
        Permission.READ_CERTIFICATE_REGISTER,
        Permission.READ_BATCHES,
        Permission.RECALL_BATCHES,
        Permission.READ_CATALOGUES,
        Permission.CHANGE_CATALOGUES,
        Permission.APPROVE_CATALOGUES,
        Permission.READ_PHOTO_INBOX,
    )
    | _CHART
    | dict.fromkeys(
        (
            Permission.RECORD_DIAGNOSES,
            Permission.MERGE_PATIENTS,
            Permission.REVIEW_INTAKE,
            Permission.REVIEW_BOOKINGS,
            Permission.READ_REPRODUCTIVE,
            Permission.READ_SENSITIVE_PHOTOGRAPHS,
            Permission.REVIEW_RESULTS,
            Permission.PREPARE_RECORD_COPY,
            Permission.READ_DISCLOSURES,
            Permission.PROPOSE_DISCLOSURE,
            Permission.DISCLOSE_TO_PROVIDER,
            Permission.READ_RESTRICTIONS,
            Permission.READ_RETENTION,
            Permission.HOLD_RECORD,
            Permission.DECIDE_CORRECTION,
            Permission.EXPORT_PHOTOGRAPHS,
            Permission.CHECK_PHOTO_EXPORTS,
        ),
        Reach.CARE_TEAM,
    ),
    Role.PRIVACY_OFFICER: _all(
        *_EVERYONE,
        *_DESK,
        *_PRIVACY_DESK,
        *_RETENTION,
        Permission.PREPARE_RECORD_COPY,
        Permission.ISSUE_RECORD_COPY,
        Permission.READ_STAFF,
        Permission.CONFIRM_VAULT_ACCESS,
        Permission.CHANGE_SETTINGS,
        Permission.MERGE_PATIENTS,
        Permission.IMPORT_PATIENTS,
        Permission.CHECK_PHOTO_EXPORTS,
        Permission.SETTLE_PHOTO_INBOX,
    )
    | _CASE_CHART
    | {Permission.EXPORT_PHOTOGRAPHS: Reach.CASE},
    Role.OWNER: _all(
        *_EVERYONE,
        *_DESK,
        *_BOOK,
        *_PRIVACY_DESK,
        *_RETENTION,
        Permission.RELEASE_HOLD,
        Permission.MERGE_PATIENTS,
        Permission.SET_UP_BOOK,
        Permission.READ_COUNTS,
        Permission.APPROVE_LEGAL_REQUEST,
        Permission.APPROVE_CASE,
        Permission.READ_CERTIFICATE_REGISTER,
        Permission.PUBLISH_NOTICE,
        Permission.READ_STAFF,
        Permission.APPROVE_STAFF,
        Permission.READ_CATALOGUES,
        Permission.CHANGE_SETTINGS,
        Permission.BACK_UP,
        Permission.RENEW_RECOVERY_KEY,
        Permission.READ_BATCHES,
        Permission.IMPORT_PATIENTS,
    ),
    Role.ADMINISTRATOR: _all(
        *_EVERYONE, Permission.READ_STAFF, Permission.MANAGE_STAFF, Permission.BACK_UP, Permission.VERIFY_AUDIT
    ),
    Role.AUDITOR: _all(
        *_EVERYONE,
        Permission.READ_STAFF,
        Permission.READ_DISCLOSURES,
        Permission.READ_WITHHELD,
        Permission.READ_NOTICES,
        Permission.READ_RECIPIENTS,
        Permission.READ_CERTIFICATE_REGISTER,
        Permission.READ_RETENTION,
        Permission.READ_AUDIT,
        Permission.VERIFY_AUDIT,
    ),
}


@dataclass(frozen=True)
class Actor:
    """The signed-in person on whose behalf something is done."""

    user_id: UserId
    login: str
    display_name: str
    roles: frozenset[Role]

    def reaches(self, permission: Permission) -> frozenset[Reach]:
        """Return for whom each of the actor's roles carries a permission; any one of them is enough."""
        return frozenset(GRANTS[role][permission] for role in self.roles if permission in GRANTS[role])

    def reach(self, permission: Permission) -> Reach | None:
        """Return how far the actor's roles carry a permission at the widest, or None where they do not."""
        held = self.reaches(permission)
        return next((reach for reach in Reach if reach in held), None)

    def may(self, permission: Permission) -> bool:
        """Tell whether any of the actor's roles holds the permission, for at least some patients."""
        return self.reach(permission) is not None

    @property
    def opens_vault(self) -> bool:
        """Tell whether the actor's roles open the photo vault."""
        return bool(self.roles & VAULT_ROLES)


def role_problem(roles: frozenset[Role]) -> Message | None:
    """Return why a set of roles cannot be held together, or None. The auditor holds no other role."""
    if not roles:
        return say("Choose at least one role.")
    if Role.AUDITOR in roles and len(roles) > 1:
        return say("The auditor checks the others and so holds no other role.")
    return None
