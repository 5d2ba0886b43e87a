"""Bad news at the fields, and what no field answers to in the banner."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.edit_frame import EditFrame, page_of
from luna_desktop.ui.papers.quiet import CardComplaints, FormComplaints
from luna_desktop.ui.papers.tiles import TileCard
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import TextField


def test_a_form_shows_problems_at_their_fields_and_the_others_above(qtbot: QtBot) -> None:
    frame, banner, name = EditFrame("frame", "Frame"), Banner("warn", "", name="above"), TextField("name", "Name")
    qtbot.addWidget(frame)
    qtbot.addWidget(banner)
    frame.add_page(page_of(name))
    frame.track(name)
    complaints = FormComplaints(frame, banner)
    complaints.show_problems({"name": "Enter it.", "registration": "Not on file."})
    assert (name.problem, banner.text()) == ("Enter it.", "Not on file.")
    complaints.show_problems({})
    assert (name.problem, banner.text()) == ("", "")
    complaints.show_stale("Newer.", None)
    assert banner.text() == "Newer."


def test_a_card_says_everything_in_its_banner(qtbot: QtBot) -> None:
    card = TileCard("Papers", "papers", icon="pill", empty="None")
    qtbot.addWidget(card)
    complaints = CardComplaints(card)
    complaints.show_problems({"state": "Issued already."})
    assert card.banner.text() == "Issued already."
    complaints.show_trouble("")
    assert card.banner.text() == ""
