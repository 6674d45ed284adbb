"""Correcting a row: its own form, filled with what stands there, and the reason."""

from typing import cast

from django.utils.translation import gettext_lazy as _

from people.history import correcting
from people.history.forms import (
    DiplomaForm,
    HistoryForm,
    LeaveForm,
    QualificationForm,
    _TermsForm,
    day_field,
    duty_field,
    reason_field,
)
from people.models import Assignment, Diploma, Employment, Leave, Qualification


class CorrectionForm(HistoryForm):
    """Takes the `row`. A period that is still going on has no last day to correct."""

    reason = reason_field()

    def __init__(self, *args, row: correcting.Row, **kwargs):
        self.row = row
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(row, name) for name in correcting.MAY_CHANGE[type(row)]}
        if "degree" in self.initial:
            self.initial["degree"] = "1" if self.initial["degree"] else ""
        if not isinstance(row, Leave) and getattr(row, "last_day", "ended") is None:
            del self.fields["last_day"]
        self.order_fields([name for name in self.fields if name != "reason"] + ["reason"])

    def act(self):
        values = dict(self.cleaned_data)
        reason = values.pop("reason")
        correcting.correct(self.row, values, self.by, reason=reason)


class AssignmentCorrection(CorrectionForm):
    duty = duty_field()
    first_day = day_field(_("从哪天起"))
    last_day = day_field(_("到哪天"))


class EmploymentCorrection(CorrectionForm, _TermsForm):
    first_day = day_field(_("从哪天起"))
    last_day = day_field(_("到哪天"))

    def held(self) -> Employment:
        return cast(Employment, self.row)


class LeaveCorrection(CorrectionForm, LeaveForm):
    pass


class DiplomaCorrection(CorrectionForm, DiplomaForm):
    pass


class QualificationCorrection(CorrectionForm, QualificationForm):
    pass


class RemovalForm(HistoryForm):
    """Takes the `row` out, with a reason."""

    reason = reason_field()

    def __init__(self, *args, row: correcting.Row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = row

    def act(self):
        correcting.remove(self.row, self.by, reason=self.cleaned_data["reason"])


FORMS: dict[str, tuple[type, type[CorrectionForm]]] = {
    "assignment": (Assignment, AssignmentCorrection),
    "employment": (Employment, EmploymentCorrection),
    "leave": (Leave, LeaveCorrection),
    "diploma": (Diploma, DiplomaCorrection),
    "qualification": (Qualification, QualificationCorrection),
}
