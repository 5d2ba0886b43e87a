"""The painted book of appointments: days, weeks, the pinboard, and what the hand and the keys do with them."""
