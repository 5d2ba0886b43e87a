"""The tour of the photo inbox takes a picture of each way in which it is shown."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.cli.tour_inbox import InboxTour


class Standing:
    """A workspace that is nowhere."""

    def __init__(self) -> None:
        self.went: list[str] = []

    def go(self, place: str) -> None:
        self.went.append(place)

    def page(self) -> None:
        """Show nothing."""


def test_it_goes_there_and_takes_three_pictures() -> None:
    taken: list[str] = []

    def picture(name: str) -> Callable[[], None]:
        return lambda: taken.append(name)

    workspace = Standing()
    for step in InboxTour(workspace, picture).steps():  # type: ignore[arg-type]  # stands in for a workspace
        step()
    assert workspace.went == ["inbox"]
    assert taken == ["photo-inbox", "photo-inbox-large", "photo-inbox-list"]
