"""Walks what a screen reader sees of one application and writes it to standard output as a JSON document.

Runs under the system's own Python, which has `gi`, within the same session bus as the program. The only argument is the
process id of the application to look at.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator

import gi  # type: ignore[import-not-found]  # of the system's own Python

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - the version is chosen before

LONGEST_SECONDS = 20
MOST_CELLS = 60


def application(process: int) -> Atspi.Accessible | None:
    """Return the application of a process once it has told the bus about itself."""
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(at)
        if found is not None and found.get_process_id() == process:
            return found
    return None


def wait_for(look: Callable[[], Atspi.Accessible | None]) -> Atspi.Accessible:
    """Return what is looked for as soon as it is there."""
    until = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < until:
        found = look()
        if found is not None and found.get_child_count():
            return found
        GLib.MainContext.default().iteration(may_block=False)
        time.sleep(0.05)
    raise SystemExit("the application never told the bus about itself")


def actions_of(node: Atspi.Accessible) -> list[str]:
    """Return what can be done with a node."""
    try:
        return [Atspi.Action.get_action_name(node, at) for at in range(Atspi.Action.get_n_actions(node))]
    except GLib.Error:
        return []


def walk(node: Atspi.Accessible, path: tuple[str, ...] = ()) -> Iterator[dict[str, object]]:
    """Yield every node that is showing, from the outside in."""
    states = node.get_state_set()
    if path and not states.contains(Atspi.StateType.SHOWING):
        return
    role, name = node.get_role_name(), node.get_name() or ""
    yield {
        "role": role,
        "name": name,
        "description": node.get_description() or "",
        "checked": states.contains(Atspi.StateType.CHECKED),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "actions": actions_of(node) if states.contains(Atspi.StateType.ENABLED) else [],
        "path": " > ".join(path),
    }
    for at in range(min(node.get_child_count(), MOST_CELLS)):
        child = node.get_child_at_index(at)
        if child is not None:
            yield from walk(child, (*path, f"{role} {name!r}"))


if __name__ == "__main__":
    root = wait_for(lambda: application(int(sys.argv[1])))
    json.dump(list(walk(root)), sys.stdout)
