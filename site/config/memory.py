"""The cache of one process for what never changes: things come out as they went in, neither copied nor packed, and never run out.

Django's own packs each value with pickle and unpacks it at every look, which for a form of an exam costs more than the page.
"""

from collections import OrderedDict
from threading import Lock
from typing import Any

from django.core.cache.backends.base import BaseCache

_kept: OrderedDict[str, Any] = OrderedDict()  # each thread has a cache of its own, and they share this
_lock = Lock()


class Memory(BaseCache):
    """What was looked at longest ago gives way. `timeout` and `version` are not asked for; a key is whatever can be hashed."""

    def __init__(self, name: str, params: dict[str, Any]):
        super().__init__(params)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        with _lock:
            if key not in _kept:
                return default
            _kept.move_to_end(key)
            return _kept[key]

    def set(self, key: Any, value: Any, timeout: Any = None, version: int | None = None) -> None:
        with _lock:
            _kept[key] = value
            while len(_kept) > self._max_entries:
                _kept.popitem(last=False)

    def clear(self) -> None:
        with _lock:
            _kept.clear()
