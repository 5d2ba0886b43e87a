"""The shape of the project: twin tests, module sizes, and the house rules that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "luna_desktop"
LONGEST_MODULE = 450

# Modules without a twin test, each with the reason. `__init__` modules hold a docstring and at most one name.
WITHOUT_TWIN: dict[str, str] = {
    "luna_desktop/__main__.py": "started as a process by the tests of the command line",
    "luna_desktop/bench/crowd.py": "data of the search bench, run by tests/bench/test_search.py",
    "luna_desktop/bench/keystrokes.py": "data of the search bench, run by tests/bench/test_search.py",
    "luna_desktop/bench/openemr.py": "the peer of the search bench, run by tests/bench/test_search.py",
    "luna_desktop/cli/tour_booking.py": "a part of the tour, walked by tests/cli/test_tour.py",
    "luna_desktop/domain/indic.py": "the table behind names, tested by tests/domain/test_names.py",
    "luna_desktop/domain/made_up_names.py": "lists of names, used by tests/domain/test_made_up.py",
    "luna_desktop/reports/cells.py": "a part of the record copy, tested by tests/reports/test_record_copy.py",
    "luna_desktop/reports/clinical_sections.py": "a part of the record copy, tested by test_record_copy.py",
    "luna_desktop/reports/cover.py": "a part of the record copy, tested by tests/reports/test_record_copy.py",
    "luna_desktop/reports/intake_content.py": "shapes without behaviour, printed by test_intake_sections.py",
    "luna_desktop/reports/provenance.py": "shapes without behaviour, used by everything that a copy prints",
    "luna_desktop/reports/result_content.py": "shapes without behaviour, used by test_result_pages.py",
    "luna_desktop/reports/paper_content.py": "shapes without behaviour, tested by test_copy_papers.py",
    "luna_desktop/reports/paper_sections.py": "a part of the record copy, tested by test_copy_papers.py",
    "luna_desktop/reports/visit_content.py": "shapes without behaviour, used by test_visit_pages.py",
    "luna_desktop/reports/privacy_sections.py": "a part of the record copy, tested by test_record_copy.py",
    "luna_desktop/reports/style.py": "constants of the printed page without behaviour",
    "luna_desktop/reports/xmp.py": "metadata of every PDF, tested by tests/reports/test_record_copy.py",
    "luna_desktop/services/clinic/left_behind.py": "shapes without behaviour, used by test_hand_over.py",
    "luna_desktop/services/privacy/restriction_rules.py": "checks of restrictions, tested by test_restrictions.py",
    "luna_desktop/ui/booking/prefill.py": "a shape without behaviour, used by tests/ui/booking/test_entry.py",
    "luna_desktop/ui/booking/shown.py": "shapes without behaviour, shown by the tests of the booking views",
    "luna_desktop/ui/booking/wording.py": "sentences of the booking dialog, read by the tests of its parts",
    "luna_desktop/ui/book/pins.py": "shapes without behaviour, used by test_pinboard.py",
    "luna_desktop/storage/search_similar.py": "behind the facade that test_search_index.py tests",
    "luna_desktop/storage/search_sqlite.py": "behind the facade that test_search_index.py tests",
    "luna_desktop/services/front/booking_requests.py": "shapes without behaviour, used by every test of the book",
    "luna_desktop/storage/search_stages.py": "behind the facade that test_search_index.py tests",
    "luna_desktop/storage/search_terms.py": "behind the facade that test_search_index.py tests",
    "luna_desktop/storage/search_typos.py": "behind the facade that test_search_index.py tests",
}

TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".in", ".cfg", ".ini", ".spec", ".ps1", ".json", ".yml", ".po", ".pot"}
TOP_FOLDERS = ("luna_desktop", "tests", "docs", "tools", "requirements", "resources", ".ci")
TOP_FILES = ("Makefile", "README.md", "pyproject.toml", "build.spec", "make.ps1")

# Written in two halves, so that this file does not break its own rule.
ELSEWHERE = {
    "the folder beside the project": r"\.\./" + "shared",
    "a folder of one machine": r"(?<![\w.~<])/(?:" + "work|root|opt/wheels|tmp/(?:l|wt))/",
    "somebody's home": r"(?<![\w.~])/" + r"(?:home|Users)/(?!asha/)\w{3,}/",
    "a package registry": "|".join(["py" + r"pi\.org", "python" + "hosted", "crates" + r"\.io", "registry" + r"\.npm"]),
    "a package index": "(?:--|extra[-_])" + "index|find-" + "links|trusted-" + "host",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> Iterator[Path]:
    for folder in TOP_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            is_text = path.suffix in TEXT_SUFFIXES or folder == ".ci"
            if path.is_file() and is_text and "__pycache__" not in path.parts:
                yield path
    yield from (ROOT / top for top in TOP_FILES if (ROOT / top).exists())


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def names_used(path: Path) -> set[str]:
    """Return every bare name, attribute and imported name of a module."""
    used: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name):
            used.add(node.id)
        elif isinstance(node, ast.Attribute):
            used.add(node.attr)
        elif isinstance(node, ast.alias):
            used.add(node.name.rpartition(".")[2])
    return used


def test_every_module_has_its_twin() -> None:
    without = {
        name(path)
        for path in modules()
        if path.name != "__init__.py"
        and "migrations/versions" not in name(path)
        and not (ROOT / "tests" / path.relative_to(PACKAGE).parent / f"test_{path.stem.strip('_')}.py").exists()
    }
    assert without == set(WITHOUT_TWIN), "write the twin test, or its reason in WITHOUT_TWIN; take old ones out"
    assert all(len(reason) > 15 for reason in WITHOUT_TWIN.values())


def test_every_folder_of_tests_mirrors_one_of_the_package() -> None:
    own = {"journeys", "files", "tools", "torture"}
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    strangers = {f for f in folders if f.parts and f.parts[0] not in own and not (PACKAGE / f).is_dir()}
    assert strangers == set()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_no_module_is_too_long_to_review(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("what", ELSEWHERE)
def test_nothing_points_outside_the_project(what: str) -> None:
    pattern = re.compile(ELSEWHERE[what], re.IGNORECASE)
    found = [
        f"{name(path)}:{number}: {line.strip()[:100]}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("the folder beside the project", "see ../" + "shared/product.md"),
        ("a folder of one machine", "cd /" + "work/main"),
        ("somebody's home", "/" + "home/someone/luna"),
        ("a package registry", "https://py" + "pi.org/simple"),
        ("a package index", "--extra-" + "index-url"),
    ],
)
def test_the_search_for_such_pointers_can_fail(what: str, text: str) -> None:
    assert re.search(ELSEWHERE[what], text)


def test_only_ui_prompts_asks_by_dialog() -> None:
    dialogs = {"QMessageBox", "QFileDialog", "QInputDialog"}
    found = {name(path) for path in modules() if names_used(path) & dialogs}
    assert found <= {"luna_desktop/ui/prompts.py"}


def test_nobody_runs_an_event_loop_within_the_event_loop() -> None:
    # The bench drives the window from outside, to time one event to its last paint.
    nested = {"processEvents", "QEventLoop"}
    found = {name(path) for path in modules() if names_used(path) & nested}
    assert found <= {"luna_desktop/bench/inhabited.py", "luna_desktop/bench/window.py"}


def test_only_the_command_line_and_bench_print() -> None:
    found = {
        name(path)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert {one for one in found if "luna_desktop/cli/" not in one and "luna_desktop/bench/" not in one} == set()


def log_calls(path: Path) -> Iterator[ast.Call]:
    levels = {"debug", "info", "warning", "error", "exception", "critical"}
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in levels
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"logger", "log", "logging", "LOG", "LOGGER"}
        ):
            yield node


def test_what_is_logged_begins_with_a_fixed_sentence() -> None:
    """The log keeps the sentence as it is, so no value may have been put into it before."""
    loose = [
        f"{name(path)}:{call.lineno}"
        for path in modules()
        for call in log_calls(path)
        if not (call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert loose == []


def test_imports_stand_at_the_top() -> None:
    inner = [
        f"{name(path)}:{inside.lineno}"
        for path in modules()
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for inside in ast.walk(function)
        if isinstance(inside, ast.Import | ast.ImportFrom)
    ]
    assert inner == []


def test_nothing_is_left_to_be_done_later() -> None:
    later = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME|XXX|Not" + r"ImplementedError)\b")
    assert [name(path) for path in modules() if later.search(path.read_text(encoding="utf-8"))] == []
