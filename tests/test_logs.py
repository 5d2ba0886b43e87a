"""No value of anybody's reaches the log, whatever way it comes; what happened and where does."""

from __future__ import annotations

import enum
import faulthandler
import logging
import os
import re
import sqlite3
import stat
import subprocess
import sys
import threading
import uuid
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from luna_desktop import logs, paths

CANARY = "Zubaida Qureshi"
own = logging.getLogger("luna_desktop.tests")


class Colour(enum.Enum):
    TEAL = "Zubaida Qureshi's favourite"


@dataclass(frozen=True)
class Patient:
    name: str


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    log = logs.start(tmp_path / "logs", level=logging.DEBUG)
    yield tmp_path / "logs"
    log.stop()
    logging.captureWarnings(False)
    root.setLevel(level)
    assert not any(isinstance(one, logs.PrivateFile) for one in root.handlers)


def written(folder: Path) -> str:
    return (folder / logs.LOG_FILE).read_text(encoding="utf-8")


def fail_with_canary() -> None:
    secret = CANARY
    raise ValueError(f"cannot read {secret}")


def caught_canary() -> ValueError:
    try:
        fail_with_canary()
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (7, "7"),
        (1.5, "1.5"),
        (None, "None"),
        (True, "True"),
        (uuid.UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (Colour.TEAL, "Colour.TEAL"),
        (logs.Word("fact_version"), "fact_version"),
        (logs.Word("two\nlines"), "two?lines"),
        (Patient, "Patient"),
        (CANARY, "<str>"),
        (CANARY.encode(), "<bytes>"),
        (Patient(CANARY), "<Patient>"),
        ([CANARY], "<list>"),
        (Path(CANARY), f"<{type(Path()).__name__}>"),
        (ValueError(CANARY), "<ValueError>"),
        ({CANARY}, "<set>"),
    ],
)
def test_only_values_that_are_nobodys_are_kept(folder: Path, value: object, shown: str) -> None:
    own.info("opened %s", value)
    assert written(folder).endswith(f" opened {shown}\n")
    assert CANARY not in written(folder)


def test_values_by_name_and_in_number_formats_are_withheld_too(folder: Path) -> None:
    own.info("row %(id)d of %(who)s", {"id": 4, "who": CANARY})
    own.info("took %.1f s, %5d rows", Decimal("98765.43210"), Decimal(9))
    own.info("one dict %s", {"name": CANARY})
    assert "row 4 of <str>" in written(folder)
    assert "took <Decimal> s, <Decimal> rows" in written(folder)
    assert CANARY not in written(folder)


def test_values_that_do_not_fit_are_no_reason_to_print_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    formatter = logs.RedactingFormatter()
    record = logging.LogRecord("luna_desktop.x", logging.INFO, "x.py", 1, "%s and %s", (CANARY,), None)
    assert formatter.format(record).endswith("%s and %s (its values did not fit)")
    record = logging.LogRecord("luna_desktop.x", logging.INFO, "x.py", 1, Patient(CANARY), (), None)
    assert formatter.format(record).endswith(" <Patient>")
    assert CANARY not in capsys.readouterr().err


def test_other_libraries_leave_only_the_place(folder: Path) -> None:
    logging.getLogger("PIL.Image").info("EXIF owner " + CANARY)  # noqa: G003 - what a library may do
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        logging.getLogger("luna_desktopper").info(CANARY)
    assert CANARY not in written(folder)
    assert re.search(r"INFO PIL\.Image tests/test_logs\.py:\d+ \(another library's words, withheld\)", written(folder))


def test_an_error_leaves_class_and_places_but_no_message(folder: Path) -> None:
    own.info("failed", exc_info=caught_canary())
    assert "builtins.ValueError" in written(folder)
    assert re.search(r"tests/test_logs\.py:\d+ in fail_with_canary", written(folder))
    assert CANARY not in written(folder)
    assert "cannot read" not in written(folder)


def test_errors_behind_errors_and_in_groups_are_told_without_messages(folder: Path) -> None:
    try:
        try:
            fail_with_canary()
        except ValueError as error:
            raise ExceptionGroup(CANARY, [error, KeyError(CANARY)]) from sqlite3.IntegrityError(CANARY)
    except ExceptionGroup as group:
        own.info("failed", exc_info=group)
    for name in ("ExceptionGroup", "ValueError", "KeyError", "sqlite3.IntegrityError"):
        assert name in written(folder)
    assert CANARY not in written(folder)


def test_a_failed_statement_leaves_no_parameters(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="sqlalchemy.engine")
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        connection.execute(sa.text("create table patient (name text unique)"))
        statement = sa.text("insert into patient values (:name)")
        connection.execute(statement, {"name": CANARY})
        with pytest.raises(sa.exc.IntegrityError) as failure:
            connection.execute(statement, {"name": CANARY})
    engine.dispose()
    assert CANARY in str(failure.value)
    assert CANARY in caplog.text
    own.info("not saved: %s", failure.value, exc_info=failure.value)
    assert "sqlalchemy.exc.IntegrityError" in written(folder)
    assert CANARY not in written(folder)


def test_what_another_formatter_kept_on_the_record_is_not_used() -> None:
    record = logging.LogRecord("luna_desktop.x", logging.ERROR, "x.py", 1, "failed", (), None)
    error = caught_canary()
    record.exc_info = (ValueError, error, error.__traceback__)
    record.exc_text = record.stack_info = CANARY
    assert CANARY not in logs.RedactingFormatter().format(record)


def test_an_incident_has_a_number_that_finds_it(folder: Path, expect_log: Callable[..., None]) -> None:
    expect_log("luna_desktop.logs", "incident")
    number = logs.record_incident(caught_canary())
    assert re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", number)
    assert f"incident {number}" in written(folder)
    assert CANARY not in written(folder)


def test_uncaught_errors_of_any_thread_are_shown_by_number(folder: Path, expect_log: Callable[..., None]) -> None:
    expect_log("luna_desktop.logs", "incident")
    shown: list[str] = []
    undo = logs.install_crash_hook(shown.append)
    try:
        error = caught_canary()
        sys.excepthook(ValueError, error, error.__traceback__)
        thread = threading.Thread(target=fail_with_canary)
        thread.start()
        thread.join()
    finally:
        undo()
    assert len(set(shown)) == 2
    assert all(number in written(folder) for number in shown)
    assert CANARY not in written(folder)


def test_a_crashing_program_says_nothing_of_values(tmp_path: Path) -> None:
    program = (
        "from luna_desktop import logs\n"
        "logs.start(); logs.install_crash_hook(lambda number: print('shown', number))\n"
        f"who = {CANARY!r}\n"
        "raise LookupError(who)\n"
    )
    environment = {**os.environ, "LUNA_LOGS": str(tmp_path / "logs")}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 1
    assert run.stdout.startswith("shown ")
    everything = (
        run.stdout + run.stderr + "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "logs").iterdir())
    )
    assert "LookupError" in everything
    assert CANARY not in everything


def test_ctrl_c_is_no_incident(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[str] = []
    undo = logs.install_crash_hook(shown.append)
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        undo()
    assert shown == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no owner bits")
def test_only_the_owner_can_read_the_log_and_its_older_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = next(one for one in logging.getLogger().handlers if isinstance(one, logs.PrivateFile))
    handler.maxBytes = 200
    for number in range(20):
        own.info("line %d", number)
    files = sorted(folder.iterdir())
    assert len(files) == 2 + logs.OLDER_FILES
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    root = logging.getLogger()
    handlers = list(root.handlers)
    log = logs.start(tmp_path / "file" / "logs")
    assert not log.is_written
    own.info("still here %s", CANARY)
    log.stop()
    logging.captureWarnings(False)
    assert root.handlers == handlers
    assert capsys.readouterr().err == ""


def test_crashes_below_python_have_a_file(folder: Path) -> None:
    assert faulthandler.is_enabled()
    assert (folder / logs.CRASH_FILE).exists()


def test_the_log_lies_in_the_machines_log_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LUNA_LOGS", str(tmp_path / "chosen"))
    log = logs.start()
    log.stop()
    logging.captureWarnings(False)
    assert (paths.log_folder() / logs.LOG_FILE).exists()


def test_short_paths_name_no_home() -> None:
    assert (
        logs.short_path("/home/asha/luna/luna_desktop/services/people/patients.py")
        == "luna_desktop/services/people/patients.py"
    )
    assert logs.short_path("/home/asha/.venv/lib/site-packages/PIL/Image.py") == "PIL/Image.py"
    assert logs.short_path("/usr/lib/python3.11/json/decoder.py") == "decoder.py"
    assert logs.short_path("") == "?"
