"""A lesson: blocks of text, pictures, video, steps, callouts and check questions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from courses.catalogue.blocks import LessonBody
from courses.catalogue.models.courses import CoursePage
from courses.catalogue.models.steps import Step


class LessonPage(Step):
    kind = "lesson"
    page_description = _("学员在手机上读的一课：文字、图片、视频、步骤。")

    body = LessonBody(verbose_name=_("正文"), blank=True)

    content_panels = [*Step.content_panels, FieldPanel("body")]
    template = "catalogue/lesson_page.html"

    class Meta:
        verbose_name = verbose_name_plural = _("课")

    def get_context(self, request, *args, **kwargs):
        course = CoursePage.objects.ancestor_of(self).first()
        return super().get_context(request, *args, **kwargs) | {"course_title": course.title if course else ""}
