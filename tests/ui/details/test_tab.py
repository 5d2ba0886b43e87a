from __future__ import annotations

from luna_desktop.domain.access import GRANTS, Permission, Role
from luna_desktop.ui.details.tab import details_tab


def test_the_tab_is_for_everybody_who_may_read_contact_details() -> None:
    tab = details_tab()
    assert (tab.key, tab.permission) == ("details", Permission.READ_CONTACT)
    assert tab.permission in GRANTS[Role.RECEPTION]
