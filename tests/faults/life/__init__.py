"""The life of a paper, for hypothesis: what anybody may do to it in any order (`phone`, `office`, `decisions`), and what holds after
each of these steps (`truths`).
"""
