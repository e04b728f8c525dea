"""Profile: what an area's Steckbrief shows in charts, as views of a talk."""

from urllib.parse import urlencode

from pages import URLS
from pages.ui.sheet.charts import SIDE_BY_SIDE, charted
from pages.ui.talk.deck import View, view


def views_of_area(area: str) -> list[View]:
    """The four charts of the Steckbrief of an area, on the pages that have them."""
    found = []
    for place, indicator in enumerate(charted(area)):
        choices = {"indicator": indicator.id, "area": area}
        if place < len(SIDE_BY_SIDE):
            found.append(view(f"{URLS['map']}?{urlencode(choices)}", "ranking"))
        else:
            choices |= {"field": indicator.field, "projects": "0"}
            found.append(view(f"{URLS['field']}?{urlencode(choices)}", "lines"))
    return found
