"""What must hold before a pay scheme may be published: nobody in use falls between its tables."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from assessments.pay.tables import Tables


def problems(tables: Tables, places: Mapping[tuple[str, int], int], grades: Iterable[str]) -> list[str]:
    """One sentence a fault. `places`: people by (post, grade) in use; `grades`: the appraisal grades in use."""
    return [*_of_amounts(tables), *_of_coefficients(tables, places), *_of_factors(tables, grades)]


def _of_amounts(tables: Tables) -> list[str]:
    found = []
    if tables.base <= 0:
        found.append(_("基数要大于 0。"))
    if not 0 < tables.basic_percent <= 100:
        found.append(_("基本部分要大于 0%%、不超过 100%%。") % {})
    if any(monthly <= 0 for monthly in tables.allowances.values()):
        found.append(_("津贴要大于 0。"))
    if tables.incentive is not None and tables.incentive <= 0:
        found.append(_("轮训激励要大于 0。"))
    return found


def _of_coefficients(tables: Tables, places: Mapping[tuple[str, int], int]) -> list[str]:
    found = []
    for (post, grade), people in sorted(places.items()):
        if (post, grade) not in tables.coefficients:
            found.append(
                _("%(post)s %(grade)s 级有 %(people)s 人，没有系数。")
                % {"post": post, "grade": grade, "people": people}
            )
    for (post, grade), coefficient in sorted(tables.coefficients.items()):
        if coefficient <= 0:
            found.append(_("%(post)s %(grade)s 级的系数要大于 0。") % {"post": post, "grade": grade})
    return found


def _of_factors(tables: Tables, grades: Iterable[str]) -> list[str]:
    found = [
        _("考核等次“%(grade)s”没有绩效系数。") % {"grade": grade} for grade in grades if grade not in tables.factors
    ]
    found += [
        _("考核等次“%(grade)s”的绩效系数不能是负数：钱不作为罚款扣。") % {"grade": grade}
        for grade, factor in tables.factors.items()
        if factor < 0
    ]
    return found
