"""Present: a talk of views, put in order, prepared and shown full screen."""

import streamlit as st

from pages.ui import address
from pages.ui.talk.deck import talk
from pages.ui.talk.field import from_a_field
from pages.ui.talk.hand import from_a_file, problems, take_away
from pages.ui.talk.preparation import prepare
from pages.ui.talk.showing import show
from pages.ui.talk.slides import slides

text = address.words()
deck = talk()

st.title(text("present.title"), anchor=False)
problems(deck.problems, text)
if deck.views:
    st.markdown(text("present.lead"))
    if prepare(deck.views, text):
        show(deck.views, text)
    st.header(text("present.slides", count=len(deck.views)), anchor=False)
    slides(deck.views, text)
    st.header(text("present.take_away"), anchor=False)
    take_away(deck, text)
else:
    st.markdown(text("present.empty", menu=text("take.label"), add=text("take.talk")))
st.header(text("present.from_field"), anchor=False)
from_a_field(text)
st.header(text("present.from_file"), anchor=False)
from_a_file(text)
