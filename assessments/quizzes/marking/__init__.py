"""Marks: laid on by the key, added to their ledger, folded into score and verdict. What a person marks: `by_hand`."""
