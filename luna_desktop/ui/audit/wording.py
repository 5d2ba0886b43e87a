"""How the audit log's facts are worded and coloured on screen."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.access import ROLE_NAMES
from luna_desktop.domain.consent import PURPOSE_NAMES, Purpose
from luna_desktop.domain.measures import show_day
from luna_desktop.services.clinic.audit_log import AuditLine, AuditOutcome
from luna_desktop.services.clinic.audit_words import AuditGroup
from luna_desktop.services.clinic.audit_words_openings import GLASS_OPENED, OVERRIDDEN
from luna_desktop.services.work import CLINIC_ZONE, CREATED
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.painting import ChipSpec


def short_time(at: datetime) -> str:
    """Write an instant on the clinic's clock without its year: 23-Nov 10:41:07."""
    local = at.astimezone(CLINIC_ZONE)
    return f"{show_day(local.date(), current())[:-5]} {local:%H:%M:%S}"


def long_time(at: datetime) -> str:
    """Write an instant on the clinic's clock in full: 23-Nov-2026, 10:41:07 IST."""
    local = at.astimezone(CLINIC_ZONE)
    return f"{show_day(local.date(), current())}, {local:%H:%M:%S} {local.tzname()}"


def to_the_minute(at: datetime) -> str:
    """Write an instant on the clinic's clock to the minute: 23-Nov-2026, 10:41."""
    local = at.astimezone(CLINIC_ZONE)
    return f"{show_day(local.date(), current())}, {local:%H:%M}"


def roles_of(line: AuditLine) -> str:
    """Name the roles that the person held then."""
    return ", ".join(shown(ROLE_NAMES[role]) for role in line.roles)


def purpose_of(line: AuditLine) -> str:
    """Name the purpose that the act served, or nothing."""
    found = next((purpose for purpose in Purpose if purpose.value == line.purpose), None)
    return shown(PURPOSE_NAMES[found]) if found is not None else line.purpose


def outcome_words(outcome: AuditOutcome) -> str:
    """Name an outcome."""
    return {
        AuditOutcome.DONE: _("Done"),
        AuditOutcome.REFUSED: _("Refused"),
        AuditOutcome.FAILED: _("Failed"),
    }[outcome]


def chip_of(line: AuditLine) -> ChipSpec:
    """Return the chip of an entry: how it ended where that matters, else what kind of act it was."""
    if line.outcome is AuditOutcome.REFUSED:
        return ChipSpec(_("Refused"), "danger", "ban")
    if line.outcome is AuditOutcome.FAILED:
        return ChipSpec(_("Failed"), "warn", "triangle-alert")
    if line.action in {OVERRIDDEN, GLASS_OPENED}:
        return ChipSpec(_("Closed record"), "priv", "key-round")
    if line.group is AuditGroup.CHANGED:
        added = line.kind == CREATED
        return ChipSpec(_("Added"), "ok", "plus") if added else ChipSpec(_("Changed"), "info", "pencil")
    return {
        AuditGroup.OPENED: ChipSpec(_("Read"), "neutral", "eye"),
        AuditGroup.CONSENT: ChipSpec(_("Consent"), "priv", "clipboard-check"),
        AuditGroup.COPIES: ChipSpec(_("Copy"), "ok", "file-output"),
        AuditGroup.SIGN_IN: ChipSpec(_("Sign-in"), "neutral", "key-round"),
        AuditGroup.STAFF: ChipSpec(_("Staff"), "warn", "user-cog"),
        AuditGroup.CLINIC: ChipSpec(_("Settings"), "info", "settings"),
        AuditGroup.CHECKS: ChipSpec(_("Check"), "accent", "shield-check"),
    }.get(line.group, ChipSpec(_("Done"), "neutral", "check"))


def why_of(line: AuditLine) -> str:
    """Return the second line of an entry: why it was refused, which fields changed, or what it was for."""
    if line.reason is not None:
        return shown(line.reason)
    if line.fields:
        return _("Fields: {names}", names=", ".join(plain_fields(line)))
    return purpose_of(line)


def plain_fields(line: AuditLine) -> list[str]:
    """Return the names of the changed fields without underscores."""
    return [name.replace("_", " ") for name in line.fields]


def detail_name(key: str) -> str:
    """Name what else an entry notes; a name that is not known is shown as it was written."""
    return {
        "agreement": _("Agreement"),
        "at": _("At"),
        "audit_entries": _("Log entries"),
        "channel": _("Channel"),
        "codes": _("Countries"),
        "count": _("Count"),
        "entries": _("Log entries"),
        "event": _("Opening"),
        "evidence": _("Signature or paper"),
        "first_break": _("First break"),
        "form": _("Form"),
        "justified": _("Justified"),
        "kind": _("Kind"),
        "login": _("Sign-in name"),
        "method": _("Method"),
        "most_rows": _("Most found"),
        "notice": _("Notice"),
        "number": _("Version"),
        "objects": _("Photo files"),
        "pages": _("Pages"),
        "recipient": _("Recipient"),
        "seconds": _("Seconds"),
        "shown": _("Seal of what was shown"),
        "topic": _("Topic"),
        "way": _("How it reached us"),
        "wish": _("Wish"),
        "proved": _("Proven"),
        "purposes": _("Purposes"),
        "reason": _("Reason"),
        "release": _("Release"),
        "requires": _("Asked for"),
        "roles": _("Roles"),
        "searches": _("Searches"),
        "sections": _("Sections"),
        "serious": _("Serious"),
        "sha256": _("SHA-256"),
        "station": _("Workstation"),
        "system": _("System"),
        "version": _("Version"),
        "wrong": _("Wrong"),
        "zone": _("Time zone"),
    }.get(key, key.replace("_", " ").capitalize())
