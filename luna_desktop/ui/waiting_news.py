"""What is told right after a sign-in: outcomes that nobody knows, openings to be reviewed, photographs of nobody."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from luna_desktop.domain.access import Permission
from luna_desktop.services.care.photo_inbox import count_expired
from luna_desktop.services.rights.opening_reviews import ReviewCounts, count_openings
from luna_desktop.services.sharing.disclosure_reading import count_open_outcomes
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.widgets.toasts import News


def tell_what_waits(owner: QObject, context: Context) -> None:
    """Read what the role may see, and show a toast for each that is not empty; nothing is told once `owner` is gone."""
    lane, failed = context.lane, context.incidents.report
    if context.actor.may(Permission.DISCLOSE):
        lane.run(owner, context.job(count_open_outcomes, None), partial(_tell_outcomes, context), failed)
    if context.actor.may(Permission.SETTLE_PHOTO_INBOX):
        lane.run(owner, context.job(count_expired, None), partial(_tell_expired, context), failed)
    if context.actor.may(Permission.REVIEW_OPENINGS):
        lane.run(owner, context.job(count_openings, None), partial(_tell_openings, context), failed)


def _tell_outcomes(context: Context, count: int) -> None:
    if count:
        text = _("Of 1 disclosure nobody knows whether it left. Find out, and note it.")
        if count > 1:
            text = _("Of {count} disclosures nobody knows whether they left. Find out, and note it.", count=count)
        _tell(context, _("Outcome open"), text, "disclosures")


def _tell_expired(context: Context, count: int) -> None:
    if count:
        text = _("1 photograph was assigned to nobody in time. Decide what becomes of it.")
        if count > 1:
            text = _("{count} photographs were assigned to nobody in time. Decide what becomes of them.", count=count)
        _tell(context, _("Photographs of nobody"), text, "expired-photos")


def _tell_openings(context: Context, counts: ReviewCounts) -> None:
    if counts.waiting:
        text = _("1 opening of a closed record waits for its review.")
        if counts.waiting > 1:
            text = _("{count} openings of closed records wait for their review.", count=counts.waiting)
        _tell(context, _("Openings to review"), text, "openings")


def _tell(context: Context, title: str, text: str, place: str) -> None:
    context.navigation.news(News(title, text, "warn", _("Show them"), lambda: context.navigation.go(place)))
