"""`doctor`, `verify-audit` and `bench`: their words, their documents, their exit statuses."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from luna_desktop.bench.figures import Figure
from luna_desktop.cli import demo, evidence
from luna_desktop.services.clinic import left_overs
from luna_desktop.services.clinic.audit import LAYER_NAMES, AuditVerdict
from luna_desktop.storage.audit_chain import Layer
from luna_desktop.texts import say
from tests.cli.conftest import Typed


def test_doctor_wants_a_backup_and_is_content_with_one(
    typed: Callable[..., Typed], as_owner: list[object], tmp_path: Path
) -> None:
    before = typed("doctor", *as_owner, "--json")
    wrong = [check["name"] for check in before.document["checks"] if not check["ok"]]
    assert typed("backup", *as_owner, "--to", tmp_path / "backups").status == 0
    after = typed("doctor", *as_owner, "--json")
    assert set(after.document) == {"ok", "checks"}
    assert after.document["ok"] is True
    assert (after.status, after.err) == (0, "")
    assert all(set(check) == {"name", "ok", "message"} and check["message"] for check in after.document["checks"])
    if wrong:  # another test may have backed the same clinic up already
        assert wrong == ["backups"]
        assert before.refuses("backups")
    readable = typed("doctor", *as_owner)
    assert all(line.startswith("ok") for line in readable.out.splitlines())


def test_doctor_names_what_is_wrong(typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo) -> None:
    lost = next(path for path in (demo_made.folder / "objects").rglob("*") if path.is_file())
    content = lost.read_bytes()
    lost.unlink()
    try:
        ended = typed("doctor", *as_owner, "--json")
    finally:
        lost.write_bytes(content)
        lost.chmod(0o600)
    assert ended.refuses("photographs")
    assert ended.document["ok"] is False


def test_doctor_repairs_what_an_interruption_left(
    typed: Callable[..., Typed], as_owner: list[object], demo_made: demo.Demo
) -> None:
    def leave() -> Path:
        orphan = demo_made.folder / "objects" / "ab" / f"ab{'0' * 30}"
        orphan.parent.mkdir(mode=0o700, exist_ok=True)
        orphan.write_bytes(b"nobody's")
        orphan.chmod(0o600)
        os.utime(orphan, (0, 0))
        return orphan

    orphan = leave()
    typed("doctor", *as_owner, "--json")
    assert orphan.exists(), "without being asked doctor changes nothing"
    assert typed("doctor", *as_owner, "--repair", "--json").document["removed"] == 1
    assert not orphan.exists()
    leave()
    assert "1 left-over file was removed." in typed("doctor", *as_owner, "--repair").out


def test_repair_says_why_nothing_is_removed() -> None:
    words = evidence._repair_words(left_overs.Collected(0, say("The database is older.")))
    assert words == "No file was removed. The database is older."


def test_the_audit_log_is_walked(typed: Callable[..., Typed], as_owner: list[object]) -> None:
    ended = typed("verify-audit", *as_owner, "--json")
    assert (ended.status, ended.err) == (0, "")
    assert set(ended.document) == {"ok", "entries", "first_break"}
    assert ended.document["ok"] is True
    assert ended.document["first_break"] is None
    more = typed("verify-audit", *as_owner)
    assert f"{ended.document['entries'] + 3} entries hold" in more.out  # the check, the lock, the next sign-in


def test_a_broken_entry_is_named(
    typed: Callable[..., Typed], as_owner: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = AuditVerdict(7, 5, LAYER_NAMES[Layer.CHAIN], "")
    monkeypatch.setattr(evidence.audit, "check_chain", lambda *_given: broken)
    ended = typed("verify-audit", *as_owner, "--json")
    assert ended.document == {"ok": False, "entries": 7, "first_break": 5}
    assert ended.refuses("Entry 5 does not hold: the entry was changed")


def test_roles_that_may_not_are_refused(typed: Callable[..., Typed], as_owner: list[object]) -> None:
    as_reception = [each if each != demo.FIRST else "suresh" for each in as_owner]
    assert typed("verify-audit", *as_reception).refuses("Your role cannot do this")


def test_figures_are_printed_both_ways(typed: Callable[..., Typed], monkeypatch: pytest.MonkeyPatch) -> None:
    figure = Figure("search", 3.2, "ms", "8 ms", "plain", 3.0, 1.07, met=True)
    monkeypatch.setitem(evidence.registry.BENCHES, "search", lambda _patients: [figure])
    shape = {"name", "value", "unit", "goal", "beside", "beside_value", "ratio"}
    document = json.loads(typed("bench", "search", "--json").out)
    assert [set(row) for row in document["figures"]] == [shape]
    assert "3.2" in typed("bench", "search").out
    assert typed("bench", "nonsense").refuses("There are:")
