"""Every group has its words, and the name is not among what needs a name."""

from __future__ import annotations

from luna_desktop.domain.rights.groups import GROUP_HINTS, GROUP_NAMES, NEEDS_A_NAME, DataGroup


def test_every_group_is_named_and_explained() -> None:
    assert set(GROUP_NAMES) == set(GROUP_HINTS) == set(DataGroup)
    assert DataGroup.IDENTITY not in NEEDS_A_NAME
    assert DataGroup.LOG not in NEEDS_A_NAME
