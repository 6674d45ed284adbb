from assessments.appraisals.models.cycles import Appraisal, AppraisalLine, Cycle, Deduction, Rating
from assessments.appraisals.models.schemes import Band, Criterion, Scheme

__all__ = ["Appraisal", "AppraisalLine", "Band", "Criterion", "Cycle", "Deduction", "Rating", "Scheme"]
