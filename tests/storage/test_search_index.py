from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from luna_desktop.bench.crowd import searchable
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.made_up import people
from luna_desktop.domain.names import fold
from luna_desktop.storage import search_index
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.search_index import SearchableRow, Stage, find_patients, similar_people
from luna_desktop.storage.search_similar import Likeness
from luna_desktop.storage.search_terms import spellings
from luna_desktop.storage.search_typos import vocabulary

TODAY = date(2026, 11, 1)
PHONE = "+91 98220 12345"
ROWS = (
    SearchableRow(1, "LUN-004218", "Sharma", TODAY, "Priya", phones=(PHONE,), emails=("priya.s@example.org",),
                  born=date(1985, 12, 31)),
    SearchableRow(2, "LUN-000042", "कुमार", TODAY - timedelta(1), "रमेश"),
    SearchableRow(3, "LUN-000043", "Kumar", TODAY - timedelta(2), "Sunil", others=("Gupta",), phones=("98220 12345",)),
    SearchableRow(4, "LUN-000044", "Sarma", TODAY - timedelta(3), "Pria", birth_year=1986),
    SearchableRow(5, "LUN-000045", "O'Brien", TODAY - timedelta(4), "Anne-Marie"),
    SearchableRow(6, "LUN-000046", "José", TODAY - timedelta(5)),
    SearchableRow(7, "LUN-000047", "ಗೌಡ", TODAY - timedelta(6), "ಮಂಜುನಾಥ್", phones=(PHONE,)),
    SearchableRow(8, "LUN-000048", "Śmith", TODAY - timedelta(7), "Zoë", others=("கவிதா முருகன்",)),
    SearchableRow(9, "LUN-000049", "Deshpande", TODAY - timedelta(8), "Rajkumar", phones=("+91 90000 04218",)),
)  # fmt: skip


def engine_for(path: Path, key: bytes) -> Engine:
    def opened() -> sqlcipher.Connection:
        connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.set_key(f"x'{key.hex()}'")
        for setting in ("journal_mode=wal", "synchronous=off", "trusted_schema=off", "temp_store=memory"):
            connection.execute(f"PRAGMA {setting}")
        return connection

    engine = create_engine("sqlite://", module=sqlcipher, creator=opened, poolclass=QueuePool, hide_parameters=True)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = engine_for(tmp_path / "clinic.db", b"k" * 32)
    with engine.begin() as connection:
        search_index.create_index_tables(connection)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        for row in ROWS:
            search_index.put(connection, row)
        yield connection


def found(connection: Connection, typed: str, limit: int = 50) -> list[int]:
    return [hit.patient_id for hit in find_patients(connection, typed, today=TODAY, limit=limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sharma", 1), ("SHARMA", 1), ("sha", 1), ("s", 1), ("pri sha", 1), ("sha pri", 1), ("Priya Sharma", 1),
        ("sharma, priya", 1), ("  priya   sharma ", 1),
        ("kumar", 2), ("कुमार", 2), ("कुम", 2), ("rames", 2), ("रमेश कुमार", 2), ("ramesh kumar", 2), ("kumar रमेश", 2),
        ("sunil कुमार", 3), ("gupta", 3), ("सुनील", 3),
        ("sarma", 4), ("pria sa", 4),
        ("obrien", 5), ("o'brien", 5), ("O’Brien", 5), ("o'b", 5), ("anne-marie", 5), ("annemarie", 5),
        ("marie o'b", 5),
        ("jose", 6), ("José", 6), ("Jose\u0301", 6),
        ("gowda", 7), ("ಗೌಡ", 7), ("manju", 7), ("manjunath gowda", 7), ("ಮಂಜು", 7),
        ("smith", 8), ("Śmith", 8), ("zoe", 8), ("kavitha", 8), ("கவிதா", 8), ("murugan", 8), ("zoe kavitha", 8),
        ("rajkumar", 9), ("राजकुमार", 9), ("deshpande r", 9), ("देशपांडे", 9),
    ],
)  # fmt: skip
def test_names_are_found_in_any_order_and_script(connection: Connection, typed: str, first: int) -> None:
    assert found(connection, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("LUN-004218", [1]), ("lun-004218", [1]), ("LUN 004218", [1]), ("#4218", [1]), ("# 4218", [1]),
        ("#004218", [1]),
        ("4218", [1, 9]),
        ("LUN-4218", [1]), ("#42", [2, 1]), ("४२१८", [1, 9]),
        ("98220 12345", [1, 3, 7]), ("9822012345", [1, 3, 7]), ("+91 98220-12345", [1, 3, 7]),
        ("+91 98220", [1, 3, 7]),
        ("098220 12345", [1, 3, 7]), ("(98220) 12345", [1, 3, 7]), ("98220", [1, 3, 7]), ("2345", [1, 3, 7]),
        ("0123", [1, 3, 7]), ("201234", [1, 3, 7]), ("sharma 9822", [1]), ("9822 sharma", [1]), ("0000 0421", [9]),
        ("priya.s@example.org", [1]), ("priya.s@ex", [1]), ("PRIYA.S@EXAMPLE.ORG", [1]),
        ("31/12/1985", [1]), ("31.12.85", [1]), ("1985-12-31", [1]), ("31/12/1986", []),
        ("zzq", []), ("…!?", []), ('"', []), ("* OR (", []), ("77777777", []),
    ],
)  # fmt: skip
def test_numbers_addresses_and_dates_find_exactly_whom_they_mean(
    connection: Connection, typed: str, people: list[int]
) -> None:
    assert found(connection, typed) == people


def test_an_empty_line_shows_the_most_recently_seen(connection: Connection) -> None:
    assert found(connection, "", limit=3) == [1, 2, 3]
    assert found(connection, "   ", limit=2) == [1, 2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sahrma", 1), ("Shqrma", 1), ("Shaarmaa", 1), ("Deshpnade", 9), ("Desphande rajkumar", 9), ("Rajkumra", 9),
        ("Gupat", 3), ("Obrein", 5), ("Deshpndae Rajkumra", 9), ("Manjunaht", 7), ("eshp", 9), ("umar", 3),
    ],
)  # fmt: skip
def test_slips_and_middles_find_their_person(connection: Connection, typed: str, meant: int) -> None:
    assert meant in found(connection, typed)[:10]


def test_stages_tell_why_somebody_was_found(connection: Connection) -> None:
    stages = {hit.patient_id: hit.stage for hit in find_patients(connection, "sarma", today=TODAY)}
    assert stages == {4: Stage.EXACT, 1: Stage.SOUND}
    assert find_patients(connection, "#4218", today=TODAY)[0].stage == Stage.NUMBER


def test_exact_last_four_come_before_beginnings(engine: Engine) -> None:
    with engine.connect() as connection:
        search_index.put(connection, SearchableRow(1, "A-1", "Rao", TODAY, phones=("83920 55555",)))
        search_index.put(connection, SearchableRow(2, "A-2", "Rao", TODAY - timedelta(900), phones=("98765 48392",)))
        assert found(connection, "8392") == [2, 1]


def test_exact_family_comes_first_and_then_the_most_recent(engine: Engine) -> None:
    with engine.connect() as connection:
        for number, (family, given, ago) in enumerate(
            [("Rao", "Asha", 400), ("Raote", "Asha", 1), ("Shah", "Rao", 0), ("Rao", "Usha", 30)], start=1
        ):
            search_index.put(connection, SearchableRow(number, f"A-{number}", family, TODAY - timedelta(ago), given))
        assert found(connection, "rao") == [4, 1, 2, 3]
        assert found(connection, "asha rao")[:2] == [1, 2]
        search_index.touch(connection, 1, TODAY)
        assert found(connection, "rao") == [1, 4, 2, 3]


def test_nobody_is_crowded_out_by_people_found_before(engine: Engine) -> None:
    with engine.connect() as connection:
        for number in range(1, 41):
            family = "Rao" if number % 2 else "Raote"
            search_index.put(connection, SearchableRow(number, f"A-{number}", family, TODAY - timedelta(number)))
        assert len(found(connection, "rao", limit=30)) == 30
        assert sorted(found(connection, "rao")) == list(range(1, 41))


def test_the_order_does_not_depend_on_how_many_fit(engine: Engine) -> None:
    """A page that holds everybody is ranked in one go, a smaller one in stages: both must agree."""
    crowd = [searchable(person) for person in people(300, today=TODAY, seed=3)]
    with engine.connect() as connection:
        search_index.rebuild(connection, crowd)
        for row in crowd[::5]:
            for typed in (row.family, f"{row.given} {row.family[:3]}", f"{row.family[:2]} {row.given}"):
                whole = [hit for hit in find_patients(connection, typed, today=TODAY) if hit.stage <= Stage.ANYWHERE]
                few = find_patients(connection, typed, today=TODAY, limit=2)[: len(whole)]
                assert few == whole[:2]


def test_renaming_removing_and_the_list_of_names(engine: Engine) -> None:
    with engine.connect() as connection:
        search_index.put(connection, SearchableRow(1, "A-1", "Kulkarni", TODAY))
        search_index.put(connection, SearchableRow(2, "A-2", "Kulkarni", TODAY))
        assert vocabulary(connection).names == ("kulkarni",)
        search_index.put(connection, SearchableRow(1, "A-1", "Joshi", TODAY, others=("Kulkarni",)))
        assert found(connection, "joshi") == [1]
        assert found(connection, "kulkarni") == [2, 1]
        search_index.put(connection, SearchableRow(1, "A-1", "Joshi", TODAY))
        assert found(connection, "kulkarni") == [2]
        search_index.remove(connection, 2)
        search_index.remove(connection, 2)
        assert found(connection, "kulkarni") == []
        assert vocabulary(connection).names == ("joshi",)


def test_an_erased_name_leaves_no_trace_in_the_index_after_optimising(engine: Engine) -> None:
    with engine.connect() as connection:
        for number, name in enumerate(["Zwinglia", "Joshi", "Rao"], start=1):
            search_index.put(connection, SearchableRow(number, f"A-{number}", name, TODAY))
        search_index.optimise(connection)
        assert traces(connection, b"zwinglia")
        search_index.remove(connection, 1)
        search_index.optimise(connection)
        assert not traces(connection, b"zwinglia")
        assert not traces(connection, b"zwi")
        assert found(connection, "joshi") == [2]


def traces(connection: Connection, word: bytes) -> list[str]:
    kept = []
    for (table,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name LIKE 'search_%'").all():
        if table not in {"search_words", "search_letters"} and not table.startswith("search_person_"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608 - the index's own tables
            cells = [cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row]
            kept += [table for cell in cells if word in cell]
    return kept


def test_a_connection_that_may_not_write_can_ask(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        search_index.rebuild(connection, ROWS)
    reader = engine_for(tmp_path / "clinic.db", b"k" * 32)
    with reader.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=on")
        for typed in ("sharma", "4218", "Sahrma", "0123", "pri sha", "31/12/85", "a@b", ""):
            find_patients(connection, typed, today=TODAY)
        assert found(connection, "Sahrma")[0] == 1
        assert similar_people(connection, "Sharma", "Priya")
    search_index.forget(reader)
    reader.dispose()


def test_rebuilding_gives_the_same_answers_and_drops_what_was_there(engine: Engine) -> None:
    crowd = [searchable(person) for person in people(200, today=TODAY)]
    typed = [line for row in crowd[::8] for line in (row.family, f"{row.given} {row.family}", row.mrn, row.phones[0])]
    with engine.connect() as connection:
        for row in crowd:
            search_index.put(connection, row)
        one_by_one = [found(connection, line) for line in typed]
        search_index.put(connection, SearchableRow(999, "X-1", "Zwinglia", TODAY))
        search_index.rebuild(connection, iter(crowd))
        assert [found(connection, line) for line in typed] == one_by_one
        assert found(connection, "zwinglia") == []


def test_the_index_stays_right_through_any_changes(engine: Engine) -> None:
    """Compare with reading everybody, after random changes: nobody whose words begin as typed is missed."""
    chance = Random(5)  # noqa: S311 - made-up changes, not secrets
    crowd = {person.number: searchable(person) for person in people(150, today=TODAY)}
    with engine.connect() as connection:
        for row in crowd.values():
            search_index.put(connection, row)
        for turn in range(120):
            number = chance.choice(list(crowd))
            match turn % 3:
                case 0:
                    other = searchable(chance.choice(list(people(40, today=TODAY, seed=turn))))
                    crowd[number] = SearchableRow(
                        number,
                        crowd[number].mrn,
                        other.family,
                        other.last_seen,
                        other.given,
                        other.others,
                        other.phones,
                    )
                    search_index.put(connection, crowd[number])
                case 1:
                    search_index.touch(connection, number, TODAY - timedelta(chance.randrange(900)))
                case _:
                    search_index.remove(connection, number)
                    del crowd[number]
        for row in crowd.values():
            for typed in (row.family[:3], f"{row.given[:2]} {row.family[:4]}", row.family, row.phones[0][4:9]):
                assert all_who_begin(crowd, typed) <= set(found(connection, typed, limit=1000))
        every = {hit.patient_id for hit in find_patients(connection, "", today=TODAY, limit=1000)}
        assert every == set(crowd)


def all_who_begin(crowd: dict[int, SearchableRow], typed: str) -> set[int]:
    def has(row: SearchableRow, word: str) -> bool:
        written = fold(
            " ".join((row.family, row.given, *row.others, *(phone[4:].replace(" ", "") for phone in row.phones)))
        )
        return any(text.startswith(word) for text in written)

    asked = [spellings(word)[0] for word in fold(typed)]
    return {number for number, row in crowd.items() if all(has(row, word) for word in asked)}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_fails(connection: Connection, typed: str) -> None:
    assert len(found(connection, typed)) <= len(ROWS)


def test_people_like_the_one_being_registered(connection: Connection) -> None:
    alike = similar_people(connection, "Sarma", "Priya", phone="09822012345", birth_year=1986)
    assert [(person.patient_id, person.likeness) for person in alike] == [
        (1, Likeness.NAME_AND_PHONE),
        (4, Likeness.NAME),
        (3, Likeness.PHONE),
        (7, Likeness.PHONE),
    ]
    assert similar_people(connection, "Sarma", "Priya", birth_year=1999) == []
    assert [person.patient_id for person in similar_people(connection, "शर्मा")] == [1, 4]
    assert similar_people(connection, "", phone="982") == []


def test_another_kind_of_database_is_refused() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.dialect.name = "oracle"
        with pytest.raises(StorageTrouble):
            find_patients(connection, "sharma", today=TODAY)
    engine.dispose()


def test_a_question_is_planned_once_and_not_at_every_keystroke(connection: Connection) -> None:
    planned: list[int] = []

    def note(action: int, *_names: str | None) -> int:
        planned.append(action)
        return int(sqlcipher.SQLITE_OK)

    connection.connection.driver_connection.set_authorizer(note)  # type: ignore[union-attr]
    for typed in ("sha", "priya sharma", "sharmx", "4218", "98220", "LUN-004218", ""):
        found(connection, typed, limit=20)
    assert planned
    planned.clear()
    for typed in ("kum", "ramesh kumar", "kumax", "0042", "12345", "LUN-000042", ""):
        found(connection, typed, limit=30)
    assert sqlcipher.SQLITE_SELECT not in planned


def test_putting_what_is_known_writes_nothing_and_equal_names_are_not_counted_again(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    before = driver.total_changes  # type: ignore[union-attr]
    search_index.put(connection, ROWS[0])
    assert driver.total_changes == before  # type: ignore[union-attr]
    names = vocabulary(connection)
    search_index.put(connection, replace(ROWS[0], phones=("90000 11111",)))
    assert found(connection, "9000011111") == [1]
    assert vocabulary(connection) == names
    search_index.put(connection, replace(ROWS[0], given="Prisha"))
    assert vocabulary(connection).people["prisha"] == 1
    assert "priya" not in vocabulary(connection).people


def test_many_at_once_are_found_and_leave_as_one_by_one(engine: Engine) -> None:
    def whole(connection: Connection) -> list[tuple[object, ...]]:
        tables = ("search_person", "search_name")
        return [tuple(row) for t in tables for row in connection.exec_driver_sql(f"SELECT * FROM {t}").all()]  # noqa: S608

    with engine.begin() as connection:
        for row in ROWS:
            search_index.put(connection, row)
        one_by_one = whole(connection)
        search_index.remove_many(connection, [row.patient_id for row in ROWS])
        assert whole(connection) == []
        assert found(connection, "sharma") == []
        search_index.put_many(connection, [])
        search_index.put_many(connection, ROWS)
        assert whole(connection) == one_by_one
        assert found(connection, "sharma")[0] == 1
        search_index.remove_many(connection, [1, 99])
        assert 1 not in found(connection, "priya")
        search_index.remove_many(connection, [1])
