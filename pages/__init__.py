"""The pages and their URLs: German words; none equals the name of a file here (Streamlit would run that file alone)."""

URLS = {
    "overview": "",
    "map": "karte",
    "field": "kompetenzfeld",
    "area": "steckbrief",
    "compare": "vergleich",
    "projects": "projekte",
    "explore": "daten",
    "trends": "drei-trends",
    "history": "smart-region",
    "about": "ueber",
}
