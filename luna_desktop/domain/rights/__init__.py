"""The rights of a patient as cases: what may follow what, until when, and by whom; plain rules without a database."""
