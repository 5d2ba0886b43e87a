"""Who or what the book shows: all practitioners, all rooms, or one of either."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from luna_desktop.domain.access import Actor, Role
from luna_desktop.services.front.book_days import BookPage
from luna_desktop.texts import _
from luna_desktop.ui.widgets.inputs import Option


class Sort(StrEnum):
    """What the columns of a day are."""

    PEOPLE = "people"
    ROOMS = "rooms"
    PERSON = "person"
    ROOM = "room"


@dataclass(frozen=True)
class Whose:
    """What is shown; `id` is a practitioner's or a room's."""

    sort: Sort = Sort.PEOPLE
    id: int = 0


ALL_PEOPLE, ALL_ROOMS = Whose(), Whose(Sort.ROOMS)


def choices(page: BookPage, *, week: bool) -> list[Option]:
    """Return what can be shown of a day, or of a week, where it is always one of them."""
    everybody = [Option(ALL_PEOPLE, _("All practitioners")), Option(ALL_ROOMS, _("All rooms"))]
    people = [Option(Whose(Sort.PERSON, each.user), each.name) for each in page.people]
    rooms = [Option(Whose(Sort.ROOM, key), each.name) for key, each in page.set_up.rooms.items()]
    return [*([] if week else everybody), *people, *rooms]


def first_choice(page: BookPage, actor: Actor, *, week: bool) -> Whose:
    """Return what somebody sees first: who treats and does not work at the desk their own, everybody else all."""
    mine = Whose(Sort.PERSON, int(actor.user_id))
    treats = any(each.user == mine.id for each in page.people)
    if treats and not actor.roles & {Role.RECEPTION, Role.OWNER}:
        return mine
    if not week:
        return ALL_PEOPLE
    if treats:
        return mine
    return Whose(Sort.PERSON, page.people[0].user) if page.people else ALL_PEOPLE


def settled(page: BookPage, wanted: Whose | None, actor: Actor, *, week: bool) -> Whose:
    """Return what is to be shown: what was wanted where there still is such a thing, else the first choice."""
    offered = {option.value for option in choices(page, week=week)}
    return wanted if wanted in offered and wanted is not None else first_choice(page, actor, week=week)
