"""When thousands begin in the same minute: a pass that was given out before, one statement to begin, a paper without queries.

It is a short cut, and a short cut only: whatever is out of the ordinary goes the way that everybody may go.
"""
