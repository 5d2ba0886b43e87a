"""Short forms hand out what is typed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.widgets.inputs import TextField


def test_what_is_typed_is_handed_out_at_once_before_a_lock(qtbot: QtBot) -> None:
    form, field = DraftedForm(), TextField("note", "Note")
    qtbot.addWidget(form)
    qtbot.addWidget(field)
    form.track(field)
    form.show_values({"note": "read"})
    assert form.changed_names() == []
    handed: list[dict[str, object]] = []
    form.draft_due.connect(handed.append)
    form.flush_draft()
    assert handed == []
    field.show_value("typed")
    field.edited.emit()
    form.flush_draft()
    form.flush_draft()
    assert handed == [{"note": "typed"}]
    assert form.changed_names() == ["note"]
    form.show_draft_kept("Draft kept 10:44")
    assert form.draft_note.text() == "Draft kept 10:44"
