"""Each role is offered the places it may open, and a home among them."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import ROLE_NAMES, Actor, Role, UserId
from luna_desktop.ui.screens import HOMES, all_screens, chart_tabs


def places_of(role: Role) -> list[str]:
    """Return the keys of the places that a role may open."""
    actor = Actor(UserId(1), "somebody", "Somebody", frozenset({role}))
    return [each.key for each in all_screens(lambda _chosen: None).places if actor.may(each.permission)]


@pytest.mark.parametrize("role", list(ROLE_NAMES))
def test_every_role_has_a_home(role: Role) -> None:
    assert set(places_of(role)) & set(HOMES)


def test_who_looks_after_the_computer_is_offered_no_patients() -> None:
    assert "patients" not in places_of(Role.ADMINISTRATOR)
    assert "patients" not in places_of(Role.AUDITOR)
    assert "patients" in places_of(Role.RECEPTION)


def test_tabs_and_places_have_keys_of_their_own() -> None:
    tabs = [tab.key for tab in chart_tabs()]
    assert tabs[0] == "summary"
    assert len(set(tabs)) == len(tabs) <= 9
    places = all_screens(lambda _chosen: None).places
    assert len({each.key for each in places}) == len(places)
    used = [each.keys for each in places if each.keys]
    assert len(set(used)) == len(used)
