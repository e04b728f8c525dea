"""Areas put together are counted once each, in whatever order and however often they are named."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import GERMANY, HANSESTADT, NIEDERSACHSEN, PARTNERS, REGION, REGION_PARTS, UnknownAreaError, children
from geo.composition import LANDKREIS, REST, Composition, Union, composition, contains, rivals, union

KREISE = ("03351", "03101", "02000", "09162", "14521")
AROUND = (NIEDERSACHSEN, "09", "14", GERMANY)
OUTSIDE_THE_CITY = "the rest of Landkreis Lüneburg"

choices = st.lists(st.sampled_from((*PARTNERS, REST, *KREISE)), min_size=1, max_size=14)
choices_of_any_level = st.lists(st.sampled_from((*PARTNERS, REST, *KREISE, *AROUND)), min_size=1, max_size=16)


@cache
def parts(area: str) -> frozenset[str]:
    """An area of the register as parts that do not overlap: Kreise, and for Landkreis Lüneburg city and rest."""
    if area == LANDKREIS:
        return frozenset((HANSESTADT, OUTSIDE_THE_CITY))
    inside = children(area)
    return frozenset(part for child in inside for part in parts(child.id)) if inside else frozenset([area])


@cache
def counted(area: str) -> Counter[str]:
    """How often each part enters the value of an id, composed or not."""
    number: Counter[str] = Counter()
    for each in composition(area).plus:
        number.update(parts(each))
    for each in composition(area).minus:
        number.subtract(parts(each))
    return Counter({part: times for part, times in number.items() if times})


def covered(areas: list[str]) -> set[str]:
    """The parts that lie in at least one of the areas."""
    return {part for area in areas for part in counted(area)}


class TestComposition:
    def test_an_area_of_the_register_is_made_of_itself(self) -> None:
        assert composition("03353") == Composition(("03353",))
        assert composition("03353").is_single

    def test_the_region_is_its_five_landkreise_and_never_the_hansestadt(self) -> None:
        assert composition(REGION) == Composition(REGION_PARTS)
        assert HANSESTADT not in composition(REGION).plus

    def test_the_landkreis_without_its_hansestadt_is_one_less_the_other(self) -> None:
        assert composition(REST) == Composition((LANDKREIS,), (HANSESTADT,))
        assert not composition(REST).is_single
        assert counted(REST) == {OUTSIDE_THE_CITY: 1}

    def test_areas_are_put_together_and_taken_away_in_one_id(self) -> None:
        assert composition(f"03353+{REST}+03359") == Composition(("03353", LANDKREIS, "03359"), (HANSESTADT,))

    @pytest.mark.parametrize(
        "area", ["", "+", "-", "99999", "03353+", "+03353", "03353++03359", "03353+99999", "03353-", "-03353", "median"]
    )
    def test_what_is_no_area_is_refused(self, area: str) -> None:
        with pytest.raises(UnknownAreaError):
            composition(area)


class TestUnion:
    def test_one_area_stays_what_it_is(self) -> None:
        for area in (*PARTNERS, REST, NIEDERSACHSEN):
            assert union([area]) == Union(area)

    def test_landkreis_and_hansestadt_are_the_landkreis_once_and_it_says_what_was_inside(self) -> None:
        assert union((LANDKREIS, HANSESTADT)) == Union(LANDKREIS, ((HANSESTADT, LANDKREIS),))

    def test_the_rest_is_not_counted_beside_its_landkreis_either(self) -> None:
        assert union((REST, LANDKREIS)) == Union(LANDKREIS, ((REST, LANDKREIS),))

    def test_the_hansestadt_and_the_rest_are_the_landkreis(self) -> None:
        assert union((HANSESTADT, REST)) == Union(LANDKREIS)

    def test_all_five_are_the_region_however_landkreis_lueneburg_is_put_together(self) -> None:
        assert union(REGION_PARTS) == Union(REGION)
        assert union(PARTNERS) == Union(REGION, ((HANSESTADT, LANDKREIS),))
        others = [area for area in REGION_PARTS if area != LANDKREIS]
        assert union((*others, HANSESTADT, REST)) == Union(REGION)

    def test_four_of_the_five_and_the_hansestadt_are_not_the_region(self) -> None:
        assert union([area for area in PARTNERS if area != LANDKREIS]).area == "03353+03354+03355022+03359+03360"

    def test_a_land_contains_its_kreise_and_germany_all(self) -> None:
        assert union(("03353", NIEDERSACHSEN, "09162")).area == "03+09162"
        assert union((*PARTNERS, REST, NIEDERSACHSEN)).area == NIEDERSACHSEN
        assert union((*PARTNERS, *KREISE, *AROUND)).area == GERMANY

    def test_what_is_left_out_is_named_with_the_next_chosen_area_around_it(self) -> None:
        chosen = (HANSESTADT, REST, LANDKREIS, NIEDERSACHSEN, GERMANY)
        assert union(chosen).inside == (
            (HANSESTADT, LANDKREIS),
            (REST, LANDKREIS),
            (LANDKREIS, NIEDERSACHSEN),
            (NIEDERSACHSEN, GERMANY),
        )
        assert union((HANSESTADT, GERMANY, NIEDERSACHSEN)).inside[0] == (HANSESTADT, NIEDERSACHSEN)

    @pytest.mark.parametrize("areas", [["99999"], ["03353", "nowhere"], [REGION], ["03353+03359"], [""]])
    def test_what_is_neither_an_area_of_the_register_nor_the_rest_is_refused(self, areas: list[str]) -> None:
        with pytest.raises(UnknownAreaError):
            union(areas)

    def test_nothing_has_no_union(self) -> None:
        with pytest.raises(ValueError, match="a union needs an area"):
            union([])


@settings(deadline=None)
@given(areas=choices)
def test_no_part_of_a_choice_is_counted_twice_and_none_is_lost(areas: list[str]) -> None:
    number = counted(union(areas).area)
    assert set(number.values()) == {1}
    assert set(number) == covered(areas)


@settings(deadline=None)
@given(areas=choices_of_any_level)
def test_beside_laender_and_germany_no_part_is_counted_twice_either(areas: list[str]) -> None:
    number = counted(union(areas).area)
    assert set(number.values()) == {1}
    assert set(number) == covered(areas)


@settings(deadline=None)
@given(areas=choices_of_any_level, data=st.data())
def test_neither_order_nor_repetition_matters(areas: list[str], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations([*areas, *areas[:3]]))
    assert union(mixed).area == union(areas).area
    assert set(union(mixed).inside) == set(union(areas).inside)


@settings(deadline=None)
@given(areas=choices_of_any_level)
def test_exactly_what_lies_in_another_chosen_area_is_said_to_be_inside(areas: list[str]) -> None:
    inside = {area for area in areas if any(set(counted(area)) < set(counted(other)) for other in areas)}
    found = union(areas).inside
    assert {area for area, _ in found} == inside
    assert all(set(counted(area)) < set(counted(around)) and around in areas for area, around in found)


class TestRivals:
    """A whole never competes with its parts."""

    SIX = PARTNERS

    @pytest.mark.parametrize("counted", [True, False])
    @pytest.mark.parametrize("whole", [REGION, "03353+03359"])
    def test_several_areas_together_do_not_compete_with_their_parts(self, whole: str, counted: bool) -> None:
        assert rivals(("03353", "03359", whole), counted=counted) == ("03353", "03359")

    def test_counted_the_hansestadt_does_not_compete_with_its_landkreis(self) -> None:
        assert rivals(self.SIX, counted=True) == REGION_PARTS

    def test_a_rate_of_the_hansestadt_competes_with_that_of_its_landkreis(self) -> None:
        assert rivals((*self.SIX, REGION), counted=False) == self.SIX

    def test_a_landkreis_is_the_whole_where_all_of_it_is_shown_in_parts(self) -> None:
        assert rivals((HANSESTADT, REST, LANDKREIS), counted=True) == (HANSESTADT, REST)

    def test_a_land_is_beside_its_kreise_what_a_landkreis_is_beside_its_hansestadt(self) -> None:
        assert rivals(("03", "03353"), counted=True) == ("03",)

    @given(st.sets(st.sampled_from((*PARTNERS, REST, REGION, "03353+03359", "03353+03354+03355")), min_size=1))
    def test_of_counts_no_two_rivals_contain_each_other_and_somebody_is_left(self, areas: set[str]) -> None:
        kept = rivals(sorted(areas), counted=True)
        assert kept
        assert [(a, b) for a in kept for b in kept if contains(a, b)] == []
