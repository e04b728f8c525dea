"""Cards: key figures in words, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True)
class Tag:
    """A judgement: a sign for the side of the value, a word for what that means, `is_good` None where neither."""

    sign: str
    word: str
    is_good: bool | None


@dataclass(frozen=True, kw_only=True)
class Card:
    """A key figure in words; `trend` is an HTML image, `rule` how the value of several areas came about."""

    name: str
    value: str
    unit: str = ""
    when: str = ""
    trend: str = ""
    change: str = ""
    tags: Sequence[Tag] = ()
    compared: str = ""
    rank: str = ""
    rule: str = ""
    source: str = ""


def tag_list(tags: Iterable[Tag]) -> str:
    """Tags as HTML: sign and word, framed by what they mean."""
    sides = {True: "good", False: "bad", None: "even"}
    return " ".join(
        f'<span class="tag {sides[tag.is_good]}"><span aria-hidden="true">{tag.sign}</span> {escape(tag.word)}</span>'
        for tag in tags
    )


def _card(card: Card) -> str:
    return (
        f'<li class="card"><p class="name">{escape(card.name)}</p>'
        f'<p class="value">{escape(card.value)} <small>{escape(card.unit)}</small></p>'
        f'<p class="quiet">{escape(card.rule)}</p><p class="tags">{tag_list(card.tags)}</p>'
        f'<div class="trend">{card.trend} <span>{escape(card.when)}<br>{escape(card.change)}</span></div>'
        f'<p class="quiet">{escape(card.compared)}</p><p class="quiet">{escape(card.rank)}</p>'
        f'<p class="source">{escape(card.source)}</p></li>'
    )


def cards(entries: Sequence[Card]) -> None:
    """Key figures side by side."""
    st.html(f'<ul class="cards">{"".join(_card(entry) for entry in entries)}</ul>')
