"""What a person is shown of a result: the page, and the score that opens."""
