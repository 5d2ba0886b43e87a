from collections import Counter
from datetime import date

from luna_desktop.domain.made_up import BirthKnown, people
from luna_desktop.domain.names import fold

TODAY = date(2026, 11, 1)


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    first = list(people(200, today=TODAY, seed=7))
    assert first == list(people(200, today=TODAY, seed=7))
    assert first != list(people(200, today=TODAY, seed=8))
    assert [person.number for person in first] == list(range(1, 201))


def test_people_cover_what_makes_finding_them_hard() -> None:
    crowd = list(people(3_000, today=TODAY))
    phones = Counter(phone for person in crowd for phone in person.phones)
    assert max(phones.values()) >= 3
    assert any(not person.given for person in crowd)
    assert any(person.former_family for person in crowd)
    assert any(person.preferred for person in crowd)
    scripts = {ord(person.family[0]) // 0x80 for person in crowd if not person.family.isascii()}
    assert len(scripts) == 3
    assert {person.birth_known for person in crowd} == set(BirthKnown)
    assert {person.gender for person in crowd} == {"female", "male", "other"}
    assert len({person.family for person in crowd}) > 500


def test_nobody_real_can_be_reached_and_dates_make_sense() -> None:
    for person in people(1_000, today=TODAY):
        assert fold(person.family)
        assert all(phone.startswith("+91 5") for phone in person.phones)
        assert not person.email or person.email.endswith("@example.org")
        assert person.email.isascii()
        assert person.born <= person.registered <= person.last_seen <= TODAY
        assert len(person.pin) == 6
        assert person.family not in repr(person)


def test_one_household_shares_its_phone() -> None:
    homes: dict[int, set[str]] = {}
    for person in people(500, today=TODAY):
        homes.setdefault(person.household, set()).add(person.phones[0])
    assert all(len(shared) == 1 for shared in homes.values())
