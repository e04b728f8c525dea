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
    OTHER_TERRITORY = "other_territory"  # published, but for another territory than today's; value is missing
    INCOMPLETE = "incomplete"  # a part of what is summed or averaged has no value; value is missing
    NOT_PUBLISHED = "not_published"  # the source has no value for this area and year; value is missing
    NO_RULE = "no_rule"  # several areas together, for which the indicator has no rule; value is missing


MISSING = frozenset({Flag.CONFIDENTIAL, Flag.OTHER_TERRITORY, Flag.INCOMPLETE, Flag.NOT_PUBLISHED, Flag.NO_RULE})
ORDER = list(Flag)


def worst(*flags: Flag) -> Flag:
    """The flag that a value computed from several observations carries."""
    return max(flags, key=ORDER.index)
