"""An area is found as people write it, and where a name may mean two, both are given."""

import pytest

from data.upload.areas import Register
from geo.areas import load_areas

candidates = Register(load_areas().values()).candidates

BREMEN = "04"  # its name alone may be the Land or the city


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_label_of_the_register_finds_its_area(language: str) -> None:
    areas = [area for area in load_areas().values() if area.id != BREMEN]
    assert [area.id for area in areas if candidates(area.names[language]) != (area.id,)] == []
    assert [area.id for area in areas if candidates(area.names[language].upper()) != (area.id,)] == []


def test_every_key_finds_its_area_also_without_its_first_zero() -> None:
    for area in load_areas().values():
        keys = {area.id, area.id.removeprefix("0"), area.nuts or area.id, (area.nuts or area.id).lower()}
        assert {candidates(key) for key in keys} == {(area.id,)}


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Lüneburg", "03355 03355022"), ("Luneburg", "03355 03355022"), ("LUENEBURG", "03355 03355022"),
        ("Lu\u0308neburg", "03355 03355022"), ("LK Lüneburg", "03355"), ("Lkr. Lüneburg", "03355"),
        ("Lüneburg, Landkreis", "03355"), ("Lüneburg (Landkreis)", "03355"), ("lüneburg district", "03355"),
        ("Hansestadt Lüneburg", "03355022"), ("Lüneburg, Hansestadt", "03355022"), ("Stadt Lüneburg", "03355022"),
        ("City of Lüneburg", "03355022"), ("Lüneburg, Stat. Region", ""), (" Harburg  ", "03353"),
        ("district of Harburg", "03353"), ("Stadt Harburg", ""), ("Hansestadt Uelzen", ""), ("03353000", "03353"),
        ("033550022022", "03355022"), ("33550022022", "03355022"), ("3353.0", "03353"), ("03 353", "03353"),
        ("03353 Harburg", "03353"), ("Harburg (DE933)", "03353"), ("03353 Stade", ""), ("Luchow Dannenberg", "03354"),
        ("Hamburg", "02"), ("Berlin", "11"), ("Bremen", "04 04011"), ("Brandenburg", "12"), ("Land Bremen", "04"),
        ("Oldenburg", "03403 03458"), ("Frankfurt", "06412 12053"), ("Nienburg", "03256"), ("Germany", "DG"),
        ("2020", ""), ("Landkreis", ""), ("Region", ""), ("", ""), ("Insgesamt", ""), ("Hannover", ""),
    ],
)  # fmt: skip
def test_a_text_gives_the_areas_it_may_mean(text: str, areas: str) -> None:
    assert candidates(text) == tuple(areas.split())
