"""One person sits an exam: begins, is shown the questions, saves, hands in."""
