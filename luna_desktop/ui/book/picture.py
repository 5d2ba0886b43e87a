"""What the book is painted from: columns with closed spans and cards, in minutes of the clinic's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class ColumnKey:
    """What one column stands for: a day, and whose (a practitioner or a room, the other is 0)."""

    day: date
    practitioner: int = 0
    room: int = 0


@dataclass(frozen=True)
class Band:
    """A span in which nothing is booked, and why: “Lunch”, “On leave”, “Room 3 closed: service visit”."""

    starts: int
    ends: int
    words: str
    icon: str = ""


@dataclass(frozen=True)
class Card:
    """One appointment as painted. `key` is the booking's id; `before` and `after` are minutes to prepare and clean up.

    Somebody who has come is not moved any more, only made longer or shorter (`may_move`).
    `state` is the value of a `BookingState`. `flag` is an icon that asks for something (“Form to sign”), in words in
    `flag_words`. `where` says the room or the practitioner that the column does not say.
    """

    key: int
    name: str
    service: str
    starts: int
    minutes: int
    state: str
    where: str = ""
    before: int = 0
    after: int = 0
    flag: str = ""
    flag_words: str = ""
    note: str = ""
    may_change: bool = True
    may_move: bool = True

    @property
    def ends(self) -> int:
        """The minute at which it ends."""
        return self.starts + self.minutes


@dataclass(frozen=True)
class Column:
    """One column: its heading, a line under it, a face (a name for initials), how full it is (0 to 1), what is in it.

    `spoken` is what a screen reader says of the column in a cell's name.
    """

    key: ColumnKey
    title: str
    note: str = ""
    face: str = ""
    load: float | None = None
    is_today: bool = False
    bands: tuple[Band, ...] = ()
    cards: tuple[Card, ...] = ()
    spoken: str = ""


@dataclass(frozen=True)
class BookPicture:
    """Everything that is painted: columns, the hours shown, and the minute of now (None on other days)."""

    columns: tuple[Column, ...] = ()
    opens: int = 9 * 60
    closes: int = 18 * 60
    now: int | None = None
    is_week: bool = False
    counts: str = ""

    def card(self, key: int) -> tuple[int, Card] | None:
        """Return the place of a card's column and the card, or None."""
        for at, column in enumerate(self.columns):
            for card in column.cards:
                if card.key == key:
                    return at, card
        return None


class Doing(StrEnum):
    """What the hand is about to do."""

    CREATE = "create"
    MOVE = "move"
    STRETCH = "stretch"
    PUT_BACK = "put back"


@dataclass(frozen=True)
class Proposal:
    """A landing place that is not written yet: in which column, from which minute, how long; `key` is the booking's."""

    doing: Doing
    column: int
    starts: int
    minutes: int
    key: int = 0
    name: str = ""
    line: str = ""

    @property
    def ends(self) -> int:
        """The minute at which it would end."""
        return self.starts + self.minutes


@dataclass(frozen=True)
class Verdict:
    """Whether a landing place is free, in words; `is_free` is None as long as nobody knows."""

    words: str
    is_free: bool | None = None


@dataclass(frozen=True)
class Spot:
    """Where the keyboard stands: a column and a minute, and the card that it is on (0: an empty cell)."""

    column: int = 0
    minute: int = 0
    card: int = 0


def clock(minute: int) -> str:
    """Return a minute of the day as 24-hour time; midnight at the end is 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"
