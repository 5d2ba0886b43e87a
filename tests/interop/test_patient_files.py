"""One door: a table, cards and a bundle come in the same way, and the reader of bundles is not brought in before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from luna_desktop.domain.imports import Field, Plan
from luna_desktop.interop.import_files import FileKind
from luna_desktop.interop.patient_files import look_at, rows_of

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Asha Rao\r\nN:Rao;Asha;;;\r\nEND:VCARD\r\n"
BUNDLE = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "Patient"}}]}


def test_each_kind_comes_in_by_the_same_door(tmp_path: Path) -> None:
    path = tmp_path / "file"
    plan = Plan("Old", {Field.FULL_NAME: 0})
    for content, kind in (("Name\nAsha\n", FileKind.CSV), (CARD, FileKind.VCARD), (json.dumps(BUNDLE), FileKind.FHIR)):
        path.write_text(content, encoding="utf-8")
        seen = look_at(path, plan)
        assert (seen.kind, seen.rows) == (kind, 1)
        assert len(list(rows_of(path, plan, seen))) == 1


def test_the_large_library_waits_for_a_bundle() -> None:
    script = "import sys, luna_desktop.services.people.imports; print('fhir.resources' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
