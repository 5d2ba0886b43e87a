"""The shape of the project: twin tests, module sizes, and the house rules that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
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
    "luna_desktop/cli/tour_photos.py": "a part of the tour, walked by tests/cli/test_tour.py",
    "luna_desktop/cli/tour_compare.py": "a part of the tour, walked by tests/cli/test_tour.py",
    "luna_desktop/cli/tour_rights.py": "a part of the tour, walked by tests/cli/test_tour.py",
    "luna_desktop/cli/tour_imports.py": "a part of the tour, walked by tests/cli/test_tour.py",
    "luna_desktop/domain/indic.py": "the table behind names, tested by tests/domain/test_names.py",
    "luna_desktop/domain/kin_words.py": "lists of words, used by tests/domain/test_third_parties.py",
    "luna_desktop/domain/made_up_names.py": "lists of names, used by tests/domain/test_made_up.py",
    "luna_desktop/domain/rights/access_cases.py": "a machine as data, walked by test_machines.py",
    "luna_desktop/domain/rights/correction_cases.py": "a machine as data, walked by test_machines.py",
    "luna_desktop/domain/rights/erasure_cases.py": "a machine as data, walked by test_machines.py",
    "luna_desktop/domain/rights/grievance_cases.py": "a machine as data, walked by test_machines.py",
    "luna_desktop/domain/rights/restriction_cases.py": "a machine as data, walked by test_machines.py",
    "luna_desktop/domain/rights/states.py": "states and their words, walked by test_machines.py",
    "luna_desktop/domain/rights/steps.py": "what machines are made of, walked by test_machines.py",
    "luna_desktop/interop/fhir_out/answers.py": "a table of homes, walked by tests/interop/fhir_out/test_engine.py",
    "luna_desktop/interop/fhir_out/content.py": "shapes without behaviour, used by every test of the machine copy",
    "luna_desktop/interop/fhir_out/history.py": "a table of homes, walked by tests/interop/fhir_out/test_engine.py",
    "luna_desktop/interop/fhir_out/plans.py": "a table of homes, walked by tests/interop/fhir_out/test_engine.py",
    "luna_desktop/interop/picture_limits.py": "figures and words, used by tests/interop/test_pictures.py",
    "luna_desktop/reports/cells.py": "a part of the record copy, tested by tests/reports/test_record_copy.py",
    "luna_desktop/reports/clinical_sections.py": "a part of the record copy, tested by test_record_copy.py",
    "luna_desktop/reports/cover.py": "a part of the record copy, tested by tests/reports/test_record_copy.py",
    "luna_desktop/reports/intake_content.py": "shapes without behaviour, printed by test_intake_sections.py",
    "luna_desktop/reports/provenance.py": "shapes without behaviour, used by everything that a copy prints",
    "luna_desktop/reports/result_content.py": "shapes without behaviour, used by test_result_pages.py",
    "luna_desktop/reports/paper_content.py": "shapes without behaviour, tested by test_copy_papers.py",
    "luna_desktop/reports/paper_sections.py": "a part of the record copy, tested by test_copy_papers.py",
    "luna_desktop/reports/visit_content.py": "shapes without behaviour, used by test_visit_pages.py",
    "luna_desktop/reports/privacy_content.py": "shapes without behaviour, used by everything that a copy prints",
    "luna_desktop/reports/privacy_sections.py": "a part of the record copy, tested by test_record_copy.py",
    "luna_desktop/reports/signature_lines.py": "lines to sign on, tested by test_certification.py",
    "luna_desktop/reports/style.py": "constants of the printed page without behaviour",
    "luna_desktop/reports/xmp.py": "metadata of every PDF, tested by tests/reports/test_record_copy.py",
    "luna_desktop/services/clinic/left_behind.py": "shapes without behaviour, used by test_hand_over.py",
    "luna_desktop/services/privacy/restriction_rules.py": "checks of restrictions, tested by test_restrictions.py",
    "luna_desktop/ui/compare/bars.py": "a part of the comparison, shown by tests/ui/compare/test_presenter.py",
    "luna_desktop/ui/compare/keys.py": "a part of the canvas, pressed by tests/ui/compare/test_canvas.py",
    "luna_desktop/ui/compare/looking.py": "a part of the comparison, tested by tests/ui/compare/test_presenter.py",
    "luna_desktop/ui/compare/marks_list.py": "a part of the comparison, tested by tests/ui/compare/test_layers.py",
    "luna_desktop/ui/compare/note.py": "a part of the comparison, tested by tests/ui/compare/test_presenter.py",
    "luna_desktop/ui/compare/panel.py": "a part of the comparison, shown by tests/ui/compare/test_presenter.py",
    "luna_desktop/ui/compare/setting.py": "a part of the canvas, pressed by tests/ui/compare/test_canvas.py",
    "luna_desktop/ui/compare/sharing.py": "one sentence of the panel, shown by tests/ui/compare/test_presenter.py",
    "luna_desktop/ui/compare/strip.py": "a part of the comparison, pressed by tests/ui/compare/test_presenter.py",
    "luna_desktop/ui/compare/tools.py": "a part of the comparison, pressed by tests/ui/compare/test_layers.py",
    "luna_desktop/ui/compare/view.py": "a part of the comparison, shown by tests/ui/compare/test_presenter.py",
    "luna_desktop/ui/record_copy/clock_card.py": "a part of the page, shown by tests/ui/record_copy/test_presenter.py",
    "luna_desktop/ui/record_copy/head.py": "a part of the page, shown by tests/ui/record_copy/test_presenter.py",
    "luna_desktop/ui/record_copy/photos_card.py": "a part of the choices, tested by test_options.py",
    "luna_desktop/ui/record_copy/release_card.py": "a part of the choices, tested by test_options.py",
    "luna_desktop/ui/record_copy/sections.py": "a part of the choices, tested by test_options.py",
    "luna_desktop/ui/record_copy/state_card.py": "a part of the page, shown by tests/ui/record_copy/test_presenter.py",
    "luna_desktop/ui/corrections/card.py": "pressed by test_card_presenter.py",
    "luna_desktop/ui/corrections/decide_form.py": "filled in by test_decide_presenter.py",
    "luna_desktop/ui/corrections/entry.py": "opened by test_ask_presenter.py",
    "luna_desktop/ui/corrections/telling.py": "pressed by test_card_presenter.py",
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


LOG_LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
LOGGERS = {"logger", "log", "logging", "LOG", "LOGGER"}


@dataclass
class Seen:
    """What one reading of a module finds: names used, and the lines of what some modules must not do."""

    names: set[str] = field(default_factory=set)
    prints: list[int] = field(default_factory=list)
    loose_logs: list[int] = field(default_factory=list)
    inner_imports: list[int] = field(default_factory=list)


@cache
def seen(path: Path) -> Seen:
    """Read a module once for all the rules: there are more than a thousand."""
    found = Seen()
    waiting: list[tuple[ast.AST, bool]] = [(ast.parse(path.read_text(encoding="utf-8"), filename=str(path)), False)]
    while waiting:
        node, inside = waiting.pop()
        _note(found, node, inside=inside)
        deeper = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        waiting.extend((child, deeper) for child in ast.iter_child_nodes(node))
    return found


def _note(found: Seen, node: ast.AST, *, inside: bool) -> None:
    if isinstance(node, ast.Name):
        found.names.add(node.id)
    elif isinstance(node, ast.Attribute):
        found.names.add(node.attr)
    elif isinstance(node, ast.alias):
        found.names.add(node.name.rpartition(".")[2])
    elif isinstance(node, ast.Import | ast.ImportFrom) and inside:
        found.inner_imports.append(node.lineno)
    elif isinstance(node, ast.Call):
        _note_call(found, node)


def _note_call(found: Seen, call: ast.Call) -> None:
    if isinstance(call.func, ast.Name) and call.func.id == "print":
        found.prints.append(call.lineno)
    if (
        isinstance(call.func, ast.Attribute)
        and call.func.attr in LOG_LEVELS
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in LOGGERS
        and not (call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ):
        found.loose_logs.append(call.lineno)


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


def test_no_module_is_too_long_to_review() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: count for path, count in lines.items() if count > LONGEST_MODULE} == {}


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
    found = {name(path) for path in modules() if seen(path).names & dialogs}
    assert found <= {"luna_desktop/ui/prompts.py"}


def test_nobody_runs_an_event_loop_within_the_event_loop() -> None:
    # The bench drives the window from outside, to time one event to its last paint.
    nested = {"processEvents", "QEventLoop"}
    found = {name(path) for path in modules() if seen(path).names & nested}
    assert found <= {"luna_desktop/bench/inhabited.py", "luna_desktop/bench/window.py"}


def test_only_the_command_line_and_bench_print() -> None:
    found = {name(path) for path in modules() if seen(path).prints}
    assert {one for one in found if "luna_desktop/cli/" not in one and "luna_desktop/bench/" not in one} == set()


def test_what_is_logged_begins_with_a_fixed_sentence() -> None:
    """The log keeps the sentence as it is, so no value may have been put into it before."""
    assert [f"{name(path)}:{line}" for path in modules() for line in seen(path).loose_logs] == []


def test_imports_stand_at_the_top() -> None:
    assert [f"{name(path)}:{line}" for path in modules() for line in seen(path).inner_imports] == []


def test_the_reading_of_a_module_finds_what_it_must_not_do(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        "def act(value):\n    import os\n    print(value)\n    logger.info(value)\n    logger.info('fixed', value)\n"
    )
    found = seen(planted)
    assert (found.inner_imports, found.prints, found.loose_logs) == ([2], [3], [4])


def test_nothing_is_left_to_be_done_later() -> None:
    later = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME|XXX|Not" + r"ImplementedError)\b")
    assert [name(path) for path in modules() if later.search(path.read_text(encoding="utf-8"))] == []
