"""What is typed is kept as a draft that another opening of the same form is offered, and thrown away when done."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.edit_frame import EditFrame, page_of
from luna_desktop.ui.widgets.inputs import TextField
from tests.ui.test_context import context_of

PLACE = DraftPlace("registration")


def a_form(qtbot: QtBot, clinic: OpenClinic) -> tuple[EditFrame, TextField, DraftKeeper]:
    """Return a form of one field whose drafts are kept."""
    frame, field = EditFrame("form", "Form"), TextField("family_name", "Family name")
    frame.add_page(page_of(field))
    frame.track(field)
    qtbot.addWidget(frame)
    return frame, field, DraftKeeper(frame, context_of(clinic, frame), PLACE)


def type_into(field: TextField, text: str) -> None:
    """Type as a person does."""
    field.show_value(text)
    field.edited.emit()


def test_typing_is_kept_and_offered_again(qtbot: QtBot, clinic: OpenClinic) -> None:
    frame, field, keeper = a_form(qtbot, clinic)
    keeper.set_base_version(3)
    type_into(field, "देशपांडे")
    frame.flush_draft()
    found: list[KeptDraft] = []
    a_form(qtbot, clinic)[2].offer(found.append)
    assert [typed_values(draft) for draft in found] == [{"family_name": "देशपांडे"}]
    assert found[0].base_version == 3


def test_what_is_done_is_offered_no_more(qtbot: QtBot, clinic: OpenClinic) -> None:
    frame, field, keeper = a_form(qtbot, clinic)
    type_into(field, "Varma")
    frame.flush_draft()
    keeper.done()
    found: list[KeptDraft] = []
    keeper.offer(found.append)
    assert found == []
