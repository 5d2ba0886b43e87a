"""How the health of the system is put into words: when, how large, how well."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.measures import grouped, show_day
from luna_desktop.services.clinic.audit import AuditVerdict
from luna_desktop.services.clinic.backups import BackupStatus
from luna_desktop.services.clinic.health import Health
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.widgets.painting import ChipSpec

CHECKS: dict[str, tuple[Message, str]] = {
    "database file": (say("Clinic database"), "database"),
    "database pages": (say("Pages of the database"), "file-search"),
    "audit log": (say("Audit log"), "link"),
    "newest backup": (say("Compared with the newest backup"), "history"),
    "photographs and documents": (say("Photographs and documents"), "images"),
    "vault": (say("Photo vault"), "key-round"),
    "recovery key": (say("Recovery key"), "key-round"),
    "schema": (say("Form of the records"), "table"),
    "key file": (say("Key file"), "file-lock"),
    "backups": (say("Backups"), "archive-restore"),
    "space": (say("Disk space"), "hard-drive"),
    "left-over files": (say("Left-over files"), "file-search"),
    "unfinished folders": (say("Unfinished folders"), "hard-drive"),
    "permissions": (say("Who can read the files"), "shield"),
    "privacy contact": (say("Privacy contact"), "id-card"),
    "catalogues": (say("Catalogues"), "book-open"),
}
"""Names of the checks as they are shown, with their icons."""


def check_title(name: str) -> str:
    """Return the title of a check; one that is not in the list keeps its own name."""
    return shown(CHECKS[name][0]) if name in CHECKS else name


def check_icon(name: str) -> str:
    """Return the icon of a check."""
    return CHECKS[name][1] if name in CHECKS else "circle-dot"


def moment(when: datetime) -> str:
    """Return an instant on this computer's clock, such as 23-Nov-2026, 07:30."""
    local = when.astimezone(CLINIC_ZONE)
    return _("{date}, {time}", date=show_day(local.date(), current()), time=f"{local:%H:%M}")


def size_words(size: int) -> str:
    """Return a size in MB or GB."""
    if size >= 1_000_000_000:
        return _("{size} GB", size=f"{size / 1e9:.1f}")
    return _("{size} MB", size=f"{size / 1e6:.1f}")


def backup_chip(status: BackupStatus, now: datetime) -> ChipSpec:
    """Return how fresh the last proven backup is."""
    if status.last_proved is None:
        return ChipSpec(_("No backup yet"), "danger", "circle-alert")
    days = (now - status.last_proved).days
    if not status.is_due:
        return ChipSpec(_("Proven today") if days == 0 else _("Proven"), "ok", "shield-check")
    text = _("Proven yesterday") if days <= 1 else _("Proven {days} days ago", days=days)
    return ChipSpec(text, "warn" if days <= 3 else "danger", "clock")


def backup_words(status: BackupStatus) -> str:
    """Return the sentence under the list of backups."""
    if status.last_proved is None:
        return _("Nothing was restored to a scratch place yet. Until then there is no proof that a backup works.")
    return _("Last proven: {when}, restored to a scratch place and counted.", when=moment(status.last_proved))


def health_chip(health: Health | None) -> ChipSpec:
    """Return what the doctor found, as a chip."""
    if health is None:
        return ChipSpec(_("Not examined yet"), "neutral", "circle-dot")
    wrong = sum(not check.ok for check in health.checks)
    if wrong:
        return ChipSpec(_("To look at: {count}", count=wrong), "danger", "circle-alert")
    return ChipSpec(_("Everything is well"), "ok", "check")


def damaged_chip(count: int) -> ChipSpec:
    """Return how many sealed files are damaged, as a chip."""
    return ChipSpec(grouped(count), "danger", "circle-alert")


def audit_chip(verdict: AuditVerdict | None) -> ChipSpec:
    """Return the verdict on the audit log, as a chip."""
    if verdict is None:
        return ChipSpec(_("Not checked yet"), "neutral", "circle-dot")
    if verdict.is_intact:
        return ChipSpec(_("Complete"), "ok", "check")
    return ChipSpec(_("Broken"), "danger", "circle-alert")


def audit_words(verdict: AuditVerdict | None) -> str:
    """Return the verdict in a sentence."""
    if verdict is None:
        return _("Each entry is numbered, chained to the one before, and signed by its writer.")
    if verdict.is_intact or verdict.reason is None:
        return _("All {count} entries hold: numbers, chain and signatures.", count=grouped(verdict.entries))
    return _("Entry {number} does not hold: {reason}.", number=verdict.first_break, reason=shown(verdict.reason))


def status_line(status: BackupStatus) -> str:
    """Return what the line at the foot of the window says of backups and of the recovery key."""
    if status.last_proved is None:
        return _("No proven backup yet")
    when = show_day(status.last_proved.astimezone(CLINIC_ZONE).date(), current())
    if status.read_back_at is None:
        return _("Last proven backup {when} · recovery key never tried", when=when)
    tried = show_day(status.read_back_at.astimezone(CLINIC_ZONE).date(), current())
    return _("Last proven backup {when} · recovery key last tried {tried}", when=when, tried=tried)
