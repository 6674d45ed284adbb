"""What the marks of a quiz say about the quiz and its questions. Definitions and sources: docs/statistics.md."""
