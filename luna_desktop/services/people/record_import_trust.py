"""What a record from another clinic may not claim here: to be the word of somebody of this clinic, or to prove a role.

A name in a file is what the file says. It is shown with the clinic that it comes from; and where papers have to be seen
before somebody answers for the patient, they are seen here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select

from luna_desktop.domain.people import clean_line
from luna_desktop.domain.relations import AdultCheck, Proof
from luna_desktop.interop.record_zip import BroughtFact
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.work import Work
from luna_desktop.texts import ENGLISH, say

_UNSEEN = {"proof": Proof.NONE.value, "check": AdultCheck.NONE.value, "last_four": "", "appointed_by": ""}
Named = Callable[[str, str], str]


def namer(work: Work) -> Named:
    """Return how somebody whom a record names is shown, by their name and the record's clinic.

    A name that says already through which clinic it came stays, unless it would be read as one of this clinic.
    """
    ours = {clean_line(name).casefold() for name in work.session.scalars(select(StaffUser.display_name))}
    here = clean_line(settings.clinic_details(work.session).name).casefold()

    def named(by: str, clinic: str) -> str:
        name, source = clean_line(by), clean_line(clinic)
        if not name:
            return source
        inside = name.rpartition("(")[2].removesuffix(")").strip().casefold()
        says_where = name.endswith(")") and "(" in name and name.casefold() not in ours and inside not in {here, ""}
        return name if says_where else f"{name} ({source})"

    return named


def unproven(fact: BroughtFact, clinic: str) -> BroughtFact:
    """Return a person beside the patient without the evidence that another clinic saw: it stays in an earlier version.

    Without it nobody answers for the patient where a document has to be seen first.
    """
    newest = fact.versions[-1]
    if fact.kind != "related_person" or all(newest.values.get(name) == value for name, value in _UNSEEN.items()):
        return fact
    reason = ENGLISH.render(say("{clinic} saw the documents. Here they were not seen yet.", clinic=clinic))
    here = replace(newest, number=newest.number + 1, values={**newest.values, **_UNSEEN}, reason=reason)
    return replace(fact, versions=(*fact.versions, here))
