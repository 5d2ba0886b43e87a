"""What a patient fills in on the turned screen, and going through it afterwards."""
