"""No photograph comes in without a consent in force, by whatever way: every writer is listed, and asks first."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import luna_desktop
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.use_cases import CATALOGUE
from tests import builders
from tests.services import every_module  # noqa: F401 - each enters its use cases into the catalogue
from tests.services.acting import act, working

PACKAGE = Path(luna_desktop.__file__).parent
WRITERS = {"keep_photograph", "add_photograph", "enter_photograph", "run_import"}
WAYS = {
    "services/care/photographs.py": "the door itself: the gate is asked for P7, and the row names the consent",
    "services/care/photo_imports.py": "folders and cards, through the same door",
    "services/care/photo_inbox_assigning.py": "the camera's inbox, when a person assigns a picture",
    "services/people/record_import.py": "a record of another clinic that the patient brought, with the answers in it",
    "ui/photos/import_presenter.py": "folders and cards, through the same door",
    "ui/photos/intake_presenter.py": "files, drag and clipboard, through the same door",
    "cli/records.py": "import-photos, through the same door",
    "ui/photos/guided_presenter.py": "guided sets, through the same door",
    "cli/demo_inbox.py": "the demo clinic, through the same door",
    "cli/demo_photos.py": "the demo clinic, through the same door",
    "cli/self_test.py": "the self-test, through the same door",
    "bench": "made-up photographs",
}
"""Who brings photographs in, and what asks there."""


def calling() -> set[str]:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        if names & WRITERS:
            name = path.relative_to(PACKAGE).as_posix()
            found.add("bench" if name.startswith("bench/") else name)
    return found


def test_every_way_in_is_known() -> None:
    assert calling() <= set(WAYS)
    writing = [path for path in PACKAGE.rglob("*.py") if "insert(Photograph)" in path.read_text(encoding="utf-8")]
    assert [path.name for path in writing] == ["photographs.py"], "one place writes the row"


def test_the_inbox_takes_the_consent_that_is_in_force() -> None:
    source = (PACKAGE / "services" / "care" / "photo_inbox_assigning.py").read_text(encoding="utf-8")
    assert "consents.photo_consent_event(work, asked.patient_id)" in source
    uses = [case.use for case in CATALOGUE.values() if case.function.__module__.endswith("photo_inbox_assigning")]
    assert any(use is not None and use.purpose is Purpose.CLINICAL_PHOTOGRAPHS for use in uses)


def test_the_door_asks_for_the_consent_to_photographs() -> None:
    use = CATALOGUE["add_photograph"].use
    assert use is not None
    assert use.purpose is Purpose.CLINICAL_PHOTOGRAPHS


@pytest.mark.parametrize("state", [ConsentState.REFUSED, ConsentState.WITHDRAWN, None])
def test_without_a_yes_nothing_comes_in(clinic: OpenClinic, state: ConsentState | None) -> None:
    patient = builders.register(clinic)
    if state is not None:
        if state is ConsentState.WITHDRAWN:
            builders.allow_photographs(clinic, patient)
        answer = consents.ConsentAnswer(patient, Purpose.CLINICAL_PHOTOGRAPHS, state, ConsentMethod.NONE)
        act(clinic, consents.record_consent, answer)
    with pytest.raises(NotPermitted):
        builders.add_photograph(clinic, patient)
    with working(clinic) as work, pytest.raises(NotFound):
        consents.photo_consent_event(work, patient)
