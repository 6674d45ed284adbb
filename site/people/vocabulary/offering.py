"""The words a form offers for somebody's terms: those in force, and the ones that are there already."""

from django.db.models import Q, QuerySet

from people.models import Employment, EmploymentCategory, Post, Worker


def categories(held: Worker | Employment) -> QuerySet[EmploymentCategory]:
    return EmploymentCategory.objects.filter(Q(retired_on=None) | Q(pk=held.category_id))


def posts(held: Worker | Employment) -> list[tuple[str, str]]:
    """As choices. A post that is on no list any more is offered too, last."""
    names = list(Post.objects.filter(Q(retired_on=None) | Q(name=held.post)).values_list("name", flat=True))
    own = [held.post] if held.post and held.post not in names else []
    return [(name, name) for name in [*names, *own]]
