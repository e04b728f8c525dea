"""Trends: the three that SMART REGION answered, each with the indicators that show it best."""

from collections.abc import Mapping
from types import MappingProxyType

# At most five a trend, so that a page stays quick; the first is drawn first. Preferred are indicators with values for
# the region, Niedersachsen and Germany; where official statistics have none for the region, the page says so.
TRENDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "demography": (
            "population_density",
            "old_age_dependency",
            "natural_balance_rate",
            "share_under15",
            "share_80plus",
        ),
        "climate": ("temperature_mean", "hot_days", "renewables_per_capita", "bev_rate", "household_waste_rate"),
        "technology": (
            "broadband_1000",
            "ict_establishments_share",
            "de_domains_rate",
            "manufacturing_investment_rate",
            "manufacturing_productivity",
        ),
    }
)
