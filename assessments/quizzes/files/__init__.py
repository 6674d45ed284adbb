"""Photographs, voice and files that are part of an answer: taken in, kept in private, shown, and removed when their time is over."""
