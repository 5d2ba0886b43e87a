"""Made-up pictures of the book for tests: a day of three people with everything in it, and a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from luna_desktop.ui.book.picture import Band, BookPicture, Card, Column, ColumnKey

MONDAY = date(2026, 11, 23)


def minute(time: str) -> int:
    """Return a time as a minute of the day."""
    hours, _colon, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def card(key: int, time: str, minutes: int = 30, state: str = "booked", **other: object) -> Card:
    """Return an appointment with its key in its name."""
    return Card(key, f"Person {key}", "Follow-up", minute(time), minutes, state, **other)  # type: ignore[arg-type]


def column(number: int, *cards: Card, bands: tuple[Band, ...] = (), today: bool = True) -> Column:
    """Return the column of a practitioner."""
    name = f"Dr Number {number}"
    key = ColumnKey(MONDAY, practitioner=number)
    return Column(key, name, "Room 1", face=name, is_today=today, bands=bands, cards=cards, spoken=name)


def day() -> BookPicture:
    """Return a day: two that overlap in the first column, lunch in each, all states, somebody missed."""
    lunch = Band(minute("13:00"), minute("14:00"), "Lunch")
    return BookPicture(
        (
            column(
                1,
                card(1, "09:00", state="done"),
                card(2, "10:00", 60, "in_room"),
                card(3, "10:30", 60, "arrived", flag="file-pen", flag_words="Form to sign"),
                card(4, "12:00", state="confirmed"),
                bands=(lunch,),
            ),
            column(2, card(5, "09:30", 45, "did_not_attend"), card(6, "15:00", 60), bands=(lunch,)),
            column(3, card(7, "09:15", 15, "held"), card(8, "16:00", 90, "cancelled"), bands=(lunch,)),
        ),
        now=minute("10:46"),
    )


def week() -> BookPicture:
    """Return a week of one person with a day of leave."""
    leave = Band(minute("09:00"), minute("18:00"), "On leave", "plane")
    columns = []
    for at in range(6):
        cards = () if at == 3 else (card(10 + at, "09:00"), card(20 + at, "11:00", 60, "confirmed"))
        made = replace(
            column(1, *cards, bands=(leave,) if at == 3 else (), today=at == 0),
            key=ColumnKey(MONDAY + timedelta(days=at), practitioner=1),
            title=f"Day {at}",
            face="",
            load=None if at == 3 else 0.5,
        )
        columns.append(made)
    return BookPicture(tuple(columns), now=minute("10:46"), is_week=True)


def crowd(columns: int = 8, each: int = 50) -> BookPicture:
    """Return a day with very many appointments, for tests of drawing many."""
    states = ("booked", "confirmed", "arrived", "in_room", "done")
    made = [
        column(
            at + 1,
            *(
                Card(at * 1000 + n + 1, f"Person {at} {n}", "Follow-up", minute("08:00") + n * 14, 14, states[n % 5])
                for n in range(each)
            ),
        )
        for at in range(columns)
    ]
    return BookPicture(tuple(made), opens=minute("08:00"), closes=minute("20:00"))
