"""A gentle word where the desk’s note looks like a health detail. It stops nothing: the desk decides."""

from __future__ import annotations

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.lint import Fault, lint
from luna_desktop.services.messages.words import word_lists
from luna_desktop.texts import _


def hint_for(note: str) -> str:
    """Return the sentence to show under a note, or nothing where it looks like a note for the desk."""
    found = [each for each in lint(MessageClass.APPOINTMENT, note, word_lists()) if each.fault is Fault.HEALTH]
    if not found:
        return ""
    said = _("“{words}” looks like a health detail. The whole desk reads this note.", words=found[0].words)
    if len(found) > 1:
        said = _("“{words}” and more look like health details. The whole desk reads this note.", words=found[0].words)
    return said
