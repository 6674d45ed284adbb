"""What a lesson is made of. Other apps add a block with `register`; the definitions stay out of migrations."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import VideoChooserBlock

from courses.catalogue.cleaning import clean

FEATURES = ["bold", "ul", "ol"]  # no links: an internal one costs a query each time it is shown

_registered: list[tuple[str, blocks.Block]] = []


def register(name: str, block: blocks.Block) -> None:
    """Adds a kind of block to every lesson. Called while models load, so before any lesson is read."""
    _registered.append((name, block))


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text that keeps its own few tags and nothing else, whichever way it came to be saved."""

    def __init__(self, **kwargs):
        super().__init__(features=FEATURES, **kwargs)

    def get_prep_value(self, value):
        return clean(super().get_prep_value(value))


class BasisMixin(blocks.StructBlock):
    """A block that ends with its legal basis, in the form as on the page."""

    def __init__(self, local_blocks=None, **kwargs):
        basis = blocks.CharBlock(
            label=_("依据"), required=False, help_text=_("法规、条款和原意；写在它所支持的内容后面。")
        )
        super().__init__([*(local_blocks or []), ("basis", basis)], **kwargs)


class TextBlock(BasisMixin):
    heading = blocks.CharBlock(label=_("小标题"), required=False)
    body = CleanRichTextBlock(label=_("正文"))

    class Meta:
        icon = "pilcrow"
        label = _("文字")
        template = "catalogue/blocks/text.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("图片"))
    alt = blocks.CharBlock(label=_("图里有什么"), help_text=_("念给看不见图的人听的一句话。"))
    caption = blocks.CharBlock(label=_("图下说明"), required=False)

    class Meta:
        icon = "image"
        label = _("图片")
        template = "catalogue/blocks/picture.html"


class VideoBlock(blocks.StructBlock):
    video = VideoChooserBlock(label=_("视频"))
    caption = blocks.CharBlock(label=_("视频说明"), help_text=_("没有网络或听不清时，光看这句也能懂。"))

    class Meta:
        icon = "media"
        label = _("视频")
        template = "catalogue/blocks/video.html"


class StepsBlock(BasisMixin):
    heading = blocks.CharBlock(label=_("小标题"), required=False)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [("title", blocks.CharBlock(label=_("一个动词"))), ("text", blocks.CharBlock(label=_("怎么做")))],
            label=_("一步"),
        ),
        label=_("步骤"),
        min_num=2,
        max_num=10,
    )

    class Meta:
        icon = "list-ol"
        label = _("步骤")
        template = "catalogue/blocks/steps.html"


class CalloutBlock(BasisMixin):
    tone = blocks.ChoiceBlock(label=_("语气"), choices=[("note", _("说明")), ("warn", _("当心"))], default="note")
    title = blocks.CharBlock(label=_("一句话"))
    body = blocks.CharBlock(label=_("再说一句"), required=False)

    class Meta:
        icon = "info-circle"
        label = _("提示")
        template = "catalogue/blocks/callout.html"


class LessonStream(blocks.StreamBlock):
    text = TextBlock()
    picture = PictureBlock()
    video = VideoBlock()
    steps = StepsBlock()
    callout = CalloutBlock()

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__([*(local_blocks or []), *_registered], **kwargs)

    def get_prep_value(self, value):
        """Opens every block first: Wagtail would store what was never opened as it came, uncleaned."""
        list(value or [])
        return super().get_prep_value(value)


class LessonBody(StreamField):
    """A stream field whose migrations name no blocks."""

    def __init__(self, *args, **kwargs):
        kwargs.pop("block_types", None)
        kwargs.pop("block_lookup", None)
        super().__init__(LessonStream, *args, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
