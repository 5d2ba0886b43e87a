"""The digest of a copy's content changes with every value in it, and with nothing else."""

from __future__ import annotations

import dataclasses

import pytest

from luna_desktop.reports.record_content import CopyCase, bundle_digest
from luna_desktop.texts import say
from tests.reports import builders


def test_equal_content_has_one_digest() -> None:
    assert bundle_digest(builders.copy()) == bundle_digest(builders.copy())


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": "Other"},
        {"photographs": (builders.photograph(1), builders.photograph(2))},
        {"photographs": (builders.photograph(1), builders.photograph(2), builders.photograph(3, jpeg=b"other"))},
        {"case": CopyCase(scope=say("Entries of {year}", year=2026))},
        {"copy_index": 2},
        {"patient": dataclasses.replace(builders.patient(), name="Somebody else")},
    ],
)
def test_any_change_shows(changes: dict[str, object]) -> None:
    assert bundle_digest(builders.copy(**changes)) != bundle_digest(builders.copy())


def test_values_of_a_message_count() -> None:
    scopes = [say("Entries of {year}", year=year) for year in (2025, 2026)]
    first, second = (bundle_digest(builders.copy(case=CopyCase(scope=scope))) for scope in scopes)
    assert first != second
