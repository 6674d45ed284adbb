"""Opening a figure line by line, as one taps it."""

from playwright.sync_api import Locator, expect

LINES = ":scope > .trace > li > details > summary, :scope > .trace-in > .trace > li > details > summary"


def open_line(within: Locator, label: str, value: str = "") -> Locator:
    """Opens the first line directly below `within` that has `label` in it. Returns it, opened."""
    summary = within.locator(LINES).filter(has_text=label).first
    if value:
        expect(summary.locator(".num")).to_have_text(value)
    summary.click()
    return summary.locator("..")
