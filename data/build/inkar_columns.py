"""INKAR: what the columns of the 2025 edition hold, and the cells in which 0 means "not available".

The 2025 edition is one cross-section without years. Its definitions (Meta) name reference years only as remarks on
method, never for the figures in the file, so the year of every series is the edition, but for two: the source of
`Rent_NetAvg` is the census of 15 May 2022, and the inhabitants of the municipalities add up to the population of their
Landkreise on 31 December 2023 on the census of 2022 (tables 12411KJ002 and 12411-02-03-4), to the last person.
"""

from dataclasses import dataclass

from data.flags import Flag

EDITION = 2025
KNOWN_YEARS = {"Rent_NetAvg": 2022, "Population": 2023}

# Decimals that the publisher gives; checked for every cell, since the file holds the figures as 32-bit numbers.
DECIMALS = 2

IOER_COLUMNS = frozenset({"Settlement_Area_in_Flood_Zone", "Sealed_Area_per_Capita"})

_BOTH = """
    New_Housing_per_Capita Permit_Housing_perCapita Age_below_6 Age_65 School_Primary School_SpecialEdu
    Migration_Balance Purchasing_Power Recreation_Area_per_Capita Forest_Area Water_Area Population_Density
    Highway_Access Airport_Access Highspeed_Rail_Access Supermarket_Access Doc_GP Pharmacy_Access Broadband_50Mbps
    Broadband_100Mbps Broadband_1000Mbps Public_Transport_Access Traffic_Accidents Child_Poverty Daycare Emp_Rate
    Emp_Rate_Women Unemp_Men Rent_NetAvg
"""
_KREIS_ONLY = """
    Age_6_18 Investment_Allocations Land_Price Emp_Primary Emp_Secundary Emp_Tertiary Emp_Creative
    Emp_AO_Academic Emp_AO_Vocational Emp_AO_NoTrain Emp_Expert Emp_Specialist Emp_Professional Emp_Helper
    Charg_Points_per100EV Share_Car_Hybrid Share_Car_Electro Apprent_Positions Apprent Share_Women_Council
    Emp_Rate_Foreign Income_Median_Age25to54 Income_Median_Age55to64 Pay_Gap_Gender GDP_perCapita
"""
BOTH_LEVELS = frozenset(_BOTH.split())
KREIS_COLUMNS = BOTH_LEVELS | IOER_COLUMNS | set(_KREIS_ONLY.split())

# By the definitions the municipal column headed Age_6_18 holds the ages 18 to 24, so it gets a name of its own.
MUNICIPAL_COLUMNS = {name: name for name in BOTH_LEVELS | IOER_COLUMNS} | {
    "Population": "Population",
    "Age_6_18": "Age_18_25",
}

_AIR = "air quality is a third party's interpolation"
_REMAINDER = "remainder of the other ages, not a column of the publisher"
KREIS_LEFT_OUT = {name: _AIR for name in ("no2_avg", "pm25_avg", "pm10_avg", "co_avg", "so2_avg", "pb_avg")} | {
    "Population": "area in km² under the heading Population",
    "Age_18_65": _REMAINDER,
}
MUNICIPAL_LEFT_OUT = {"Age_18_65": _REMAINDER}  # here it mixes age groups that overlap

KREIS_KEYS = ("ID_K", "LK_ID", "LK_ID_Name", "Name")
MUNICIPAL_KEYS = ("ID", "ID_K", "Name")


@dataclass(frozen=True)
class Gap:
    """A value of 0 or less in `column` that stands for "not available"."""

    column: str
    flag: Flag
    reason: str
    areas: tuple[str, ...] = ("",)  # beginnings of the area key
    years: tuple[int, ...] = ()  # none: every year

    def holds(self, area: str, year: int, value: float) -> bool:
        """Whether this value is such a gap."""
        return value <= 0 and area.startswith(self.areas) and (not self.years or year in self.years)


def _many(columns: str, flag: Flag, reason: str) -> tuple[Gap, ...]:
    return tuple(Gap(column, flag, reason) for column in columns.split())


EDITION_GAPS = (
    *_many(
        "Emp_Primary Emp_Secundary Emp_Expert Emp_Specialist Emp_Helper",
        Flag.CONFIDENTIAL,
        "0 for a share whose parts do not add up to 100: withheld",
    ),
    *_many("Land_Price", Flag.NOT_PUBLISHED, "0 for a price: nothing published"),
    *_many(
        "Investment_Allocations",
        Flag.NOT_PUBLISHED,
        "0 for every Landkreis of some Länder: nothing published",
    ),
    *_many("School_Primary Daycare", Flag.NOT_PUBLISHED, "0 for whole Länder or a large city: nothing published"),
    *_many("School_SpecialEdu", Flag.NOT_PUBLISHED, "0 for most of two Länder: cannot be told from not published"),
)

SERIES_GAPS = (
    Gap("purchasing_power", Flag.NOT_PUBLISHED, "0 for an amount: nothing published"),
    Gap("cars_per_capita", Flag.NOT_PUBLISHED, "-0.01 for a number of cars"),
    Gap("tax_revenue_per_capita", Flag.NOT_PUBLISHED, "0 in 1997 between years of more than 200", years=(1997,)),
    Gap(
        "municipal_debt_per_capita",
        Flag.NOT_PUBLISHED,
        "0 or less for city states, blank in other years",
        areas=("02", "04", "11"),
    ),
    Gap(
        "share_primary_sector",
        Flag.NOT_PUBLISHED,
        "0 in cities that are blank until 2017",
        areas=("13003", "13004"),
    ),
    Gap(
        "hospital_beds_per_capita",
        Flag.NOT_PUBLISHED,
        "0 during the reform of the Kreise of Sachsen-Anhalt",
        areas=("15",),
        years=(2007, 2009),
    ),
)
