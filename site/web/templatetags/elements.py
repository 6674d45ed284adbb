"""The small elements pages are composed of. Built in: no page loads them."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ledger.trace import Trace
from web.icons import ICONS

register = template.Library()

LABEL = '<span>{}</span><span class="num">{}</span>'
CELLS = {
    "full": '<path class="c-full" d="M.5.5h11v11H.5z"/>',
    "half": '<path class="c-half" d="M.5 .5v11h11z"/>',
    "redo": '<path class="c-redo" d="M.5.5h11v11H.5z"/><path class="c-ear" d="M5 0h7v7z"/>',
    "empty": "",
}


@register.simple_tag
def icon(name: str) -> str:
    """An icon by name; the word beside it says the same, so it is hidden from screen readers."""
    return mark_safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>')  # noqa: S308  our own constant


@register.simple_tag
def key_cell(state: str) -> str:
    """The small cell in a key: full, half, redo or empty."""
    return mark_safe(  # noqa: S308  our own constant
        '<svg viewBox="0 0 12 12" aria-hidden="true"><path class="c-line" d="M.5.5h11v11H.5z"/>'
        + CELLS[state]
        + "</svg>"
    )


@register.simple_tag
def filled(step: int) -> str:
    """Five small cells in a row, the first `step` of them full."""
    squares = "".join(
        f'<path class="{"c-full" if number < step else "c-line"}" d="M{number * 11 + 0.5} .5h9v9h-9z"/>'
        for number in range(5)
    )
    return mark_safe(f'<svg viewBox="0 0 54 10" aria-hidden="true">{squares}</svg>')  # noqa: S308  numbers only


@register.simple_tag
def trace_leaf(line: Trace) -> str:
    """A line of an opened figure with no lines below it. Written here, for a score has fifty of them and a template is slow."""
    if line.html:
        return mark_safe(line.html)  # noqa: S308  made here before
    words, label = trace_words(line), format_html(LABEL, line.label, line.value)
    if not words:
        return format_html('<li class="trace-line">{}</li>', label)
    return format_html(
        '<li><details><summary>{}</summary><div class="trace-in tight">{}</div></details></li>', label, words
    )


@register.simple_tag
def trace_words(line: Trace) -> str:
    """The rule, the remark, the verdict and the way to the evidence."""
    words = [format_html('<p class="trace-how">{}</p>', line.how)] if line.how else []
    words += [format_html('<p class="small">{}</p>', line.note)] if line.note else []
    if line.mark == "right":
        words.append(format_html('<p class="mark">{}{}</p>', icon("check"), _("答对")))
    elif line.mark == "wrong":
        words.append(format_html('<p class="mark bad">{}{}</p>', icon("cross"), _("没答对")))
    if line.url:
        words.append(format_html('<p class="small"><a class="reach" href="{}">{}</a></p>', line.url, _("看原件")))
    return mark_safe("".join(words))  # noqa: S308  each part is escaped


@register.filter
def yuan(amount: Decimal | None) -> str:
    """3,700.00, with a true minus sign; a dash where there is nothing."""
    if amount is None:
        return "—"
    return f"{amount:,.2f}".replace("-", "−")


@register.filter
def plain(number: Decimal | None) -> str:
    """A score or credit without trailing zeros: 88, 22.5; a dash where there is nothing."""
    if number is None:
        return "—"
    text = f"{number:,.4f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


@register.filter
def percent(part: int, whole: int) -> str:
    """84.8 % of a whole; a dash when the whole is nothing."""
    return f"{Decimal(part) * 100 / whole:.1f} %" if whole else "—"


@register.filter
def masked_phone(phone: str) -> str:
    """138****5678; a dash where there is none."""
    return f"{phone[:3]}****{phone[-4:]}" if phone else "—"


@register.filter
def attributes(field):
    """A bound form field as its control, with the hint and the errors of `elements/field.html` tied to it."""
    told = [f"{field.id_for_label}-hint"] if field.help_text else []
    told += [f"{field.id_for_label}-error"] if field.errors else []
    attrs = {"aria-describedby": " ".join(told)} if told else {}
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.simple_tag
def gap() -> str:
    """Between two sentences: a space where the language sets one, nothing in Chinese."""
    return "" if (get_language() or "zh").startswith("zh") else " "


@register.filter
def faulty(form) -> list:
    """The visible fields of a form that were not filled in rightly."""
    return [field for field in form.visible_fields() if field.errors] if form else []


@register.simple_tag
def number_spaced(number: str) -> str:
    """A certificate number in its five parts: 210905 2026 01 000128 4."""
    return format_html("{} {} {} {} {}", number[:6], number[6:10], number[10:12], number[12:18], number[18:])


@register.filter
def at(things: dict, key):
    """What a dictionary holds at a key; nothing where it holds none."""
    return things.get(key, "")
