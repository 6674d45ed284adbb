"""What an item asks, wording by wording."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.bank.models.items import Item, Topic
from assessments.bank.wording import Kind, Wording, texts
from assessments.bank.wording.body import from_body, to_body
from grids.scope import Scoped
from ledger.amounts import ScoreField


class ItemVersion(Scoped):
    """One wording of an item. Once approved it never changes; an edit is a new version.

    `body` holds the parts that the kind of question needs, as `wording.body` writes them; `tags` are kept between bars,
    |冬季|老旧小区|, so that one of them is found by `tags__contains="|冬季|"` on both databases.
    """

    scope_path = "item__grid__path"
    Kind = Kind

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        IN_REVIEW = "in_review", _("待审")
        APPROVED = "approved", _("已审定")

    class Language(models.TextChoices):
        CHINESE = "zh-hans", _("中文")
        ENGLISH = "en", _("英文")
        MONGOLIAN = "mn", _("蒙古文")

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions", verbose_name=_("题目"))
    number = models.PositiveSmallIntegerField(_("版本"), default=1)
    kind = models.CharField(_("题型"), max_length=12, choices=Kind.choices)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name=_("知识点"))
    tags = models.CharField(_("标签"), max_length=400, blank=True)
    difficulty = models.PositiveSmallIntegerField(_("难度"), default=3, help_text=_("1 最易，5 最难"))
    score = ScoreField(_("分值"), default=Decimal(1))
    title = models.CharField(_("标题"), max_length=250, blank=True)
    stem = models.TextField(_("题干"))
    body = models.JSONField(_("选项与答案"), default=dict)
    explanation = models.TextField(_("解析"), blank=True)
    basis = models.CharField(_("依据"), max_length=500, blank=True)
    region = models.CharField(_("适用地区"), max_length=60, default="各地")
    valid_from = models.DateField(_("有效期起"), null=True, blank=True)
    valid_to = models.DateField(_("有效期止"), null=True, blank=True)
    language = models.CharField(_("语言"), max_length=10, choices=Language.choices, default=Language.CHINESE)
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.DRAFT)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("命题人")
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("审核人")
    )
    approved_at = models.DateTimeField(_("审定时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("题目版本")
        ordering = ["item", "-number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="item_version_once")]
        indexes = [models.Index(fields=["state", "topic", "difficulty"])]

    def __str__(self):
        return texts.flat(self.stem)[:40]

    @property
    def wording(self) -> Wording:
        """What it says, without the pictures themselves (`pictures.with_files` brings them)."""
        return from_body(
            self.kind,
            self.stem,
            self.body,
            topic=self.topic.name,
            tags=tuple(self.tags.strip("|").split("|")) if self.tags else (),
            code=self.item.code,
            **{name: getattr(self, name) for name in PLAIN},
        )

    def say(self, wording: Wording, topic: Topic) -> "ItemVersion":
        """Takes a wording over, unsaved; `topic` is the row of its topic, as the caller has it."""
        self.kind, self.stem, self.body, self.topic = wording.kind, wording.stem, to_body(wording), topic
        self.tags = f"|{'|'.join(wording.tags)}|" if wording.tags else ""
        for name in PLAIN:
            setattr(self, name, getattr(wording, name))
        return self


PLAIN = (
    "difficulty", "score", "title", "explanation", "basis", "region", "valid_from", "valid_to", "language"
)  # fmt: skip
