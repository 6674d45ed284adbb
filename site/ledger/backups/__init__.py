"""Database and files in one archive, and back."""
