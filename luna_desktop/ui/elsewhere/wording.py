"""Whose a paper of another clinic is and of when, in words."""

from __future__ import annotations

from luna_desktop.domain.elsewhere import ActElsewhere
from luna_desktop.domain.elsewhere_words import Words
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.papers.wording import day_text


def who_and_when(act: ActElsewhere) -> str:
    """Return the clinic, who did it and on which day, as far as its record told."""
    said = {"clinic": act.clinic, "name": act.by, "day": day_text(act.at) if act.at is not None else ""}
    if act.by and act.at is not None:
        return _("{clinic}: {name}, {day}", **said)
    if act.at is not None:
        return _("{clinic}, {day}", **said)
    return _("{clinic}: {name}", **said) if act.by else act.clinic


def told(words: Words) -> str:
    """Return words of this program in the language of the screen, and words of the other clinic as they are."""
    return shown(words) if isinstance(words, Message) else words
