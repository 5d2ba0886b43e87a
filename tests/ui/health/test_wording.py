"""The health of the system in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.services.clinic.audit import AuditVerdict
from luna_desktop.services.clinic.backups import BackupStatus
from luna_desktop.services.clinic.health import Check, Health
from luna_desktop.texts import say
from luna_desktop.ui.health.wording import (
    audit_chip,
    audit_words,
    backup_chip,
    backup_words,
    check_title,
    health_chip,
    moment,
    size_words,
)

NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "text", "tone"),
    [
        (None, "No backup yet", "danger"),
        (timedelta(hours=2), "Proven today", "ok"),
        (timedelta(hours=30), "Proven yesterday", "warn"),
        (timedelta(days=3), "Proven 3 days ago", "warn"),
        (timedelta(days=9), "Proven 9 days ago", "danger"),
    ],
)
def test_a_backup_ages(ago: timedelta | None, text: str, tone: str) -> None:
    last = None if ago is None else NOW - ago
    chip = backup_chip(BackupStatus(last, "", last is None or NOW - last > timedelta(hours=24)), NOW)
    assert (chip.text, chip.tone) == (text, tone)


def test_moments_are_on_this_computers_clock() -> None:
    assert moment(NOW) == "15-Mar-2026, 01:30"
    assert "15-Mar-2026" in backup_words(BackupStatus(NOW, "", is_due=False))
    assert "no proof" in backup_words(BackupStatus(None, "", is_due=True))


def test_sizes() -> None:
    assert [size_words(size) for size in (300_000, 18_400_000_000)] == ["0.3 MB", "18.4 GB"]


def test_verdicts() -> None:
    good = AuditVerdict(1234, None, None, "abc")
    bad = AuditVerdict(10, 5, say("the entry was changed"), "abc")
    assert [audit_chip(each).text for each in (None, good, bad)] == ["Not checked yet", "Complete", "Broken"]
    assert "1,234" in audit_words(good)
    assert audit_words(bad) == "Entry 5 does not hold: the entry was changed."


def test_checks() -> None:
    health = Health((Check("space", ok=True, message=say("x")), Check("vault", ok=False, message=say("y"))))
    assert [health_chip(each).text for each in (None, health)] == ["Not examined yet", "To look at: 1"]
    assert check_title("space") == "Disk space"
    assert check_title("a new one") == "a new one"
