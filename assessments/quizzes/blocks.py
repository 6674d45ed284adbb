"""The check question in a lesson: for oneself, not scored."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.catalogue.blocks import BasisMixin, register


class ChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("选项"))
    right = blocks.BooleanBlock(label=_("是对的"), required=False)
    feedback = blocks.CharBlock(label=_("选了它，告诉他什么"), required=False)

    class Meta:
        icon = "radio-full"
        label = _("选项")


class CheckBlock(BasisMixin):
    stem = blocks.CharBlock(label=_("题干"))
    many = blocks.BooleanBlock(label=_("可以选几个"), required=False)
    choices = blocks.ListBlock(ChoiceBlock(), label=_("选项"), min_num=2, max_num=6)
    explanation = blocks.CharBlock(label=_("为什么"), required=False)

    class Meta:
        icon = "help"
        label = _("小练习")
        template = "quizzes/blocks/check.html"


register("check", CheckBlock())
