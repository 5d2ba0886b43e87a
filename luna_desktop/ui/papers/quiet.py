"""How cards and forms of papers take bad news: at the fields where there are some, else in the banner."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.papers.tiles import TileCard
from luna_desktop.ui.widgets.cards import Banner


class CardComplaints:
    """Shows problems, troubles and newer versions in the banner of a card."""

    def __init__(self, card: TileCard) -> None:
        self._card = card

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self._card.show_trouble(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence; empty takes it away."""
        self._card.show_trouble(text, tone=tone)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody saved a newer version."""
        del theirs
        self._card.show_trouble(text)


class FormComplaints:
    """Shows problems at the fields of a form, and what no field answers to in the banner above them."""

    def __init__(self, frame: EditFrame, banner: Banner) -> None:
        self._frame, self._banner = frame, banner

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems; none takes the old ones away."""
        others = self._frame.show_problems(problems)
        self._banner.say("warn", " ".join(problems[name] for name in others))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence; empty takes it away."""
        self._banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody saved a newer version; the typing stays."""
        del theirs
        self._banner.say("warn", text)
