"""Memory: what was made once and may be asked for again, within bounds."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """So many entries; the one that was asked for longest ago makes room."""

    def __init__(self, most: int) -> None:
        """`most` is how many entries are kept."""
        self._most, self._lock = most, Lock()
        self._entries: OrderedDict[Key, Value] = OrderedDict()

    def __len__(self) -> int:
        """How many entries it has."""
        return len(self._entries)

    def get(self, key: Key) -> Value | None:
        """What is remembered, if anything."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
            return self._entries.get(key)

    def put(self, key: Key, value: Value) -> Value:
        """Remember a value, and give it back."""
        with self._lock:
            self._entries[key] = value
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
        return value
