"""The palette's commands follow role, page and whether a patient is open."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.texts import Message, say
from luna_desktop.ui.palette_commands import FOR_THIS, command_rows


@dataclass(frozen=True)
class Somewhere:
    key: str = "patients"
    title: Message = say("Patients")  # noqa: RUF009 - a frozen value
    icon: str = "users"
    keys: str = ""


def keys_for(role: Role, typed: str = "", *, has_patient: bool = True) -> list[str]:
    actor = Actor(UserId(1), "someone", "Someone", frozenset({role}))
    return [row.key for row in command_rows(typed, actor, [Somewhere()], None, has_patient=has_patient)]


def test_the_desk_books_and_the_administrator_does_not() -> None:
    desk = keys_for(Role.RECEPTION)
    assert {FOR_THIS, "booking", "place:patients", "help", "lock", "turn"} <= set(desk)
    assert FOR_THIS not in keys_for(Role.RECEPTION, has_patient=False)
    assert "booking" not in keys_for(Role.ADMINISTRATOR)


def test_only_what_fits_is_offered_and_a_name_can_be_registered() -> None:
    assert keys_for(Role.RECEPTION, "lock") == ["", "lock", "register:lock"]
    assert keys_for(Role.RECEPTION, "book an appointment for") == ["", FOR_THIS, "register:book an appointment for"]
    assert keys_for(Role.ADMINISTRATOR, "zzz") == []
    assert keys_for(Role.CLINICIAN, "closed record")[1] == "emergency"


def test_who_treats_prints_placards() -> None:
    assert "place:inbox/placard" in keys_for(Role.THERAPIST, "placard")
    assert "place:inbox/placard" not in keys_for(Role.RECEPTION, "placard")
    assert "view:photos/placard" in keys_for(Role.THERAPIST, "placard")
    assert "view:photos/placard" not in keys_for(Role.RECEPTION, "placard")
