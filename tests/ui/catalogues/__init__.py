"""The page of the catalogues."""
