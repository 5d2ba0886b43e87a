"""Use cases, one module per noun: the only place where a transaction, a permission and an audit entry meet."""
