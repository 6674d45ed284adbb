"""Deeds in words for the person they were done to: those of the audit."""

from people.audit.words import in_words as deed_in_words

__all__ = ["deed_in_words"]
