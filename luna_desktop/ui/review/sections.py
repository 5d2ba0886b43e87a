"""The lists of the Review place. A capability adds its own with one line in `SECTIONS`.

A section's `read` is a use case without a patient that returns `ReviewItem`s, the most urgent first, and filters them
with `services.care.review.cards_to_review`. `open` gets the row on which the person pressed Enter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from luna_desktop.domain.access import Permission
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.use_cases import UseCase
from luna_desktop.texts import Message
from luna_desktop.ui.context import Context


@dataclass(frozen=True)
class Section:
    """One list: its key, name and icon, who reads it, how, and what opening a row does.

    `explains` says under the name what stands here and what to do; `nothing` says what it means that nothing does.
    `day` heads the column of days.
    """

    key: str
    title: Message
    icon: str
    permission: Permission
    read: UseCase[None, list[ReviewItem]]
    open: Callable[[Context, ReviewItem], None]
    explains: Message
    nothing: Message
    day: Message


SECTIONS: tuple[Section, ...] = ()
"""In the order in which they stand at the left."""


def in_tab(tab: str) -> Callable[[Context, ReviewItem], None]:
    """Return an action that opens the row's patient at a tab of the chart."""

    def go(context: Context, item: ReviewItem) -> None:
        context.navigation.open_patient(item.card.patient_id, tab)

    return go
