"""Texts of the notice and the policy: kept as they are, whole before they go out, and nothing in them acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.notices import (
    BLOCK_NAMES,
    DOCUMENT_NAMES,
    LONGEST_BLOCK,
    LONGEST_CELL,
    LONGEST_POLICY,
    MANDATORY,
    OUTCOME_NAMES,
    TEXT_STATES,
    Block,
    Document,
    Item,
    NoticeBody,
    Outcome,
    PolicyBody,
    TextState,
    as_markdown,
    clean_text,
    compared,
    decoded_text,
    missing_parts,
    read_text,
    sha256_of,
    tidied_text,
    write_text,
)
from luna_desktop.texts import Translator

WHOLE = NoticeBody(
    "How we handle data",
    (Item("Name", "To know you", "Every visit"),),
    "About",
    "Tell us.",
    "You may ask.",
    "Write to us.",
    "Farida Sheikh",
)


def test_a_notice_without_a_mandatory_part_says_which() -> None:
    assert missing_parts(WHOLE) == ()
    empty = missing_parts(NoticeBody())
    assert len(empty) == len(MANDATORY) + 1
    half = NoticeBody(items=(Item("Name", "", ""),))
    assert missing_parts(half) == empty, "a row that leaves purpose or service open does not count"


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_body_is_read_back_as_it_was_kept(one: str, other: str) -> None:
    tidy, _problems = tidied_text(NoticeBody(one, (Item(other, one, "x"),), other, one, other, one, other))
    assert read_text(Document.NOTICE, write_text(tidy)) == tidy
    assert tidied_text(tidy)[0] == tidy
    policy, _none = tidied_text(PolicyBody(one))
    assert read_text(Document.POLICY, write_text(policy)) == policy


def test_the_same_text_has_the_same_hash_and_another_has_another() -> None:
    assert sha256_of(WHOLE) == sha256_of(read_text(Document.NOTICE, write_text(WHOLE)))
    assert sha256_of(WHOLE) != sha256_of(PolicyBody("How we handle data"))


def test_texts_that_are_too_long_are_refused_by_field() -> None:
    _tidy, problems = tidied_text(NoticeBody(rights="x" * (LONGEST_BLOCK + 1), items=(Item("a", "b", "c"),) * 61))
    assert set(problems) == {"rights", "items"}
    assert set(tidied_text(NoticeBody(items=(Item("a", "b" * (LONGEST_CELL + 1), "c"),)))[1]) == {"items"}
    assert tidied_text(PolicyBody("ab " * 66_000))[1] == {}, "a policy of 200,000 characters is taken"
    assert set(tidied_text(PolicyBody("x" * (LONGEST_POLICY + 1)))[1]) == {"text"}


def test_a_file_is_read_as_utf_8_or_utf_16_and_a_broken_one_is_refused_with_its_line() -> None:
    assert decoded_text("\ufeffगोपनीयता".encode()) == "गोपनीयता"
    assert decoded_text("Privacy".encode("utf-16")) == "Privacy"
    with pytest.raises(InvalidInput) as refused:
        decoded_text(b"first\nsecond \xff\xc3(\n")
    assert "line 2" in str(refused.value.problems["file"])


def test_control_characters_go_and_words_stay() -> None:
    assert clean_text("a\x00b\u202e\r\nक्‍ष\ufeff  \n\n\n\nend") == "ab\u202e\nक्‍ष\n\nend"


EVIL = (
    "<script>alert(1)</script> <img src='file:///etc/passwd'> [link](http://x.example) ![p](x.png)\n"
    "# Heading\n| a | b |\n<a href='x'>y</a> &copy; `code` **bold**"
)


@pytest.mark.parametrize(
    "body", [PolicyBody(EVIL), NoticeBody(EVIL, (Item(EVIL, EVIL, EVIL),), EVIL, EVIL, EVIL, EVIL, EVIL)]
)
def test_nothing_in_a_text_acts_as_markup(qtbot: QtBot, body: NoticeBody | PolicyBody) -> None:
    document = QTextDocument()
    document.setMarkdown(as_markdown(body, Translator("en")))
    shown, html = document.toPlainText(), document.toHtml()
    assert "<script>alert(1)</script>" in shown
    assert "[link](http://x.example)" in shown
    assert "<a " not in html
    assert "<img" not in html
    assert "# Heading" in shown


def test_lines_stay_lines_and_marks_at_their_beginning_stay_words(qtbot: QtBot) -> None:
    text = "Privacy Policy\n---\nWhat we collect\nName\n- Phone\n    indented\n1) first\n===\n| a | b |\n|---|---|"
    for body in (PolicyBody(text), NoticeBody(introduction=text)):
        document = QTextDocument()
        document.setMarkdown(as_markdown(body, Translator("en")))
        assert document.toPlainText().startswith(text)


def test_what_changed_is_told_word_by_word() -> None:
    pieces = compared("We keep data\nfor five years.\n", "We keep data\nfor six years.\n")
    assert [piece.words for piece in pieces if piece.was_removed] == ["five"]
    assert [piece.words for piece in pieces if piece.was_added] == ["six"]
    assert "".join(piece.words for piece in pieces if not piece.was_added) == "We keep data\nfor five years.\n"


def test_very_long_passages_are_compared_without_pairing_every_word() -> None:
    before, after = "a " * 100_000, "b " * 100_000
    pieces = compared(before, after)
    assert [(piece.was_removed, piece.was_added) for piece in pieces] == [(True, False), (False, True)]


def test_a_very_long_text_of_lines_that_come_again_is_compared_without_pairing_them() -> None:
    before = "the same line\n" * 3_000
    pieces = compared(before, before + "the end\n")
    assert "".join(piece.words for piece in pieces if not piece.was_added) == before
    assert len(pieces) <= 3


def test_everything_that_is_shown_has_a_name() -> None:
    assert set(BLOCK_NAMES) == set(Block)
    assert set(DOCUMENT_NAMES) == set(Document)
    assert set(TEXT_STATES) == set(TextState)
    assert set(OUTCOME_NAMES) == set(Outcome)
