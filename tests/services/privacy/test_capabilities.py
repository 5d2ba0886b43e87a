"""Whoever opens a clinic has every capability's part in withdrawals and restrictions registered."""

from __future__ import annotations

from luna_desktop.services.clinic import clinics
from luna_desktop.services.privacy import capabilities, restriction_news, withdrawals


def test_each_capability_has_registered_something() -> None:
    registered = {stop.__module__ for _, stop in withdrawals._STOPS}
    registered |= {follower.__module__ for follower in restriction_news._FOLLOWERS}
    assert {module.__name__ for module in capabilities.CAPABILITIES} <= registered
    assert clinics.TAKING_PART is capabilities.CAPABILITIES
