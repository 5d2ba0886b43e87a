"""What the book shows as long as somebody is signed in: which day, whose, how close, picture or list. No patient."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from luna_desktop.domain.access import UserId
from luna_desktop.ui.book.scale import USUAL_ROW
from luna_desktop.ui.book.whose import Whose


@dataclass
class Remembered:
    """Shared by the day and the week of one window; somebody else who signs in begins anew."""

    user: UserId | None = None
    day: date | None = None
    row: int = USUAL_ROW
    is_list: bool = False
    whose: dict[str, Whose] = field(default_factory=dict)

    def belong_to(self, user: UserId) -> None:
        """Forget everything unless the same person is there again."""
        if self.user != user:
            self.user, self.day, self.row, self.is_list = user, None, USUAL_ROW, False
            self.whose.clear()
