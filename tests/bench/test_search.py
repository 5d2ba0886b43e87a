from pathlib import Path
from random import Random

import pytest

from luna_desktop.bench import registry, search
from luna_desktop.bench.crowd import clinic, record_number, scratch_folder
from luna_desktop.bench.figures import Figure
from luna_desktop.bench.keystrokes import MIXTURE, keystrokes, with_slip
from luna_desktop.bench.openemr import Finder
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.made_up import people

CROWD = list(people(300, today=search.TODAY))


def test_search_is_measured_and_answers_while_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "ROUNDS", 1)
    figures = search.measure(300, count=80)
    assert all(isinstance(figure, Figure) and figure.value > 0 for figure in figures)
    assert {figure.unit for figure in figures} == {"ms", "%", "times"}
    beside = [figure for figure in figures if figure.beside]
    assert len(beside) == 2
    assert all(figure.ratio and figure.beside_value for figure in beside)


def test_the_encrypted_file_shows_no_name_and_is_gone_afterwards() -> None:
    with scratch_folder() as folder:
        with clinic(folder / "sealed.db", CROWD, encrypted=True) as engine, engine.connect() as connection:
            assert len(search.one_keystroke(connection, "")) == 50
        sealed = (folder / "sealed.db").read_bytes()
        with clinic(folder / "plain.db", CROWD, encrypted=False):
            pass
        plain = (folder / "plain.db").read_bytes()
    family = CROWD[0].family.casefold().encode()
    assert not sealed.startswith(b"SQLite format 3")
    assert family not in sealed.lower()
    assert family in plain.lower()
    assert not folder.exists()


def test_slips_find_whom_was_meant() -> None:
    slips = [key for key in keystrokes(CROWD, 400, seed=1) if key.kind == "one slip"]
    with (
        scratch_folder() as folder,
        clinic(folder / "a.db", CROWD, encrypted=True) as engine,
        engine.connect() as connection,
    ):
        assert search.share_found(connection, CROWD, slips) >= 95


def test_keystrokes_are_the_mixture_and_the_same_each_time() -> None:
    drawn = keystrokes(CROWD, 4_000, seed=1)
    assert drawn == keystrokes(CROWD, 4_000, seed=1)
    assert {kind: sum(key.kind == kind for key in drawn) for kind in MIXTURE} == MIXTURE
    assert all(key.typed for key in drawn)


def test_a_slip_changes_a_word_by_one_letter() -> None:
    chance = Random(1)  # noqa: S311 - a mixture for measuring, not secrets
    for _ in range(200):
        slipped = with_slip(chance, "sharma")
        assert slipped != "sharma"
        assert abs(len(slipped) - len("sharma")) <= 1


def test_the_peer_finds_by_beginnings_of_columns_only(tmp_path: Path) -> None:
    finder = Finder(tmp_path / "peer.db", CROWD)
    person = next(person for person in CROWD if person.given)
    assert person.number in {row[0] for row in finder.find(person.family)}
    assert finder.find(record_number(person))[0][0] == person.number
    assert finder.find(f"{person.given} {person.family}") == []
    finder.close()


def test_the_registry_runs_what_is_named_and_refuses_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.BENCHES, "search", lambda patients: [Figure("x", patients, "people")])
    assert registry.run(["search"], patients=7) == [Figure("x", 7, "people")]
    with pytest.raises(InvalidInput):
        registry.run(["sleep"])
