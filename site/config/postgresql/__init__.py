"""Django's PostgreSQL, asked less often: whether a line still stands is seen without a question, and what is asked again and
again is planned once.
"""
