"""The view Results of the Visits tab: investigations from order to telling, and the documents of the record."""
