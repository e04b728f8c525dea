"""Flags: what a reader has to know about one value."""

from enum import StrEnum


class Flag(StrEnum):
    """State of one observation, from the best to the least usable."""

    CONFIRMED = "confirmed"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"  # estimated by the publisher; this project estimates nothing
    BREAK = "break"  # not comparable with the value before it in the same series
    NOT_COMPARABLE = "not_comparable"  # published, but known to be off: see the indicator's remarks
    CONFIDENTIAL = "confidential"  # the publisher withholds the value or does not know it; value is missing
    NOT_PUBLISHED = "not_published"  # no value for this area in this source; value is missing


MISSING = frozenset({Flag.CONFIDENTIAL, Flag.NOT_PUBLISHED})
ORDER = list(Flag)


def worst(*flags: Flag) -> Flag:
    """The flag that a value computed from several observations carries."""
    return max(flags, key=ORDER.index)
