"""Why data is kept and until when, legal holds, and requests for erasure decided group by group."""
