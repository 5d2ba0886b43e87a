"""What F1 says of the pages before somebody has signed in: the unlock screen and the wizard of a new clinic."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topics import KeyLine, Topic

FRONT_KEYS = (
    KeyLine("Tab Shift+Tab", say("Go to the next or the previous field")),
    KeyLine("Enter", say("Go on")),
    KeyLine("Esc", say("Close what is open on top")),
    KeyLine("F1", say("Open this help")),
)
"""Keys that work before somebody has signed in."""

FRONT_TOPICS: dict[str, Topic] = {
    "unlock": Topic(
        say("Sign in"),
        (
            say("Choose your name, type your password, and press Enter."),
            say("Type part of a name to find somebody in a long list."),
            say("After several wrong passwords Luna waits before the next try. The screen counts the seconds."),
            say("Password forgotten: ask the administrator. Nobody can read it or send it to you."),
            say("Nobody can sign in any more: press “Can't unlock?” and type the recovery key from its sheet."),
            say("Choose the language of this computer at the top."),
        ),
        everywhere=FRONT_KEYS,
    ),
    "wizard": Topic(
        say("Set up your clinic"),
        (
            say("Fill in one step after the other. Press “Go back” to look at a step again; nothing typed is lost."),
            say("Write the clinic’s name and address as they stand on its letters."),
            say("Choose a long password for the owner, or let Luna make a passphrase and write it down."),
            say("Choose the folder for the records on this computer, and the one for backups on another disk."),
            say("Print the recovery key or write it down, then read it back. It is shown once."),
            say("Add the staff now or later. Each person changes the first password at the first sign-in."),
        ),
        everywhere=FRONT_KEYS,
    ),
}
"""Help for the pages before somebody has signed in, by the name of the page."""


def front_topic(page: str) -> Topic:
    """Return the help for a page that stands before the sign-in, by its name."""
    return FRONT_TOPICS.get(page, FRONT_TOPICS["unlock"])
