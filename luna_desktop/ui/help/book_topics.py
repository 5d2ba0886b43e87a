"""What F1 says of setting up the book and of its papers."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

BOOK_TOPICS: dict[str, Topic] = {
    "book-papers": Topic(
        say("Print from the book"),
        (
            say("Sheets and labels are for the clinic: they name patients. Destroy them after use."),
            say("The card and the route are for the patient and say nothing of health."),
            say("Print labels at full size, without fitting them to the page."),
        ),
        (KeyLine("Ctrl+P", say("Print what is shown")),),
    ),
    "set-up-book": Topic(
        say("Set up the book"),
        (
            say("Give services, rooms and devices names that may be said aloud. Clinical names are never at the desk."),
            say("Draw the opening hours, or type them as a list. They count from the day that you enter."),
            say("A change that makes appointments impossible shows them first. They then wait on the pinboard."),
        ),
        (
            KeyLine("Alt+L", say("Type the week as a list, or draw it")),
            KeyLine("Insert", say("Add what the list holds")),
            KeyLine("↑ ↓", say("Move in the list")),
            KeyLine("Enter", say("Open what is chosen")),
        ),
    ),
}
