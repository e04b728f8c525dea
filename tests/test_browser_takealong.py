"""Tests of the menu of a chart in a browser: its picture arrives, and its view goes into the talk."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from tab import Tab

from pages.text import load_text
from pages.ui.talk.deck import decode

pytestmark = pytest.mark.browser


def test_a_chart_is_downloaded_and_added_to_the_talk_from_its_menu(tab: Tab, tmp_path: Path) -> None:
    text = load_text("de")
    tab.open("map", indicator="share_65plus", area="03354")
    tab.page.get_by_role("button", name=text("take.label")).nth(1).click()
    menu = tab.page.get_by_role("dialog")
    with tab.page.expect_download() as download:
        menu.get_by_role("button", name=text("take.download")).click()
    download.value.save_as(tmp_path / "picture.png")
    with Image.open(tmp_path / "picture.png") as picture:
        assert picture.size == (1600, 900)
    menu.get_by_role("button", name=text("take.talk")).click()
    tab.page.wait_for_url("**talk=**")
    (view,) = decode(parse_qs(urlsplit(tab.page.url).query)["talk"][0]).views
    assert (view.view, view.chart) == ("karte?indicator=share_65plus&area=03354", "ranking")
