"""The book of appointments: spans of time, services, resources, bookings, and the rules between them."""
