"""What a screen reader sees of the real window: everything that can be reached has a name and a role that fits."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import builders

HERE = Path(__file__).parent
tool = runpy.run_path(str(HERE.parent.parent / "tools" / "system_libraries.py"))
LONGEST_SECONDS = 60
FIRST_PATIENT = 1
# What something that takes the keyboard may be; “filler” and “panel” would say nothing about what it is for.
ROLES = {
    "push button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "password text",
    "table",
    "table cell",
    "list",
    "list item",
    "slider",
    "spin button",
}

Node = Mapping[str, object]


def lacking() -> str:
    """Return what this machine lacks for looking through a screen reader's eyes, or nothing."""
    packages = {*tool["missing_for_screen_reader"]().values(), *(["xvfb"] if shutil.which("Xvfb") is None else [])}
    return " ".join(sorted(packages))


@dataclass
class Sitting:
    """The program in a process of its own, and the screen reader's way to it."""

    process: subprocess.Popen[str]
    environment: Mapping[str, str]

    def tell(self, line: str) -> None:
        """Say where to go, without waiting."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def nodes(self, place: str) -> list[Node]:
        """Go to a place and return everything that is showing there."""
        self.tell(place)
        assert line_of(self.process) == "there"
        command = [tool["SYSTEM_PYTHON"], str(HERE / "accessible_tree.py"), str(self.process.pid)]
        walked = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True, timeout=LONGEST_SECONDS
        )
        seen: list[Node] = json.loads(walked.stdout)
        return seen


def line_of(process: subprocess.Popen[str]) -> str:
    """Return the next line that a process says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """Return the environment of a display and a session bus that are there for this test only."""
    missing = lacking()
    if missing:
        pytest.skip(f"only root can put in what this needs: apt-get install --no-install-recommends {missing}")
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    keep = ["sh", "-c", "echo $DBUS_SESSION_BUS_ADDRESS; exec cat"]
    bus = subprocess.Popen(
        ["dbus-run-session", "--", *keep],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    environment = dict(os.environ, DISPLAY=f":{line_of(display)}", DBUS_SESSION_BUS_ADDRESS=line_of(bus))
    environment.update(QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", NO_AT_BRIDGE="0", LC_ALL="C.UTF-8")
    launcher = next(path for path in tool["BUS_LAUNCHERS"] if Path(path).exists())
    bridge = subprocess.Popen(
        [launcher, "--launch-immediately"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield environment
    # With its own session the bridge's bus and registry are ended together with it.
    os.killpg(bridge.pid, signal.SIGTERM)
    for process in (bus, display):
        process.stdin.close() if process.stdin else process.terminate()
    for ended in (bridge, bus, display):
        ended.wait(timeout=LONGEST_SECONDS)
        if ended.stdout:
            ended.stdout.close()


@pytest.fixture
def sitting(screen: dict[str, str], small_clinic: Path) -> Iterator[Sitting]:
    """Return the program with its owner signed in."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.read_aloud"],
        env=screen,
        cwd=HERE.parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    sitting = Sitting(process, screen)
    told = {"folder": str(small_clinic), "login": "owner", "password": builders.OWNER_PASSWORD}
    sitting.tell(json.dumps(told))
    yield sitting
    process.communicate(timeout=LONGEST_SECONDS)
    assert process.returncode == 0


def nameless(nodes: list[Node]) -> list[str]:
    """Return what can be reached or used but says nothing, or does not say what it is."""
    return [
        f"{node['role']} {node['name']!r} in {str(node['path'])[-300:]}"
        for node in nodes
        if (node["focusable"] or node["actions"]) and (not str(node["name"]).strip() or node["role"] not in ROLES)
    ]


def chosen(nodes: list[Node], within: str) -> tuple[list[str], list[str]]:
    """Return the names of the radio buttons within something, and of those that are checked."""
    radios = [node for node in nodes if node["role"] == "radio button" and f"{within!r}" in str(node["path"])]
    return [str(node["name"]) for node in radios], [str(node["name"]) for node in radios if node["checked"]]


def names(nodes: list[Node], role: str) -> list[str]:
    return [str(node["name"]) for node in nodes if node["role"] == role]


def test_everything_that_can_be_reached_has_a_name_and_a_role(sitting: Sitting) -> None:
    listed = sitting.nodes("patients")
    assert {"Bhavana Shetty", "LUN-000002", "+91 98860 01427"} <= set(names(listed, "table cell"))
    assert "Name" in names(listed, "table column header")
    chart = sitting.nodes(str(FIRST_PATIENT))
    assert [name for name in names(chart, "panel") if name.startswith("Ananya Kumar") and "LUN-000001" in name]
    assert "Allergies not asked" in names(chart, "filler")
    for nodes, within, one in ((listed, "Places", "Patients"), (chart, "Parts of the chart", "Summary")):
        offered, checked = chosen(nodes, within)
        assert len(offered) > 3
        assert checked == [one]
    for nodes in (listed, chart, sitting.nodes("staff")):
        assert names(nodes, "frame") == ["Luna Desktop"]
        assert len([node for node in nodes if node["focusable"]]) > 10
        assert nameless(nodes) == []


def test_the_search_for_the_nameless_can_fail() -> None:
    inside = {"focusable": True, "actions": ["Press"], "path": ""}
    assert nameless([{"role": "push button", "name": "Lock", **inside}]) == []
    assert nameless([{"role": "push button", "name": " ", **inside}])
    assert nameless([{"role": "filler", "name": "Lock", **inside}])
