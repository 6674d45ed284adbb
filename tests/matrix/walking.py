"""Every address there is, read from the URLconf: our own, Wagtail's, allauth's, and whatever is added tomorrow."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
GROUP = re.compile(r"\((?:\?P<(\w+)>)?(?!\?)((?:[^()\\]|\\.)*)\)")


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf. `key` is its name with namespaces, or its pattern when it has none."""

    key: str
    pattern: str
    parameters: tuple[str, ...]

    def path(self, value: Callable[[str], str]) -> str:
        """The address with `value(parameter)` in the place of each parameter."""
        return "/" + re.sub(r"\{(\w+)\}", lambda found: value(found[1]), self.pattern)


def addresses() -> list[Address]:
    """In the order of the URLconf. Two patterns of one name (with and without a number) are two addresses."""
    return [_address(pattern, name) for pattern, name in _walk(get_resolver(), "", ())]


def _walk(resolver: URLResolver, before: str, spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        whole = before + _plain(entry)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, whole, (*spaces, entry.namespace) if entry.namespace else spaces)
        else:
            yield whole, ":".join([*spaces, entry.name]) if entry.name else ""


def _plain(entry: URLPattern | URLResolver) -> str:
    """`people/<int:pk>/` and its like as regular expressions become `people/{pk}/`; a nameless group is {1}, {2}."""
    text = str(entry.pattern)
    if not isinstance(entry.pattern, RegexPattern):
        return PARAMETER.sub(r"{\1}", text)
    numbers = iter(range(1, 10))
    text = text.removeprefix("^").removesuffix("$")
    text = GROUP.sub(lambda found: "{" + (found[1] or str(next(numbers))) + "}", text)
    return text.replace(r"\.", ".").replace(".*", "{anything}")


def _address(pattern: str, name: str) -> Address:
    return Address(name or pattern, pattern, tuple(re.findall(r"\{(\w+)\}", pattern)))
