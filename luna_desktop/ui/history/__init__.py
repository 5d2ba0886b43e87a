"""The tab of the medical history: conditions, medicines and topicals."""
