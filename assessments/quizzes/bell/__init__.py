"""When thousands begin in the same minute: a pass that was given out before, one statement to begin, a paper with one query.

A short cut, and no more: whatever is out of the ordinary goes the way that everybody may go.
"""
