"""What F1 says of the book: the day and the week."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

_KEYS = (
    KeyLine("← → ↑ ↓", say("Go to a cell or an appointment")),
    KeyLine("Enter", say("Open the appointment, or book in the free cell")),
    KeyLine("Ctrl+↑ Ctrl+↓", say("Carry it to another time; Enter lets it down, Esc puts it back")),
    KeyLine("Ctrl+← Ctrl+→", say("Carry it to another column")),
    KeyLine("Shift+↑ Shift+↓", say("Make it shorter or longer; Enter keeps that")),
    KeyLine("Ctrl+X", say("Pin it: off the book, not cancelled")),
    KeyLine("Ctrl+V", say("Carry the chosen pin to the cell")),
    KeyLine("Ctrl+I", say("Check the patient in")),
    KeyLine("Delete", say("Cancel it; you are asked by whom and why")),
    KeyLine("Ctrl+Z", say("Take the last step back")),
    KeyLine("Ctrl+Plus", say("Look closer; Ctrl and the wheel do the same")),
    KeyLine("Ctrl+Minus", say("Look from farther; Ctrl+0 as at first")),
    KeyLine("Ctrl+P", say("Print what is shown")),
    KeyLine("Alt+L", say("Show the list, or the painted book again")),
    KeyLine("Alt+P", say("Show the pinboard, or put it away")),
)

DIARY_TOPICS: dict[str, Topic] = {
    "today": Topic(
        say("Today"),
        (
            say("Each column is a practitioner, or a room: choose at the top right. Hatched times cannot be booked."),
            say("Click a free place to book there, or drag over a span for its length."),
            say("Drag an appointment to move it, its lower edge to change its length. Luna says whether that is free."),
            say("Each state has an icon and a word; the line under the book explains them."),
            say("Press Enter on an appointment for everything that can be done with it: arrived, in room, done."),
            say("Ctrl+X pins an appointment. Turn to another day, press Ctrl+V on a cell, and Enter: it is moved."),
            say("At the right: who waits, who comes next, what waits for you. “Check in” asks only what is due."),
            say("“Book not up to date” means that nothing can be changed until Luna reaches the records again."),
        ),
        (
            *_KEYS,
            KeyLine("PageUp", say("Go to the day before")),
            KeyLine("PageDown", say("Go to the day after")),
            KeyLine("T", say("Go to today")),
        ),
    ),
    "week": Topic(
        say("Week"),
        (
            say("The week of one practitioner or room. The bar under each day says how full it is."),
            say("What is pinned stands at the right, off the book. Drag it to a free time, or press Enter on it."),
            say("“Next free” lists the next times for the chosen pin. “Use” puts it there at once."),
            say("“Choose time…” opens the booking dialog, where you can also go against a rule, with a reason."),
            say("The last step stands below the pinboard. Undo takes it back."),
            say("Short appointments show their state as an icon. The line below and the list say it in words."),
        ),
        (
            *_KEYS,
            KeyLine("PageUp", say("Go to the week before")),
            KeyLine("PageDown", say("Go to the week after")),
            KeyLine("T", say("Go to this week")),
        ),
    ),
}
"""Help by the key of the place."""
