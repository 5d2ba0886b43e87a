"""What F1 says of possible duplicates, of two records side by side, and of undoing a merge."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topics import KeyLine, Topic

MERGE_TOPICS: dict[str, Topic] = {
    "merges": Topic(
        say("Possible duplicates"),
        (
            say("Cards that may be of one person stand here, and why: the sound of the name, birth, phone, e-mail."),
            say("Press Enter to compare a pair. Nothing is merged before somebody has compared and said why."),
            say("Two people? Press “Not the same person”. The pair comes again only when a card changes."),
            say("Blanks are filled by themselves. Where both records have a value, choose the right one."),
            say("Clinical entries are joined, never chosen. A no to messages or consent in either record holds."),
            say("The number of the merged record leads to the kept one from now on, and every name finds the person."),
            say("Reception asks for a merge with a reason; privacy officer, owner or a clinician of the team decides."),
            say("Merged by mistake? “Unmerge…” puts both back. What was added since is shared out row by row."),
        ),
        (
            KeyLine("Enter", say("Compare the pair")),
            KeyLine("← →", say("Choose the left or the right value")),
            KeyLine("↑ ↓", say("Go to the next field in which there is a choice")),
            KeyLine("Alt+K", say("Keep the other record")),
            KeyLine("Alt+N", say("Not the same person")),
            KeyLine("Alt+S", say("Skip this pair")),
            KeyLine("Ctrl+Enter", say("Merge, or ask for it")),
            KeyLine("Esc", say("Back to the list")),
        ),
    ),
}
"""Help for the pages about merges, by the key of the place."""
