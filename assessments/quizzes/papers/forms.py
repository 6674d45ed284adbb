"""The check a trainer meets when publishing a quiz."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from assessments.quizzes.models import Section
from assessments.quizzes.papers.blueprints import CannotFill, blueprint, check_use, shelf_of
from courses.catalogue.models import PRACTICE


class QuizPageForm(WagtailAdminPageForm):
    """A draft may be unfinished; what is published or handed to a reviewer must be fillable from the bank."""

    def clean(self):
        cleaned = super().clean()
        sections = self.formsets.get("sections")
        if self._goes_out() and sections is not None and sections.is_valid():
            rows = [form.instance for form in sections.forms if form.cleaned_data and not _dropped(form)]
            self._check(rows, cleaned)
        return cleaned

    def _goes_out(self) -> bool:
        return "action-publish" in self.data or "action-submit" in self.data

    def _check(self, rows: list[Section], cleaned: dict) -> None:
        if any(row.easiest > row.hardest for row in rows):
            raise ValidationError(_("组卷规则里有一部分的难度从大写到了小，请对调。"))
        practice = cleaned.get("character") == PRACTICE
        try:
            check_use(self.instance, practice)
            shelf, by_hand = shelf_of(self.parent_page), bool(cleaned.get("by_hand"))
            blueprint(rows, cleaned.get("forms") or 1, shelf, practice, by_hand)
        except CannotFill as error:
            raise ValidationError(str(error)) from error


def _dropped(form) -> bool:
    return form.cleaned_data.get("DELETE", False)
