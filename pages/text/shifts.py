"""Shifts: the sentence on the changes of several areas between two years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.change import Change, Refusal
from data.indicators import Indicator, Rule
from geo.composition import rivals
from pages.text import Text
from pages.text.amounts import has_percent, rest, sentence, signed, span
from pages.text.places import counted, explained, noun, place, places


@dataclass(frozen=True, kw_only=True)
class Shift:
    """By area the change between two years, or why none can be stated."""

    since: int
    until: int
    changes: Mapping[str, Change | Refusal]
    area: str = ""  # the chosen one, of which the sentence speaks first if it is among them


@dataclass(frozen=True)
class _End:
    """The areas with the largest or smallest change, as it is written."""

    amount: float
    place: str
    said: str


def _noted(indicator: Indicator, changes: Sequence[Change], text: Text) -> str:
    """A change with its sign in the unit, and in percent where that says something and is the same for all.

    Of a count the percentage comes first, since counts of areas of different size rise by different amounts.
    """
    amount, percent = rest(changes[0].after, changes[0].before, indicator), changes[0].percent
    said = signed(amount, indicator, text)
    if not has_percent(indicator, text) or amount == 0 or percent is None:
        return said
    brief = _brief(indicator, changes[0], text)
    if len(changes) > 1:
        return brief
    other = said if brief != said else text.measure(percent, 1, unit="%", signed=True)
    return text("sentence.shift.percent", amount=brief, percent=other)


def _brief(indicator: Indicator, change: Change, text: Text) -> str:
    """A change with its sign by what changes are ranked by: counts in percent, else in the unit."""
    if indicator.aggregation.rule is Rule.SUM and change.percent is not None:
        return text.measure(change.percent, 1, unit="%", signed=True)
    return signed(rest(change.after, change.before, indicator), indicator, text)


def _sizes(indicator: Indicator, stated: Mapping[str, Change]) -> dict[str, float]:
    """By what changes are ranked: counts by percent, where all have one."""
    percents = {area: change.percent for area, change in stated.items() if change.percent is not None}
    if indicator.aggregation.rule is Rule.SUM and len(percents) == len(stated):
        return percents
    return {area: rest(change.after, change.before, indicator) for area, change in stated.items()}


def _ends(indicator: Indicator, stated: Mapping[str, Change], text: Text) -> tuple[_End, _End]:
    """The smallest and the largest change."""
    amounts = _sizes(indicator, stated)

    def end(amount: float) -> _End:
        areas = [area for area, each in amounts.items() if each == amount]
        said = _noted(indicator, [stated[area] for area in areas], text)
        return _End(amount, places(areas, text), said)

    return end(min(amounts.values())), end(max(amounts.values()))


def _moved(low: _End, high: _End, years: str, *, text: Text) -> str:
    """Where the value rose or fell most, and least where all moved the same way."""
    if low == high:
        if high.amount == 0:
            return text("sentence.shift.alike", span=years, place=high.place)
        way = "alike_up" if high.amount > 0 else "alike_down"
        return text(f"sentence.shift.{way}", span=years, place=high.place, amount=high.said)
    if low.amount < 0 < high.amount:
        up, down = {"up_place": high.place, "up": high.said}, {"down_place": low.place, "down": low.said}
        return text("sentence.shift.both", span=years, **up, **down)
    if low.amount * high.amount == 0:
        side, one = ("up", high) if high.amount > 0 else ("down", low)
        return text(f"sentence.shift.{side}", span=years, place=one.place, amount=one.said)
    course, most, least = ("rose", high, low) if low.amount > 0 else ("fell", low, high)
    ends = {"most_place": most.place, "most": most.said, "least_place": least.place, "least": least.said}
    return text(f"sentence.shift.{course}", span=years, **ends)


def _counts(indicator: Indicator, stated: Mapping[str, Change], text: Text) -> list[str]:
    """In how many areas the value rose, fell and did neither."""
    amounts = [rest(change.after, change.before, indicator) for change in stated.values()]
    kind, said = noun(list(stated)), []
    for course, count in (
        ("risen", sum(amount > 0 for amount in amounts)),
        ("fallen", sum(amount < 0 for amount in amounts)),
        ("unchanged", sum(amount == 0 for amount in amounts)),
    ):
        if 0 < count < len(amounts):
            said.append(text(f"sentence.shift.{course}", areas=counted(count, kind, text)))
    return [", ".join(said)] if said else []


def _refused(indicator: Indicator, shown: Shift, text: Text) -> dict[str, list[str]]:
    """Reason → areas without a change for it; a declared break is named by its year."""
    since, until = sorted((shown.since, shown.until))
    breaks = [gap.year for gap in indicator.breaks if since < gap.year <= until]
    found: dict[str, list[str]] = {}
    for area, change in shown.changes.items():
        if isinstance(change, Refusal):
            is_declared = change is Refusal.BREAK and breaks
            why = text("sentence.shift.break", year=breaks[-1]) if is_declared else text(f"refusal.{change}")
            found.setdefault(why, []).append(area)
    return found


def _own(indicator: Indicator, shown: Shift, years: str, *, text: Text) -> list[str]:
    """The change of the chosen area, or why it has none."""
    own = shown.changes.get(shown.area)
    if own is None:
        return []
    if isinstance(own, Change):
        return [_moved(*_ends(indicator, {shown.area: own}, text), years, text=text)]
    [why] = _refused(indicator, replace(shown, changes={shown.area: own}), text)
    return [text("sentence.shift.none", span=years, place=place(shown.area, text), reason=why)]


def shift(indicator: Indicator, shown: Shift, text: Text) -> str:
    """Between two years: the chosen area, the largest and smallest change, how many rose and fell, who has none."""
    years, name = span(indicator, shown.since, shown.until, text=text), text.of(indicator.name)
    stated = {area: change for area, change in shown.changes.items() if isinstance(change, Change)}
    if not stated:
        refused, where = _refused(indicator, shown, text), places(list(shown.changes), text)
        return sentence(
            name, text("sentence.shift.none", span=years, place=where, reason="; ".join(refused)), text=text
        )
    contenders = {area: stated[area] for area in rivals(stated, counted=indicator.aggregation.rule is Rule.SUM)}
    said = _own(indicator, shown, years, text=text)
    if contenders.keys() != {shown.area}:
        among = text("sentence.spread.among") if said else years
        said.append(_moved(*_ends(indicator, contenders, text), among, text=text))
    said += _counts(indicator, contenders, text)
    said += [
        text("sentence.shift.beside", place=place(area, text), amount=_brief(indicator, change, text))
        for area, change in stated.items()
        if area not in contenders and area != shown.area
    ]
    others = replace(shown, changes={area: each for area, each in shown.changes.items() if area != shown.area})
    if refused := _refused(indicator, others, text):
        said.append(text("sentence.shift.refused", places=explained(refused, text)))
    return sentence(name, said[0], said[1:], text=text)
