"""Gap-free series: record numbers, disclosure numbers. A number is taken inside the transaction that uses it."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from luna_desktop.models.clinic import Counter
from luna_desktop.services.work import Work


def next_number(work: Work, name: str) -> int:
    """Return the next number of a series; the write lock of the transaction keeps it unique."""
    return next_numbers(work, name, 1)


def next_numbers(work: Work, name: str, count: int) -> int:
    """Take so many numbers of a series at once and return the first of them."""
    last = work.session.scalar(select(Counter.value).where(Counter.name == name).with_for_update())
    if last is None:
        work.session.execute(insert(Counter).values(name=name, value=count))
        return 1
    work.session.execute(update(Counter).where(Counter.name == name).values(value=last + count))
    return last + 1
