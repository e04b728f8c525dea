"""Rounding: what a value is once it is written, or a class limit once it is shown."""

from decimal import ROUND_HALF_UP, Decimal

SIGNIFICANT = 12  # digits that are judged: what a computed value has beyond them is noise of computing


def rounded(value: float, decimals: int) -> float:
    """A value as it is written: halves go up, as in official statistics, judged by its first 12 significant digits.

    So 8.095 is written 8.10 even where computing made 8.094999999999999 of it. Where more digits are shown, all count.
    """
    exact = Decimal(repr(float(value)))
    judged = Decimal(f"{value:.{SIGNIFICANT}g}") if exact.adjusted() + decimals < SIGNIFICANT - 1 else exact
    return float(judged.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
