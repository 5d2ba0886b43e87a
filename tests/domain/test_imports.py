"""Plans of imports: columns are guessed in two languages, and a plan written down reads back the same."""

from __future__ import annotations

import json

import pytest

from luna_desktop.domain.imports import (
    FIELD_NAMES,
    Choice,
    DateOrder,
    Field,
    Plan,
    Verdict,
    guess_columns,
    has_headers,
    read_plan,
    shape_of,
    tidied_plan,
    write_plan,
)


def test_columns_are_known_by_their_words_in_english_and_hindi() -> None:
    english = guess_columns(["File No.", "PATIENT NAME", "D.O.B.", "Sex", "Mobile No", "Phone", "E-mail", "Remarks"])
    assert english == {
        Field.NUMBER: 0,
        Field.FULL_NAME: 1,
        Field.BIRTH: 2,
        Field.GENDER: 3,
        Field.PHONE: 4,
        Field.PHONE_2: 5,
        Field.EMAIL: 6,
    }
    hindi = guess_columns(["मरीज़ का नाम", "जन्म तिथि", "लिंग", "मोबाइल नंबर", "पता", "शहर", "पिन कोड", "भाषा"])
    assert list(hindi) == [
        Field.FULL_NAME,
        Field.BIRTH,
        Field.GENDER,
        Field.PHONE,
        Field.ADDRESS,
        Field.CITY,
        Field.POSTAL_CODE,
        Field.LANGUAGE,
    ]


def test_every_name_of_the_template_is_known_again() -> None:
    names = [str(FIELD_NAMES[each]) for each in Field]
    assert guess_columns(names) == {each: place for place, each in enumerate(Field)}
    assert has_headers(names)
    assert not has_headers(["Asha Rao", "9886001427"])


def test_a_plan_written_down_reads_back_without_single_choices() -> None:
    plan = Plan(
        "Old", {Field.FAMILY: 2}, DateOrder.MONTH_FIRST, "cp1252", ";", Choice.FILL, Choice.AS_NEW, {4: Choice.FILL}
    )
    assert read_plan(write_plan(plan)) == Plan(
        "Old", {Field.FAMILY: 2}, DateOrder.MONTH_FIRST, "cp1252", ";", Choice.FILL, Choice.AS_NEW
    )
    assert "4" not in json.loads(write_plan(plan))


@pytest.mark.parametrize("damaged", ["[]", "{", '{"columns": {"nonsense": 1}}', '{"dates": "x"}', '{"columns": 3}'])
def test_a_damaged_plan_is_none(damaged: str) -> None:
    assert read_plan(damaged) is None


def test_choices_of_one_line_go_before_those_for_all() -> None:
    plan = Plan("Old", same=Choice.FILL, possible=Choice.AS_NEW, choices={7: Choice.SKIP})
    assert plan.choice(6, Verdict.SAME) is Choice.FILL
    assert plan.choice(6, Verdict.POSSIBLE) is Choice.AS_NEW
    assert plan.choice(7, Verdict.POSSIBLE) is Choice.SKIP
    assert plan.choice(8, Verdict.TWICE) is Choice.SKIP


def test_a_plan_needs_a_source_and_a_column_with_names_that_the_file_has() -> None:
    _plan, problems = tidied_plan(Plan(" "), needs_columns=True, width=3)
    assert set(problems) == {"source", "columns"}
    _plan, problems = tidied_plan(Plan("Old", {Field.FAMILY: 3}), needs_columns=True, width=3)
    assert "does not have" in str(problems["columns"])
    assert tidied_plan(Plan("x" * 81), needs_columns=False)[1].keys() == {"source"}
    assert tidied_plan(Plan(" Old  list "), needs_columns=False)[0].source == "Old list"


def test_files_of_one_shape_have_the_same_columns_in_the_same_order() -> None:
    assert shape_of(["Name", "D.O.B"]) == shape_of(["name ", "d o b"])
    assert shape_of(["Name", "DOB"]) != shape_of(["DOB", "Name"])
