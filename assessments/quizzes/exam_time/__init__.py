"""The time that exams go by."""
