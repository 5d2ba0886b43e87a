"""Fixtures of a real encrypted clinic: made once for the run, copied for each test, always closed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders


@pytest.fixture(scope="session")
def clinic_template(tmp_path_factory: pytest.TempPathFactory) -> builders.Template:
    """Return a finished clinic that nobody opens directly."""
    return builders.make_template(tmp_path_factory.mktemp("template") / "clinic")


@pytest.fixture
def clinic_folder(clinic_template: builders.Template, tmp_path: Path) -> Path:
    """Return the folder of a locked clinic of this test's own."""
    return builders.copy_of(clinic_template, tmp_path / "clinic")


Opener = Callable[..., OpenClinic]


@pytest.fixture
def ticking() -> builders.Ticking:
    """Return the clock that clinics of this test run on."""
    return builders.Ticking()


@pytest.fixture
def open_clinic(clinic_folder: Path, ticking: builders.Ticking) -> Iterator[Opener]:
    """Return a function that unlocks this test's clinic as a role: `open_clinic(Role.RECEPTION)`."""
    opened: list[OpenClinic] = []

    def unlock(role: Role = Role.CLINICIAN, *, clock: Callable[[], datetime] | None = None) -> OpenClinic:
        clinic = builders.open_as(clinic_folder, role, clock=clock or ticking)
        opened.append(clinic)
        return clinic

    yield unlock
    for clinic in opened:
        clinic.close()


@pytest.fixture
def clinic(open_clinic: Opener) -> OpenClinic:
    """Return this test's clinic, unlocked as its owner, who is also a clinician and the privacy officer."""
    return open_clinic(Role.OWNER)
