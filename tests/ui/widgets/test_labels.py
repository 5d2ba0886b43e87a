"""Words keep their role, long lines elide with the whole in the tooltip, paragraphs escape what they show."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui import theme
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, hairline, key_cap, paragraph, set_paragraph, words


@pytest.mark.parametrize(("role", "size"), [("display", 28), ("title", 20), ("body", 14), ("label", 12), ("kbd", 11)])
def test_each_role_has_its_size(qtbot: QtBot, role: str, size: int) -> None:
    label = words("Words", role)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == size


def test_marks_in_words_are_shown_as_they_are(qtbot: QtBot) -> None:
    plain, rich = words("<b>5 < 6</b>"), paragraph("<b>5 < 6</b>")
    qtbot.addWidget(plain)
    qtbot.addWidget(rich)
    assert plain.text() == "<b>5 < 6</b>"
    assert "&lt;b&gt;" in rich.text()
    set_paragraph(rich, "Other words")
    assert rich.accessibleName() == "Other words"


def test_a_long_line_elides_and_keeps_the_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Savitramma Hanumanthappa of Malur")
    qtbot.addWidget(label)
    label.resize(90, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole_text() == "Savitramma Hanumanthappa of Malur"
    label.resize(600, 20)
    assert label.text() == label.whole_text()
    assert label.toolTip() == ""


def test_an_icon_is_drawn_in_its_colour(qtbot: QtBot) -> None:
    icon = IconLabel("lock", "danger", 24)
    qtbot.addWidget(icon)
    image = icon.grab().toImage()
    red = theme.col("danger").name()
    assert any(image.pixelColor(x, y).name() == red for x in range(24) for y in range(24))


def test_lines_and_keys(qtbot: QtBot) -> None:
    line, cap = hairline(upright=True), key_cap("Ctrl")
    qtbot.addWidget(line)
    qtbot.addWidget(cap)
    line.show()
    assert line.maximumWidth() == 1
    assert cap.text() == "Ctrl"
