"""Refusals carry the sentence that the person reads, and never what it is filled in with."""

from __future__ import annotations

import traceback

import pytest

from luna_desktop.domain import errors
from luna_desktop.texts import say

CANARY = "Zubaida Qureshi"


def refusals() -> list[errors.LunaError]:
    message = say("There is already a record of {name}.", name=CANARY)
    return [
        errors.LunaError(message),
        errors.InvalidInput({"family_name": message}),
        errors.NotPermitted(message),
        errors.StaleRecord(message, theirs={"name": CANARY}),
        errors.NotFound(message),
        errors.StorageTrouble(message),
        errors.UnlockRefused(message, wait_seconds=30.0),
        errors.Cancelled(),
    ]


@pytest.mark.parametrize("error", refusals(), ids=lambda error: type(error).__name__)
def test_no_value_is_in_what_python_prints_of_an_error(error: errors.LunaError) -> None:
    printed = "".join(traceback.format_exception(error)) + repr(error) + str(error)
    assert CANARY not in printed
    assert isinstance(error, errors.LunaError)
    assert str(error.message)


def test_what_the_screens_need_is_kept() -> None:
    message = say("Enter the family name.")
    problems = {"family_name": message}
    error = errors.InvalidInput(problems)
    problems.clear()
    assert error.problems == {"family_name": message}
    assert errors.StaleRecord(message, theirs=3).theirs == 3
    assert errors.UnlockRefused(message).wait_seconds == 0.0
