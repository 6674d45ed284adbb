"""The worker's own fields say what the dated rows say now."""

from django.db.models import F

from people.models import Worker

FOLLOWING = ("grid", "county_code", "category", "post", "grade", "left_on")


def follow(worker: Worker) -> None:
    """Takes grid, category, post, grade and the day of leaving from the rows in force, or from the last ones there were.

    Needs a scope that sees all of the person's rows. A person without dated terms keeps what the roster said.
    """
    latest = F("last_day").desc(nulls_first=True)
    served = worker.assignments.filter(primary=True).select_related("grid").order_by(latest, "-first_day").first()
    terms = worker.employments.order_by(latest, "-first_day").first()
    if served:
        worker.grid, worker.county_code = served.grid, served.grid.county_code
    if terms:
        worker.category_id, worker.post, worker.grade = terms.category_id, terms.post, terms.grade
        worker.left_on = terms.last_day
    worker.save(update_fields=FOLLOWING)
