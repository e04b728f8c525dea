"""Rules: in words how the value of several areas together is found."""

from data.catalogue import load_catalogue
from data.indicators import Indicator
from pages.text import Text


def rule(indicator: Indicator, text: Text) -> str:
    """How the value of several areas together is found, with the indicators it needs, or why there is none."""
    declared, catalogue = indicator.aggregation, load_catalogue()
    words = text(f"rule.{declared.rule}")
    if declared.reason:
        return f"{words}: {text.of(declared.reason)}"
    keys = (declared.numerator, declared.denominator, declared.weight)
    parts = [text.inside(text.of(catalogue[key].name)) for key in keys if key]
    return f"{words} ({' / '.join(parts)})" if parts else words


def fluctuating(indicator: Indicator, text: Text) -> str:
    """That single years of an indicator say nothing about its course, why, and what is compared; "" otherwise."""
    if indicator.fluctuation is None:
        return ""
    return text("rule.means", cause=text.of(indicator.fluctuation.cause), years=indicator.period)


def short_rule(indicator: Indicator, text: Text) -> str:
    """The rule that stands under the number of several areas together, in a few words."""
    declared = indicator.aggregation
    weight = text.inside(text.of(load_catalogue()[declared.weight].name)) if declared.weight else ""
    return text(f"rule_short.{declared.rule}", weight=weight)
