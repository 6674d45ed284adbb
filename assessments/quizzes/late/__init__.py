"""Sheets that came too late: looked through, decided on with a reason, and counted only when a second person agrees."""
