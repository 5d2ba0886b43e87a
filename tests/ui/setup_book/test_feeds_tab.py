"""Calendar feeds, set up and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from luna_desktop.services.front.calendars import read_feeds
from luna_desktop.ui.setup_book.feeds_tab import FeedsTab
from tests.services.acting import act
from tests.services.front.booking import book_one, person
from tests.ui.setup_book.conftest import Office


def test_names_are_warned_about_and_a_file_is_written(office: Callable[..., Office], tmp_path: Path) -> None:
    file = tmp_path / "doctor"
    page = office("feeds", tmp_path, False, True, file)
    tab = page.view.parts["feeds"]
    assert isinstance(tab, FeedsTab)
    book_one(page.clinic, time="10:00")
    who = person(page.clinic)
    tab.table.choose(who)
    tab.form.choose.click()
    assert tab.form.folder.value() == str(tmp_path)
    tab.form.names.box.setChecked(True)
    tab.form.submit()
    assert not any(line.feed.with_names for line in act(page.clinic, read_feeds, None))
    tab.form.submit()
    (kept,) = [line.feed for line in act(page.clinic, read_feeds, None) if line.feed.with_names]
    assert (kept.practitioner, kept.folder) == (who, str(tmp_path))
    tab.table.choose(who)
    tab.form.write.click()
    assert b"Ananya Kumar" in file.with_suffix(".ics").read_bytes()
    assert page.way.said[-1] == "Appointments written: 1."
