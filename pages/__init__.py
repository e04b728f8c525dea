"""The pages and their URLs: German words; none equals the name of a file here (Streamlit would run that file alone)."""

URLS = {
    "overview": "",
    "map": "karte",
    "field": "kompetenzfeld",
    "area": "steckbrief",
    "compare": "vergleich",
    "projects": "projekte",
    "explore": "daten",
    "indicators": "kennzahlen",
    "own": "eigene-zahlen",
    "trends": "drei-trends",
    "history": "smart-region",
    "present": "vortrag",
    "about": "ueber",
    "imprint": "impressum",
    "privacy": "datenschutz",
    "accessibility": "barrierefreiheit",
}

# Pages that are reached from a page of the head, by that page; there they have a row of links of their own.
WITHIN = {"explore": ("indicators", "own")}
IN_FOOT = ("imprint", "privacy", "accessibility")
IN_HEAD = tuple(name for name in URLS if not any(name in names for names in (*WITHIN.values(), IN_FOOT)))
