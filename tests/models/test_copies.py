"""Plans, reviews and receipts are books: what was saved, said and signed stays."""

from __future__ import annotations

from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.copies import CopyPlanVersion, CopyReceipt, CopyReview


def test_every_table_about_a_copy_is_append_only_and_holds_no_patient_but_by_its_case() -> None:
    for table in (CopyPlanVersion, CopyReview, CopyReceipt):
        assert table.__tablename__ in APPEND_ONLY
        assert "case_id" in table.__table__.columns
        assert "patient_id" not in table.__table__.columns
