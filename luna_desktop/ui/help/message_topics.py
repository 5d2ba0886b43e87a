"""What F1 says of messages: the page with outbox, log and templates, and the tab of the chart."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

MESSAGE_TOPICS: dict[str, Topic] = {
    "messages": Topic(
        say("Messages"),
        (
            say("Outbox: what waits, what somebody must look at, what was sent. Choose a line to read its steps."),
            say("Everything is asked again when a message leaves. One that may not go says which wish forbids it."),
            say("“Maybe sent” is never sent again by itself. Ask the patient, then note it or send it again."),
            say("Log: what was said either way with anybody, calls and visits to the desk too."),
            say("Templates: read a text, and approve it; until then nothing is sent with it."),
            say("Underlined words must go: “Take out” removes them, “Make it an offer instead…” keeps them apart."),
        ),
        (
            KeyLine("Ctrl+PgDown", say("Go to the next view")),
            KeyLine("F8", say("Go to the next word to take out")),
            KeyLine("Ctrl+S", say("Save the text")),
            KeyLine("↑ ↓", say("Move in the list")),
        ),
    ),
    "patient:messages": Topic(
        say("Messages with this patient"),
        (
            say("Everything said either way stands here, the newest first: messages, calls, visits to the desk."),
            say("“Send a message…”: choose what to say and by which way. A way that is shut says why."),
            say("“Note a call…”: who turned to whom, when, about what. The desk reads it: nothing about health."),
            say("An entry made in error is struck out with a reason, and stays to be read."),
        ),
        (
            KeyLine("Ctrl+M", say("Send a message")),
            KeyLine("Ctrl+Shift+M", say("Note a call")),
            KeyLine("Ctrl+Enter", say("Send what is written")),
            KeyLine("Ctrl+S", say("Keep what is noted")),
            KeyLine("Esc", say("Leave the form")),
        ),
    ),
}
