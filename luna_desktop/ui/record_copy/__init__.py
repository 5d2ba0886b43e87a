"""The page on which a record copy is put together, looked at, and handed over."""
