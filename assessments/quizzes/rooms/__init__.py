"""Exams on paper, for rooms without phones: who sits where, what is printed, and how the answers get in.

What is typed in is the sheet that a phone would have saved: same form, same order by the room's seed, same marking.
"""
