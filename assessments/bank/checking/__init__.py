"""What makes a question fit to be asked. The same list of faults serves the form, the importer and the review."""

from assessments.bank.checking.faults import faults

__all__ = ["faults"]
