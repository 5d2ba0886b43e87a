"""What F1 says of pages around the front desk that are not in everybody's rail."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

DESK_TOPICS: dict[str, Topic] = {
    "recalls": Topic(
        say("Recalls"),
        (
            say("Here stands who is due again and has no booking, the most overdue first."),
            say("A clinician orders it in the chart, a visit asks for it, or a service has an interval for it."),
            say("You see the day and the desk name, never why."),
            say("Call, and note the call under “Reminders and recalls”. “Write to all…” shows a run before it starts."),
            say("Whoever was written to or called is left out for some days. The owner chooses how many."),
            say("“Not any more…” takes a line off for good with a reason. A booking takes it off by itself."),
        ),
        (
            KeyLine("↑ ↓", say("Move in the list")),
            KeyLine("Enter", say("Book the person who is chosen")),
            KeyLine("Alt+C", say("Call the person who is chosen")),
            KeyLine("Delete", say("Recall the person no more for this")),
            KeyLine("Ctrl+Return", say("Look at a run to all who are due")),
        ),
    ),
    "imports": Topic(
        say("Import patients"),
        (
            say("Choose a table, address cards or a FHIR bundle. Nothing is written before you have seen the preview."),
            say("Say what each column holds. A file with the same columns is read the same way the next time."),
            say("03/04/1990 can be 3 April or 4 March: choose how dates are written, and ask whoever made the file."),
            say("In the preview, decide about whoever may be here already: leave out, fill blanks, take as new."),
            say("All rows are taken in together, or none. Cancel leaves nothing behind."),
            say("Under Past imports an import is undone as a whole; whoever was changed since stays."),
        ),
        (
            KeyLine("Ctrl+O", say("Choose a file")),
            KeyLine("Ctrl+Return", say("Go on to the next step")),
            KeyLine("↑ ↓", say("Move in the list")),
        ),
    ),
}
"""Help by the key of the place."""
