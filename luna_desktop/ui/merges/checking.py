"""After a merge: a clinician reads what was joined and what was set aside, and confirms it."""

from __future__ import annotations

from functools import partial

from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.facts import Known
from luna_desktop.services.people.merge_checks import (
    Aside,
    CheckPage,
    MergeToCheck,
    confirm_merge,
    read_merge_checks,
)
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.entries.described import described, title_of
from luna_desktop.ui.prompts import Question


def check_merge(context: Context, item: ReviewItem) -> None:
    """Show what a merge put together; “Checked” is written down, closing leaves it on the list."""

    def ask(pages: tuple[CheckPage, ...]) -> None:
        page = next((each for each in pages if each.line.merge_id == item.item_id), None)
        if page is not None:
            context.prompts.confirm(question_of(item, page), partial(answered, page))

    def answered(page: CheckPage, is_checked: bool) -> None:
        if is_checked:
            asked = MergeToCheck(page.line.pair.kept, page.line.merge_id)
            context.lane.run(
                context.announcements,
                context.job(confirm_merge, asked),
                lambda _none: context.navigation.saved(_("Checked: the merge of {mrn}", mrn=page.line.merged_mrn)),
                context.incidents.report,
            )
        else:
            context.navigation.open_patient(page.line.pair.kept, "allergies")

    job = context.job(read_merge_checks, item.card.patient_id)
    context.lane.run(context.announcements, job, ask, context.incidents.report)


def question_of(item: ReviewItem, page: CheckPage) -> Question:
    """Return the question with everything that a merge put together, in words."""
    parts = [
        _(
            "{name}, {number}, joined with {merged}.",
            name=item.card.name,
            number=item.card.mrn,
            merged=page.line.merged_mrn,
        ),
        _allergies(page),
        *(_set_aside(each) for each in page.aside),
        _("Correct in the chart what is wrong, then press “Checked”. Closing opens the chart at the allergies."),
    ]
    return Question(_("Is what was joined right?"), "\n\n".join(parts), _("Checked"))


def _allergies(page: CheckPage) -> str:
    if not page.allergies:
        return _("No allergy stands on the joined list.")
    names = "; ".join(title_of(each.body) for each in page.allergies)
    return _("Allergies on the joined list: {names}.", names=names)


def _set_aside(pair: Aside) -> str:
    title = title_of(pair.aside.body)
    if pair.counts is None:
        return _("{title}, set aside: {words}.", title=title, words=_words(pair.aside))
    return _(
        "{title}: counts {counting}. Set aside: {words}.",
        title=title,
        counting=_words(pair.counts) or _("nothing known"),
        words=_words(pair.aside) or _("nothing known"),
    )


def _words(known: Known) -> str:
    try:
        lines = described(known.body)
    except TypeError:
        return ""
    return ", ".join(words for _label, words in lines if words)
