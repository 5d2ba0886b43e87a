"""The tables of the catalogues: one copy a version, one row a number, and nothing ever changed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.catalogues import CatalogueCopy, CatalogueRow
from tests.models.rows import AT, refuse


def test_a_version_is_kept_once_and_a_number_is_given_once(session: Session) -> None:
    copy = {"catalogue": "topicals", "version": "1", "sha256": "x", "text": "", "at": AT, "by": 1}
    row = {"catalogue": "topicals", "row_id": "own_a", "number": 1, "columns": "{}", "is_off": False, "at": AT, "by": 1}
    session.add_all([CatalogueCopy(**copy), CatalogueRow(**row)])
    session.flush()
    refuse(session, CatalogueCopy(**copy))
    refuse(session, CatalogueRow(**row))


def test_nothing_of_it_is_ever_changed() -> None:
    assert {"catalogue_copy", "catalogue_row", "catalogue_approval"} <= set(APPEND_ONLY)
