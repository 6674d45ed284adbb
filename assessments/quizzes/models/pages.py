"""The step a trainer writes: a blueprint and the rules of the exam."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from assessments.bank.models import ItemVersion, Topic
from courses.catalogue.models import Step
from ledger.amounts import ScoreField


class QuizPage(Step):
    """A small test after a module (character 测) or a final exam (考). Publishing draws its forms."""

    kind = "quiz"

    minutes = models.PositiveSmallIntegerField(_("限时（分钟）"), default=30, validators=[MinValueValidator(1)])
    pass_percent = models.PositiveSmallIntegerField(
        _("合格线（%）"), default=60, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    attempts_allowed = models.PositiveSmallIntegerField(_("可考次数"), default=3, validators=[MinValueValidator(1)])
    forms = models.PositiveSmallIntegerField(
        _("平行卷数"), default=4, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )

    content_panels = [
        *Step.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("minutes"),
                FieldPanel("pass_percent"),
                FieldPanel("attempts_allowed"),
                FieldPanel("forms"),
            ],
            heading=_("考试规则"),
        ),
        InlinePanel("sections", heading=_("组卷规则"), label=_("一部分"), min_num=1),
    ]
    template = "quizzes/quiz_page.html"

    class Meta:
        verbose_name = verbose_name_plural = _("测试与考试")

    def get_context(self, request, *args, **kwargs):
        from assessments.quizzes import previewing  # it reads papers, and they point at this page

        return super().get_context(request, *args, **kwargs) | previewing.context(self)

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """All or nothing: when the bank cannot fill the blueprint, the page does not go live either."""
        return super().publish(*args, **kwargs)


class Section(Orderable):
    """n items of a topic, perhaps of one type, between two difficulties, each worth the same score."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="sections")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("知识点"))
    kind = models.CharField(_("题型"), max_length=12, choices=ItemVersion.Kind.choices, blank=True)
    easiest = models.PositiveSmallIntegerField(_("难度从"), default=1)
    hardest = models.PositiveSmallIntegerField(_("难度到"), default=5)
    count = models.PositiveSmallIntegerField(_("题数"), default=5, validators=[MinValueValidator(1)])
    score = ScoreField(_("每题分值"), default=4)

    panels = [FieldPanel(name) for name in ("topic", "kind", "easiest", "hardest", "count", "score")]
