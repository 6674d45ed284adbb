"""Who has earned a certificate and does not hold one yet."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from assessments.appraisals.models import Appraisal, Band, Cycle
from assessments.certificates.models import Batch, Kind
from courses.rounds.models import Enrolment, Round

OCCASION = {Kind.ROUND: "round", Kind.APPRAISAL: "cycle"}
NEWEST = 20  # rounds and cycles offered at once


@dataclass
class Awaiting:
    """A round or cycle in which `count` people have earned a certificate they do not hold yet."""

    kind: str
    occasion: Round | Cycle
    count: int


def earned(kind: str) -> QuerySet:
    """The enrolments or appraisals that entitle to a certificate of this kind and have none."""
    return (qualified_enrolments() if kind == Kind.ROUND else standing_appraisals()).filter(certificates=None)


def qualified_enrolments() -> QuerySet[Enrolment]:
    return Enrolment.objects.counted().filter(state=Enrolment.State.QUALIFIED)


def standing_appraisals() -> QuerySet[Appraisal]:
    """Appraisals of approved cycles with a grade of the scheme, the lowest one excepted: 不合格 and 不定等次 get none."""
    lower = Band.objects.filter(scheme=OuterRef("scheme"), order__gt=OuterRef("order"))
    band = Band.objects.filter(Exists(lower), scheme=OuterRef("cycle__scheme"), name=OuterRef("grade"))
    return Appraisal.objects.filter(Exists(band), worker__merged_into=None, cycle__approved_at__isnull=False)


def awaiting() -> list[Awaiting]:
    """The newest rounds and cycles in sight with somebody to certify and no batch on its way."""
    return [found for kind in (Kind.ROUND, Kind.APPRAISAL) for found in _awaiting(kind)]


def _awaiting(kind: str) -> list[Awaiting]:
    name = OCCASION[kind]
    on_its_way = open_batches().filter(kind=kind).values(name)
    counts = dict(
        earned(kind)
        .exclude(**{f"{name}__in": on_its_way})
        .order_by(f"-{name}__first_day", name)
        .values_list(name)
        .annotate(Count("pk"))[:NEWEST]
    )
    model = Round if kind == Kind.ROUND else Cycle
    return [
        Awaiting(kind, occasion, counts[occasion.pk])
        for occasion in model.objects.filter(pk__in=counts).select_related("grid")
    ]


def open_batches() -> QuerySet[Batch]:
    return Batch.objects.filter(issued_at=None, withdrawn_at=None)
