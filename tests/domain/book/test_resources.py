"""Resources are told apart by kind and id, and each kind has a name."""

from __future__ import annotations

from luna_desktop.domain.book.resources import CLINIC, RESOURCE_NAMES, ResourceKind, device, practitioner, room


def test_a_room_is_no_device_of_the_same_number() -> None:
    assert len({room(1), device(1), practitioner(1), CLINIC}) == 4
    assert room(1) == room(1)


def test_every_kind_has_a_name() -> None:
    assert set(RESOURCE_NAMES) == set(ResourceKind)
