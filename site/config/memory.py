"""The cache of one process: what is put in comes out as it is, neither copied nor packed, so only what never changes goes in."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache


class Memory(LocMemCache):
    """Django's own packs each value with pickle and unpacks it at every look, which for a form costs more than the page."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        key = self.make_and_validate_key(key, version=version)
        with self._lock:
            if self._has_expired(key):
                self._delete(key)
                return default
            self._cache.move_to_end(key, last=False)
            return self._cache[key]

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        checked = self.make_and_validate_key(key, version=version)
        with self._lock:
            if new := self._has_expired(checked):
                self._set(checked, value, timeout)
            return new

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        key = self.make_and_validate_key(key, version=version)
        with self._lock:
            self._set(key, value, timeout)

    incr = BaseCache.incr
