"""Regrading after a wrong key. One person proposes and looks at what it would change, another approves, a job carries it out.

What a question earns under a policy, of the `maximum` its paper gives it:
- BOTH: the better of what the question's own key and the new key give. NEW: what the new key gives.
- ALL: the maximum, also for who left it empty. OLD: what the question says itself, as if there had been no regrade.
- DROP: 0 of 0. The question counts neither in the score nor in the maximum.

The maximum of an attempt is that of its form less what dropped questions were worth, and is kept in `Attempt.max_score`. The
pass line stays the percentage of the paper, of that maximum: an attempt is passed when score × 100 ≥ pass percent × maximum,
unrounded. The percent that is reported is score × 100 ÷ maximum, rounded once to four places (`marking.folding.percent`). A regrade
that would leave a form without a question that counts is refused.

A version of a question never changes; its new key lies in the regrade. The regrade approved last decides for every attempt it
reaches, also for those that are handed in or marked later: `standing` is asked whenever something is marked, so marking again
undoes nothing. Marks are only added, certificates and pay are left to the people who decided on them.
"""
