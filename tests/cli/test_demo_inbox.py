"""The inbox of the demo clinic: pictures of nobody wait, and some are past their day."""

from __future__ import annotations

from luna_desktop.cli import demo_inbox
from luna_desktop.services.care.photo_inbox import open_expired, read_inbox
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act


def test_pictures_wait_and_some_are_past_their_day(clinic: OpenClinic) -> None:
    demo_inbox.fill(clinic, builders.register(clinic))
    page = act(clinic, read_inbox, None)
    assert [len(each.pictures) for each in page.groups] == [1]
    assert page.expired == 2
    assert len(act(clinic, open_expired, None).groups) == 1
