"""The one place that imports the SQLCipher driver, which comes without types."""

from __future__ import annotations

from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]  # the wheel has no stubs

__all__ = ["sqlcipher"]
