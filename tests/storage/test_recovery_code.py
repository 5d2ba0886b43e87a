"""The recovery code survives sloppy typing and names the group that is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.errors import UnlockRefused
from luna_desktop.storage import recovery_code


@given(st.binary(min_size=32, max_size=32))
@settings(max_examples=100)
def test_written_code_reads_back_however_it_is_typed(secret):
    code = recovery_code.written(secret)
    assert [len(group) for group in code.split("-")] == [4] * 15
    assert recovery_code.parsed(code) == secret
    sloppy = "  " + code.lower().replace("-", "  ").replace("0", "o").replace("1", "i")
    assert recovery_code.parsed(sloppy) == secret
    assert recovery_code.parsed(code.replace("1", "l").replace("-", "")) == secret


@given(st.binary(min_size=32, max_size=32), st.integers(0, 59), st.integers(1, 31))
@settings(max_examples=300)
def test_one_wrong_character_is_refused_and_its_group_named(secret, place, shift):
    code = recovery_code.written(secret).replace("-", "")
    wrong = recovery_code.ALPHABET[(recovery_code.ALPHABET.index(code[place]) + shift) % 32]
    with pytest.raises(UnlockRefused) as refused:
        recovery_code.parsed(code[:place] + wrong + code[place + 1 :])
    assert refused.value.message.values["group"] == place // 4 + 1


@given(st.binary(min_size=32, max_size=32), st.integers(0, 13))
@settings(max_examples=100)
def test_swapped_neighbouring_groups_are_refused(secret, first):
    groups = recovery_code.written(secret).split("-")
    swapped = [*groups[:first], groups[first + 1], groups[first], *groups[first + 2 :]]
    if swapped == groups:
        return
    with pytest.raises(UnlockRefused):
        recovery_code.parsed("-".join(swapped))


def test_whole_wrong_group_is_named():
    groups = recovery_code.written(bytes(range(32))).split("-")
    groups[6] = "".join(recovery_code.ALPHABET[(recovery_code.ALPHABET.index(c) + 5) % 32] for c in groups[6])
    with pytest.raises(UnlockRefused, match="Group") as refused:
        recovery_code.parsed("-".join(groups))
    assert refused.value.message.values["group"] == 7


def test_missing_and_foreign_characters_are_named():
    code = recovery_code.written(bytes(32))
    with pytest.raises(UnlockRefused) as short:
        recovery_code.parsed(code[:-1])
    assert short.value.message.values["typed"] == 59
    with pytest.raises(UnlockRefused) as foreign:
        recovery_code.parsed("0000-000U" + code[9:])
    assert foreign.value.message.values["group"] == 2
