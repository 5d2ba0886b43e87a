"""Made-up rows and lists of the Review place, for its tests."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Work
from luna_desktop.texts import say
from luna_desktop.ui.review.sections import Section, in_tab

TODAY = date(2026, 3, 14)


def a_row(number: int = 1, name: str = "Ananya Kumar", *, late: bool = False) -> ReviewItem:
    card = CardRow(
        PatientId(number), f"LN-{number:05d}", name, "", Birth(), Gender.FEMALE, "", "", "en", TODAY, has_alert=False
    )
    return ReviewItem(number * 10, card, say("Thyroid test"), date(2026, 3, 12), "TSH", late)


def a_section(key: str = "results", *rows: ReviewItem, permission: Permission = Permission.READ_REVIEW) -> Section:
    def read(_work: Work, _request: None) -> list[ReviewItem]:
        return list(rows)

    case = UseCase(f"read_{key}", permission, read, writes=False, audited=False, patient=None, use=None)
    title = say("Results to review") if key == "results" else say("Unsigned notes")
    return Section(
        key,
        title,
        "flask-conical",
        permission,
        case,
        in_tab("visits"),
        say("Read each one."),
        say("Everything is read."),
        say("Received"),
    )
