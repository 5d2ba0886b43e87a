"""Which help belongs to what is on the screen: to a view inside a tab, to the tab, or to the place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.texts import say
from luna_desktop.ui.chart.views import ViewsHost
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.help.compare_topics import COMPARE_TOPIC
from luna_desktop.ui.help.export_topics import EXPORT_TOPIC
from luna_desktop.ui.help.merge_topics import MERGE_TOPICS
from luna_desktop.ui.help.topics import CHART, KeyLine, Topic, topic_for
from luna_desktop.ui.photo_export.view import ExportView
from luna_desktop.ui.widgets.tabs import ChartTabs

VIEW_TOPICS: dict[str, Topic] = {
    f"{CHART}:summary:safety": Topic(
        say("Safety"),
        (
            say("Findings stand at the left, the most severe first, with the facts that they rest on and their dates."),
            say("“Possible” means that something is not known, or that a word of the rule is for you to judge."),
            say("Pick something under What if to see what would be found. Nothing is written into the chart."),
            say("Answer what stands under “Ask before this”; the answer is written down with today’s date."),
            say("Options at the right are for the treating doctor and need the patient’s consent to suggestions."),
            say("No rule that matched is no clearance. The rules speak only after a doctor here approved them."),
        ),
        (KeyLine("Ctrl+PgDown", say("Go to the next view of the summary")),),
    ),
    f"{CHART}:summary:timeline": Topic(
        say("Timeline"),
        (
            say("Everything that the record tells stands here by its day, the newest first, each month by itself."),
            say("Choose at the left what is shown. The count beside each sort is that of the whole record."),
            say("The plot shows one score or value over time; medicines lie under it, a pregnancy behind it."),
            say("Press Enter on an entry to go where it stands in the chart."),
        ),
        (
            KeyLine("J K", say("Go to the next or the last entry")),
            KeyLine("/", say("Find words in this record")),
            KeyLine("Enter", say("Go where the entry stands")),
            KeyLine("← →", say("Go from dot to dot in the plot")),
            KeyLine("Ctrl+PgUp Ctrl+PgDown", say("Go to the overview and back")),
        ),
    ),
    f"{CHART}:visits:results": Topic(
        say("Results and documents"),
        (
            say("Order an investigation and say by when its result should be there. Overdue ones stand under Review."),
            say("Enter the values as the report prints them, with its own range. “High” and “Low” follow from it."),
            say("Grey numbers are the usual range. They count only after “Fill empty ranges with the usual ones”."),
            say("Attach the report as a PDF or scan. It is sealed as photographs are, and opened inside Luna."),
            say("A clinician reviews what came in; then somebody tells the patient, and notes how."),
            say("The laboratory changed a result? Amend it with the reason. It is reviewed and told anew."),
            say("A letter or message says only that results are there. Tell values in person, by phone or by video."),
        ),
        (
            KeyLine("Insert", say("Order an investigation")),
            KeyLine("Ctrl+Shift+R", say("Enter a result")),
            KeyLine("Ctrl+Shift+D", say("Add a document")),
            KeyLine("Enter", say("Take the next step, or open the document")),
            KeyLine("PgDown PgUp", say("Turn the pages of a document")),
            KeyLine("+ - 0", say("Show the pages larger, smaller, as wide as the window")),
            KeyLine("Ctrl+S", say("Save the form")),
            KeyLine("Esc", say("Close the document or the form")),
        ),
    ),
    f"{CHART}:visits:body_map": Topic(
        say("Body map"),
        (
            say("Choose a drawing and what you mark. Click, or press M. Left and right are the patient’s own."),
            say("Type what it is and its size, such as 22 × 14, and save. The number stays with the place."),
            say("At the next visit keep “Seen today” and save the new size: the earlier one stays below."),
            say("“Correction” is for a mistake and asks why. “Strike out…” takes a wrong marker away."),
            say("Alt+L shows a table instead of the drawings. It does the same, and marks by region."),
        ),
        (
            KeyLine("M", say("Mark a place in the middle of the drawing")),
            KeyLine("← → ↑ ↓", say("Move the marker by 1 mm; with Shift by 10 mm")),
            KeyLine("Home End", say("Go to the first or the last marker")),
            KeyLine("Enter", say("Go to the fields of the marker")),
            KeyLine("Delete", say("Strike the marker out; you are asked why")),
            KeyLine("Plus Minus 0", say("Look closer, from farther, at everything")),
            KeyLine("Ctrl+Z", say("Take the last step back")),
            KeyLine("Alt+L", say("Show the table, or the drawings again")),
            KeyLine("Ctrl+S", say("Save the form")),
        ),
    ),
    f"{CHART}:visits:scores": Topic(
        say("Scores"),
        (
            say("Choose a score at the left: the last result stands there, and what it was before."),
            say("Press “Record”. Type a digit for each part; the result is computed while you tick."),
            say("A dot marks last time’s grade. “No change since…” takes all of them over in one step."),
            say("A part that is not known stays open. The score is then not known, never 0."),
            say("Scores are a clinician’s assessments. Of the DLQI only the total is entered."),
        ),
        (
            KeyLine("Insert", say("Record a new assessment")),
            KeyLine("Delete", say("Make a grade not known again; a digit chooses one")),
            KeyLine("Ctrl+Shift+N", say("Take over what was graded last time")),
            KeyLine("Alt+L", say("Show the table, or the plot again")),
            KeyLine("← →", say("Go from dot to dot in the plot")),
            KeyLine("Ctrl+S", say("Save the form")),
            KeyLine("F8", say("Go to the next field to fix")),
        ),
    ),
}
"""Help for single views of a tab, by page, tab and view."""


def topic_at(key: str, page: QWidget | None) -> Topic:
    """Return the help for a page by its key, and for what is shown on it now."""
    if key in MERGE_TOPICS:
        return MERGE_TOPICS[key]
    if page is None:
        return topic_for(key)
    tabs = page.findChild(ChartTabs)
    tab = tabs.current() if isinstance(tabs, ChartTabs) else ""
    exporting = page.findChild(ExportView)
    if isinstance(exporting, ExportView) and exporting.isVisibleTo(page):
        return EXPORT_TOPIC
    compared = page.findChild(CompareView)
    if isinstance(compared, CompareView) and compared.isVisibleTo(page):
        return COMPARE_TOPIC
    for host in page.findChildren(ViewsHost):
        topic = VIEW_TOPICS.get(f"{key}:{tab}:{host.current()}")
        if topic is not None and host.isVisibleTo(page):
            return topic
    return topic_for(key, tab)
