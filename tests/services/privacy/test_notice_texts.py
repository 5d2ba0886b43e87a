"""Revisions and steps as they are kept: published texts come out as they went in."""

from __future__ import annotations

import hashlib

from sqlalchemy import select

from luna_desktop.domain.notices import Document, as_markdown, sha256_of
from luna_desktop.models.privacy import NoticeVersion
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import notice_texts
from luna_desktop.services.privacy.notice_texts import TextPlace
from luna_desktop.texts import Translator
from tests.services.acting import working


def test_what_was_published_is_reprinted_byte_by_byte(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        row = work.session.scalars(select(NoticeVersion)).one()
        opened = notice_texts.opened(work, TextPlace(Document.NOTICE, 1))
        assert row.text == as_markdown(opened.body, Translator("en"))
        assert row.sha256 == hashlib.sha256(row.text.encode()).hexdigest()
        assert opened.sha256 == sha256_of(opened.body)


def test_versions_are_counted_on_from_whatever_was_published_before(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        assert notice_texts.newest_number(work, Document.NOTICE) == 1
        assert notice_texts.newest_number(work, Document.POLICY) == 0
        assert notice_texts.version_in_force(work, Document.POLICY) == 0
        assert notice_texts.material_version(work, Document.NOTICE) == 1


def test_the_shipped_notice_is_whole_in_every_language(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        for language in ("en", "hi"):
            body = notice_texts.shipped_text(work, language)
            assert "Aranya Skin Clinic" in body.title + body.contact
            assert "{" not in body.title + body.contact
            assert notice_texts.opened(work, TextPlace(Document.NOTICE, 1, language)).missing == ()
