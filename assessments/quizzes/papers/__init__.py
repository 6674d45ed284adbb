"""What a trainer asks for and what comes of it: the blueprint, the forms that are drawn, the check before publication."""
