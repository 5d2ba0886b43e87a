"""What F1 says of the booking dialog and of the desk's lists."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

BOOKING_TOPICS: dict[str, Topic] = {
    "booking": Topic(
        say("Book an appointment"),
        (
            say("Find the patient by name, phone or record number and press Enter. Check birth and number."),
            say("Nobody fits? Press Enter to write down name, phone and birth: registered with the booking."),
            say("Choose the service. Length, practitioners and rooms follow, and can be changed."),
            say("Press ↓ in the date to go into the free times, or type a date such as Tue and a start such as 1130."),
            say("The checks say who and what is free. “Book all the same…” goes against a rule and asks why."),
            say("“Held” means that a clinician looks at the booking first. Tell the patient only after that."),
            say("“Repeat…” books a course in one go. Leave out the dates that are not free."),
            say("The note says nothing about health. Esc closes; what was typed comes back with the next Ctrl+B."),
        ),
        (
            KeyLine("Ctrl+B", say("Open this dialog from anywhere")),
            KeyLine("Alt+S", say("Go to the service")),
            KeyLine("Alt+D", say("Go to the date")),
            KeyLine("PageDown", say("Go a day or a quarter of an hour on; PageUp goes back")),
            KeyLine("↓", say("Go into the free times")),
            KeyLine("Ctrl+Return", say("Book, hold or save")),
            KeyLine("Esc", say("Close; your typing is kept")),
        ),
    ),
    "lists": Topic(
        say("Lists of the desk"),
        (
            say("“Waiting” holds who wants a time that is not free yet. Add people with “Add to the list”."),
            say("A time that fell free and suits somebody stands in their row. Call them, then press “Book”."),
            say("“Told of 11:30” notes that you offered it, “Said no” that they did not want it."),
            say("“Would come earlier” holds booked people who asked for an earlier time."),
            say("“Missed or cancelled” holds appointments that have no new date since."),
            say("“Not scheduled” holds people whose next appointment was not made yet."),
            say("Whoever does not want to wait any more is taken off the list with a reason, which stays in the log."),
        ),
        (
            KeyLine("↑ ↓", say("Move in the list")),
            KeyLine("Enter", say("Book the person who is chosen")),
            KeyLine("Insert", say("Add somebody to the waiting list")),
            KeyLine("Delete", say("Take the person off the list, or leave the row for now")),
        ),
    ),
}
"""Help by the key of the dialog or the place."""
