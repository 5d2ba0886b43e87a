"""Every library is pinned and hashed, from no address, and the two lists agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
COMPILED = sorted(REQUIREMENTS.glob("*.txt"))
PIN = re.compile(
    r"^([a-z0-9][a-z0-9._-]*(?:\[[a-z,-]+\])?)==([\w.+!]+)((?: ;[^\\]+)?)( \\\n    --hash=sha256:[0-9a-f]{64})+$"
)


def entries(path: Path) -> list[str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def pins(path: Path) -> dict[str, str]:
    return {found[1].partition("[")[0] + found[3]: found[2] for one in entries(path) if (found := PIN.match(one))}


def wanted(path: Path) -> set[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {line.partition("[")[0] for line in lines if line and not line.startswith(("#", "-"))}


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: path.name)
def test_every_entry_is_pinned_and_hashed(path: Path) -> None:
    assert len(entries(path)) > 10
    assert [one for one in entries(path) if not PIN.match(one)] == []


@pytest.mark.parametrize(
    "entry",
    [
        "ruff",
        "ruff>=1 \\\n    --hash=sha256:" + "a" * 64,
        "ruff==1.0",
        "ruff==1.0 \\\n    --hash=md5:" + "a" * 64,
        "ruff @ file:///x \\\n    --hash=sha256:" + "a" * 64,
    ],
)
def test_a_loose_entry_would_be_noticed(entry: str) -> None:
    assert not PIN.match(entry)


@pytest.mark.parametrize("path", sorted(REQUIREMENTS.iterdir()), ids=lambda path: path.name)
def test_no_address_is_in_any_list(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search("://|index|find-" + "links|trusted|@ ", text)


def test_what_runs_is_what_is_tested() -> None:
    run, dev = pins(REQUIREMENTS / "run.txt"), pins(REQUIREMENTS / "dev.txt")
    assert {one: dev.get(one) for one in run} == run


@pytest.mark.parametrize("name", ["run", "dev"])
def test_everything_asked_for_is_compiled(name: str) -> None:
    have = {one.partition(" ")[0] for one in pins(REQUIREMENTS / f"{name}.txt")}
    assert wanted(REQUIREMENTS / f"{name}.in") <= have


def test_the_project_names_what_it_runs_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[\[<>= ]", one)[0] for one in project["dependencies"]}
    assert named == wanted(REQUIREMENTS / "run.in") - {"setuptools", "wheel"}
