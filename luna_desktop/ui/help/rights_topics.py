"""What F1 says at the privacy desk."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

RIGHTS_TOPICS: dict[str, Topic] = {
    "privacy": Topic(
        say("Privacy desk"),
        (
            say("Log a request the moment it comes in. Somebody at the desk is logged, proven and told in one step."),
            say(
                "Past due stands first. A copy is counted in hours from the asking, all else in days that end at night."
            ),
            say("Choose a request. At the right stand its clock, every step with who did it, and what comes next."),
            say("The large button is the next step; identity comes first. An erasure has “Groups and day…”."),
            say("The clock stops only while proof is missing, and after the letter that says what is missing."),
            say(
                "Letters carry the privacy contact and where to complain. They are kept and printed again as they were."
            ),
            say("The record opens for you while a request of that patient is open and yours. Each opening is logged."),
            say("“View closed” shows what was answered; “Records past their time” what no rule keeps any more."),
        ),
        (
            KeyLine("Insert", say("Log a request")),
            KeyLine("↑ ↓", say("Move in the list")),
            KeyLine("Enter", say("Go to the request at the right, then take its next step")),
            KeyLine("Esc", say("Go back to the list")),
            KeyLine("Alt+I", say("Go to the identity while you log a request")),
            KeyLine("Alt+W", say("Go to the words while you log a request")),
            KeyLine("Ctrl+Return", say("Log the request, or take the step")),
            KeyLine("F5", say("Read everything again")),
        ),
    ),
}
"""By the key of the place."""
