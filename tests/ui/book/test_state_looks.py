"""Every state has a look of its own, told by icon and word and not by colour alone."""

from __future__ import annotations

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.ui import icons, theme
from luna_desktop.ui.book.state_looks import LEGEND, LOOKS


def test_every_state_has_a_word_an_icon_and_known_colours() -> None:
    assert set(LOOKS) == {state.value for state in BookingState}
    assert len({look.word.text for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.icon for look in LOOKS.values()}) == len(LOOKS)
    tokens = theme.load_tokens()["light"]
    for look in LOOKS.values():
        assert {look.fill, look.line, look.bar, look.ink} <= set(tokens)
        assert theme.contrast(tokens[look.ink], tokens[look.fill]) >= 4.5


def test_the_legend_explains_states_that_there_are(qapp: object) -> None:
    assert set(LEGEND) <= set(LOOKS)
    for look in LOOKS.values():
        assert not icons.pixmap(look.icon, theme.col(look.ink), 14).isNull()
