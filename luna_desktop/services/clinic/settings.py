"""The clinic's settings: versioned values, among them its name on paper and the privacy contact."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Permission, Role
from luna_desktop.domain.contact import parse_email, parse_phone
from luna_desktop.domain.countries import CODES
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.domain.recipients import HOME_COUNTRY
from luna_desktop.models.clinic import SettingVersion
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import ONE_ROW, UPDATED, Change, Work
from luna_desktop.texts import Message, say

CLINIC = "clinic"
PRIVACY_CONTACT = "privacy contact"
SHARED_CARE = "shared care"
BACKUP_FOLDER = "backup folder"
LOCK_MINUTES = "lock minutes"
CLOSED_COUNTRIES = "closed countries"
HEALTH_ACCOUNT = "ask about health account"


@dataclass(frozen=True)
class ClinicDetails:
    """What stands in the letterhead."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    registration_no: str = ""
    mrn_prefix: str = "LUN"


@dataclass(frozen=True)
class PrivacyContact:
    """Whom a patient may ask about their data (DPDP s.8(9), Rule 9); letters need it."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def is_set(self) -> bool:
        """Tell whether there is a name and a way to reach it."""
        return bool(self.name and (self.phone or self.email))


@dataclass(frozen=True)
class Preferences:
    """How this clinic works: shared care (`yes`, `no`, or empty for the default), idle minutes, backup folder.

    `asks_health_account` puts the question about the national health account (ABHA) to patients; off unless chosen.
    """

    shared_care: str = ""
    lock_minutes: int = 5
    backup_folder: str = ""
    asks_health_account: bool = False


@dataclass(frozen=True)
class ClinicSettings:
    """All settings of the clinic."""

    clinic: ClinicDetails
    privacy_contact: PrivacyContact
    preferences: Preferences
    closed_countries: frozenset[str] = frozenset()


_SET = SettingVersion.metadata.tables["setting_version"]
_NEWEST = select(_SET.c.value).where(_SET.c.name == bindparam("name")).order_by(_SET.c.id.desc()).limit(ONE_ROW)


def value(session: Session, name: str) -> str:
    """Return the newest value of a setting, or an empty text."""
    session.flush()
    return session.connection().execute(_NEWEST, {"name": name}).scalar() or ""


def put(work: Work, name: str, text: str) -> None:
    """Write a setting's new value; the caller writes the audit entry."""
    if value(work.session, name) != text:
        by = work.actor.user_id or None
        work.session.add(SettingVersion(name=name, value=text, at=work.now, by=by))
        work.session.flush()


def clinic_details(session: Session) -> ClinicDetails:
    """Return the clinic's letterhead."""
    return ClinicDetails(**json.loads(value(session, CLINIC) or '{"name": ""}'))


def privacy_contact(session: Session) -> PrivacyContact:
    """Return the privacy contact."""
    return PrivacyContact(**json.loads(value(session, PRIVACY_CONTACT) or "{}"))


def closed_countries(session: Session) -> frozenset[str]:
    """Return the codes of countries to which nothing goes (DPDP s.16); none unless the owner says so."""
    return frozenset(code for code in value(session, CLOSED_COUNTRIES).split(",") if code)


def preferences(session: Session) -> Preferences:
    """Return how the clinic works."""
    minutes = value(session, LOCK_MINUTES)
    return Preferences(
        value(session, SHARED_CARE),
        int(minutes or 5),
        value(session, BACKUP_FOLDER),
        value(session, HEALTH_ACCOUNT) == "yes",
    )


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_closed_countries(work: Work, codes: frozenset[str]) -> None:
    """Choose the countries to which nothing goes; the owner alone decides that.

    Raises:
        NotPermitted: the actor is not an owner.
        InvalidInput: a code is unknown, or is the clinic's own country.
    """
    if Role.OWNER not in work.actor.roles:
        raise NotPermitted(say("Only the owner decides to which countries nothing goes."))
    if not codes <= CODES:
        raise InvalidInput({"closed_countries": say("Choose countries from the list.")})
    if HOME_COUNTRY in codes:
        raise InvalidInput(
            {"closed_countries": say("The clinic’s own country cannot be closed. Take it off the list.")}
        )
    put(work, CLOSED_COUNTRIES, ",".join(sorted(codes)))
    work.record(
        "closed countries changed", Change("setting", "closed countries"), kind=UPDATED, detail={"codes": sorted(codes)}
    )


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_settings(work: Work, _: None) -> ClinicSettings:
    """Return all settings."""
    session = work.session
    return ClinicSettings(
        clinic_details(session), privacy_contact(session), preferences(session), closed_countries(session)
    )


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_clinic(work: Work, details: ClinicDetails) -> None:
    """Change the letterhead."""
    put_clinic(work, details)
    work.record("clinic details changed", Change("setting", CLINIC), kind=UPDATED)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_privacy_contact(work: Work, contact: PrivacyContact) -> None:
    """Change the privacy contact."""
    put_privacy_contact(work, contact)
    work.record("privacy contact changed", Change("setting", PRIVACY_CONTACT), kind=UPDATED)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_preferences(work: Work, wanted: Preferences) -> None:
    """Change how the clinic works."""
    if not 1 <= wanted.lock_minutes <= 15:
        raise InvalidInput({"lock_minutes": say("Choose between 1 and 15 minutes.")})
    put(work, SHARED_CARE, wanted.shared_care)
    put(work, LOCK_MINUTES, str(wanted.lock_minutes))
    put(work, BACKUP_FOLDER, wanted.backup_folder)
    put(work, HEALTH_ACCOUNT, "yes" if wanted.asks_health_account else "")
    work.record("preferences changed", Change("setting", "preferences"), kind=UPDATED)


def put_clinic(work: Work, details: ClinicDetails) -> None:
    """Check and write the letterhead."""
    tidy = ClinicDetails(
        clean_line(details.name),
        clean(details.address),
        clean_line(details.phone),
        clean_line(details.email),
        clean_line(details.registration_no),
        clean_line(details.mrn_prefix).upper(),
    )
    problems: dict[str, Message] = {}
    if not tidy.name:
        problems["name"] = say("Enter the clinic’s name as it stands on its letters.")
    if not tidy.mrn_prefix.isalpha() or not 2 <= len(tidy.mrn_prefix) <= 5:
        problems["mrn_prefix"] = say("Record numbers start with two to five letters, for example LUN.")
    if problems:
        raise InvalidInput(problems)
    put(work, CLINIC, json.dumps(asdict(tidy), ensure_ascii=False, sort_keys=True))


def put_privacy_contact(work: Work, contact: PrivacyContact) -> None:
    """Check and write the privacy contact."""
    problems: dict[str, Message] = {}
    if not contact.name.strip():
        problems["name"] = say("Enter the name of the person who answers questions about personal data.")
    if not contact.phone.strip() and not contact.email.strip():
        problems["phone"] = say("Enter a phone number or an e-mail address.")
    phone = parse_phone(contact.phone) if contact.phone.strip() else ""
    email = parse_email(contact.email) if contact.email.strip() else ""
    if isinstance(phone, Message):
        problems["phone"] = phone
    if isinstance(email, Message):
        problems["email"] = email
    if problems:
        raise InvalidInput(problems)
    tidy = PrivacyContact(
        clean_line(contact.name), clean_line(contact.title), str(phone), str(email), clean(contact.address)
    )
    put(work, PRIVACY_CONTACT, json.dumps(asdict(tidy), ensure_ascii=False, sort_keys=True))
