"""The step a trainer writes: a blueprint and the rules of the exam."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from assessments.bank.models import ItemVersion, Topic
from courses.catalogue.models import EXAM, PRACTICE, Step
from ledger.amounts import ScoreField
from ledger.auditing import record


class Order(models.TextChoices):
    """In which order an attempt shows its questions; what can be chosen in a question changes places by itself."""

    MIXED = "mixed", _("全部打乱")
    PARTS = "parts", _("各部分按次序，部分里打乱")
    FIXED = "fixed", _("不打乱")


class QuizPage(Step):
    """A small test after a module (character 测), a final exam (考), or practice (练), which counts for nothing and may ask
    questions without a basis. Publishing draws its forms.
    """

    kind = "quiz"

    minutes = models.PositiveSmallIntegerField(_("限时（分钟）"), default=30, validators=[MinValueValidator(1)])
    pass_percent = models.PositiveSmallIntegerField(
        _("合格线（%）"), default=60, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    attempts_allowed = models.PositiveSmallIntegerField(_("可考次数"), default=3, validators=[MinValueValidator(1)])
    forms = models.PositiveSmallIntegerField(
        _("平行卷数"), default=4, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )

    order = models.CharField(_("题目次序"), max_length=5, choices=Order.choices, default=Order.MIXED)

    by_hand = models.BooleanField(
        _("有要人评的题"),
        default=False,
        help_text=_("勾上以后，组卷也抽简答、模拟上报、实操这些要阅卷老师评分的题；成绩等全部评完才出。"),
    )

    markers = models.PositiveSmallIntegerField(
        _("几个人评"),
        default=1,
        choices=[(1, _("一位老师评")), (2, _("两位老师各评各的"))],
        help_text=_("只管要人评的题。两位互相看不到分；差得不多取平均，差得多再请第三位。"),
    )
    tolerance = models.PositiveSmallIntegerField(
        _("两位最多差几分（占这题分值的%）"), default=10, validators=[MaxValueValidator(100)]
    )

    content_panels = [
        *Step.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("minutes"),
                FieldPanel("pass_percent"),
                FieldPanel("attempts_allowed"),
                FieldPanel("forms"),
                FieldPanel("order"),
                FieldPanel("by_hand"),
                FieldPanel("markers"),
                FieldPanel("tolerance"),
            ],
            heading=_("考试规则"),
        ),
        InlinePanel("sections", heading=_("组卷规则"), label=_("一部分"), min_num=1),
    ]
    template = "quizzes/quiz_page.html"

    class Meta:
        verbose_name = verbose_name_plural = _("测试与考试")

    @property
    def practice(self) -> bool:
        return self.character == PRACTICE

    def get_context(self, request, *args, **kwargs):
        from assessments.quizzes.papers import previewing  # it reads papers, and they point at this page

        return super().get_context(request, *args, **kwargs) | previewing.context(self)

    def serve_preview(self, request, mode_name):
        """A look at an exam's questions before it is sat is recorded."""
        if self.character == EXAM and request.user.is_authenticated:
            record(request.user, "exam paper seen", self)
        return super().serve_preview(request, mode_name)

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """All or nothing: when the bank cannot fill the blueprint, the page does not go live either."""
        return super().publish(*args, **kwargs)


class Section(Orderable):
    """n items of a topic (with those below it), perhaps of one type or with one tag, between two difficulties, each worth the
    same score; or fixed items by their codes.
    """

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="sections")
    topic = models.ForeignKey(
        Topic,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("知识点"),
        help_text=_("不选就是全部知识点。选“消防隐患排查”，下面各级的都算。"),
    )
    kind = models.CharField(_("题型"), max_length=12, choices=ItemVersion.Kind.choices, blank=True)
    easiest = models.PositiveSmallIntegerField(_("难度从"), default=1)
    hardest = models.PositiveSmallIntegerField(_("难度到"), default=5)
    count = models.PositiveSmallIntegerField(_("题数"), default=5, validators=[MinValueValidator(1)])
    score = ScoreField(_("每题分值"), default=4)
    tag = models.CharField(_("标签"), max_length=40, blank=True)
    codes = models.CharField(
        _("固定题目"),
        max_length=1000,
        blank=True,
        help_text=_("写题目编号，用空格隔开，每份卷都考这几道。写了它，上面几项都不算，只算分值。"),
    )

    panels = [FieldPanel(name) for name in ("topic", "kind", "tag", "easiest", "hardest", "count", "score", "codes")]
