"""The register as pages: as the reader may see it, with number and hash in the audit log."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.services.care.register_pages import prepare_register_pages
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries
from tests.services.care.paper_desk import register_doctor
from tests.services.care.test_certificates import issue


def test_the_pages_hold_every_number_and_no_diagnosis(open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    register_doctor(owner)
    issue(owner, builders.register(owner))
    made = act(owner, prepare_register_pages, 2026)
    words = text_of(made.pdf, tmp_path)
    assert "MC-2026-0001" in words
    assert "Mole below the left eye" in " ".join(words.split())
    assert "dermatitis" not in words
    assert made.sha256 == hashlib.sha256(made.pdf).hexdigest()
    detail = json.loads(entries(owner, "certificate register printed")[0].detail)
    assert (detail["pages"], detail["sha256"]) == (made.pages, made.sha256)
