"""The rules of a sitting: who may come in when, with which code, for how long and how often, and when results come out."""
