"""Photographs, voice and other files that belong to an answer. They lie among the private files, under names by chance."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.attempts import Attempt
from grids.scope import Scoped


class AnswerFile(Scoped):
    """One file of one slot. `name` is what sheets call it, given by the phone, so that sending it twice is sending it once;
    `content` is its place in the private storage, empty once it has been removed.
    """

    scope_path = "attempt__grid__path"
    scope_person = "attempt__worker__user"

    class Kind(models.TextChoices):
        PHOTO = "photo", _("照片")
        VOICE = "voice", _("语音")
        FILE = "file", _("文件")

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="files")
    slot = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=24)
    kind = models.CharField(_("种类"), max_length=5, choices=Kind.choices)
    media_type = models.CharField(_("格式"), max_length=80)
    title = models.CharField(_("文件名"), max_length=100, blank=True)
    size = models.PositiveIntegerField(_("字节数"))
    content = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField(_("收到时间"), auto_now_add=True)
    removed_at = models.DateTimeField(_("删除时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("作答的附件")
        constraints = [models.UniqueConstraint(fields=["attempt", "name"], name="answer_file_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.attempt_id}·{self.slot}"
