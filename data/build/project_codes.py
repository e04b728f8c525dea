"""What the sources of the project catalogue say in words of their own, in the terms of `data.project_schema`.

Every text is declared as it stands in the source; one that is not declared ends the build.
"""

AREAS = {
    "Harburg": "03353", "Lüchow-Dannenberg": "03354", "Lüneburg": "03355", "Hansestadt Lüneburg": "03355022",
    "Lüneburg (Stadt)": "03355022", "Stade": "03359", "Uelzen": "03360",
}  # fmt: skip
FIELDS = {
    "Energiewirtschaft": "energy",
    "Land- und Ernährungswirtschaft": "food",
    "Gesundheits- und Sozialwirtschaft": "health",
    "Digitale Wirtschaft und Kreativwirtschaft": "digital",
    "Neue Materialien und Produktionstechnik": "materials",
    "(Querschnitt)": "crosscutting",
}
FIELD_IS_OURS = {"abgeleitet": True, "zitiert": False, "-": False}
CERTAINTY = {"zitiert": "quoted", "paraphrasiert": "paraphrased", "abgeleitet": "inferred"}
# Kind of sum, and whether the source says "about".
KINDS = {
    "gezahlter Gesamtbetrag": ("paid", False),
    "EFRE-Zuschuss; Gesamtvolumen 500.000 geplant, 498.373,83 abgerechnet": ("granted", False),
    "Konzeptförderung": ("granted", False),
    "Zuschuss (rund)": ("granted", True),
    "Zuschuss": ("granted", False),
    "Zuwendung bis Zwischenbegutachtung 2024; Option 7 Mio. weitere 3 Jahre": ("granted", False),
    "LEADER-Anschub; 120.000 Personalkosten für 2 Jahre": ("granted", False),
    "LEADER; Gesamtkosten ca. 476.000 brutto": ("granted", False),
    "LEADER": ("granted", False),
    "rund, EFRE + Land": ("granted", True),
    "Bundesförderung für Stade": ("granted", False),
    "Bundesförderung, 18 Monate": ("granted", False),
    "Fördersumme": ("granted", False),
    "Landesförderung": ("granted", False),
    "ca., Umsetzungsförderung drei Jahre": ("granted", True),
    "knapp, Bund": ("granted", True),
    "Förderpreis": ("prize", False),
    "bis zu": ("ceiling", False),
    "bis zu 60.000 €/Jahr (ML) + bis zu 60.000 € LEADER": ("ceiling_yearly", False),
    "reserviertes Budget bis 2027 (Abendblatt: 6 Mio.)": ("reserved", False),
    "reserviertes Budget (60 %)": ("reserved", False),
    "rund, reserviertes Budget": ("reserved", True),
    "EU-Mittel (rund/bis zu)": ("eu_funds", True),
    "EFRE (rund); Land 22 Mio., Uni 12,5 Mio., gesamt knapp 100 Mio.": ("eu_funds", True),
    "knapp, EFRE/ESF+; mit Kofinanzierung rund 13,5 Mio.": ("eu_funds", True),
    "privat: rund 1 Mrd. Terminal; öffentlich rund 300 Mio. Hafen": ("private", True),
    "gut 540.000, drei Jahre": ("unspecified", True),
    "rund 1,5 Mio. gesamt (Stadt fast 1 Mio., Leuphana knapp 0,5 Mio.)": ("unspecified", True),
    "rund": ("unspecified", True),
    "drei Jahre": ("unspecified", False),
    "50 % EFRE-Zuschuss, Summe nicht genannt": ("", False),
    "Betrag im Auszug nicht enthalten": ("", False),
    "keine Summe": ("", False),
    "nicht genannt": ("", False),
}
# A sum that the source gives in words only.
AMOUNTS = {"privat: rund 1 Mrd. Terminal; öffentlich rund 300 Mio. Hafen": "1000000000"}
# Status, and the date that the words bear.
STATUSES = {
    "Leitprojekt, geplant (Stand 2022)": ("planned", "2022"),
    "Bewerbung 2022; Anerkennung nicht geprüft": ("applied", "2022"),
    "ausgewählt Juli 2022": ("decided", "2022-07"),
    "LAG-Zustimmung": ("decided", ""),
    "gefördert": ("decided", ""),
    "bewilligt": ("decided", ""),
    "bewilligt; Studie beschrieben": ("decided", ""),
    "bewilligt 27.03.2018, zwei Jahre": ("decided", "2018-03-27"),
    "Bescheid übergeben": ("decided", ""),
    "Förderbescheid übergeben (Meldung 15.12.2025)": ("decided", "2025-12-15"),
    "Förderung zugesagt": ("decided", ""),
    "finale Förderzusage erteilt": ("decided", ""),
    "anerkannt (2023)": ("decided", "2023"),
    'anerkannt (2023); Betrag "bis zu" laut Bewerbung 2022': ("decided", "2023"),
    "Gewinner; drei Jahre geplant": ("decided", ""),
    "Investitionsentscheidung getroffen, Betrieb 2027 geplant": ("decided", ""),
    "Beginn Anfang 2018, fünf Jahre": ("decided", ""),
    "läuft": ("running", ""),
    'läuft (FES 04.11.2024: "bis 2028")': ("running", "2024-11-04"),
    "Konzeptphase gefördert; 2022 Umsetzung im TIP": ("running", "2022"),
    "Projektbüro eröffnet": ("running", ""),
    "ausgezeichnet; Netzwerk aktiv (2022/2024 >100 bzw. >150 Mitglieder)": ("running", "2024"),
    "dreijährige Laufzeit ab 01/2022": ("running", ""),
    "verlängert bis Dezember 2027": ("running", ""),
    "abgeschlossen": ("completed", ""),
    "abgeschlossen; Phase II ab 04/2023 (Verstetigung 2023-2025)": ("completed", ""),
    "abgeschlossen; seit 2013 foodactive e.V.": ("completed", ""),
    "beendet": ("completed", ""),
    "Laufzeit beendet": ("completed", ""),
    "gegründet": ("founded", ""),
    "gegründet 02.09.2024": ("founded", "2024-09-02"),
}
# One programme, one name. Empty: what stands there is no programme; the words are kept as a remark.
PROGRAMMES = {
    "EFRE 2007-2013 Konvergenz": "EFRE Niedersachsen 2007-2013 (Konvergenz)",
    "EFRE Niedersachsen 2014-2020 (abgeleitet)": "EFRE Niedersachsen 2014-2020",
    "Zukunftsregionen in Niedersachsen": "Zukunftsregionen in Niedersachsen (EFRE/ESF+ 2021-2027)",
    "Zukunftsregionen in Niedersachsen (abgeleitet)": "Zukunftsregionen in Niedersachsen (EFRE/ESF+ 2021-2027)",
    "Gesellschaft der Landkreise": "",
    "nicht genannt (Bescheid der Landesbeauftragten)": "",
    "privat; Land/Bund für Hafen": "",
}
# Columns that the source does not state, by the id of the source; its remarks say so.
INFERRED = {
    "D-3": "end", "E-1": "begin", "F-1": "end", "F-4": "title;begin", "G-4": "begin", "M-3": "end", "M-7": "areas",
    "Q-2": "lead", "ZR-1b": "title", "ZR-1c": "title;areas", "ZR-3": "end", "ZR-4": "areas",
}  # fmt: skip
# Researched projects that their source places outside the region, too.
BEYOND = ("D-4", "E-1", "F-5", "LE-LünLEAD", "Q-1", "Q-2", "ZR-2", "ZR-4")
# Operations of the lists 2014-2020 for the whole transition region, or named after another district.
BEYOND_WORDS = r"\bÜR\b|Übergangsregion|Heidekreis|Rotenburg"
# Operations of 2007-2013 that the list gives with the year of approval and the sum granted, not yet paid in full.
GRANTED = {
    ("Leuphana Universität Lüneburg", "13995600.0"),
    ("Stadt Uelzen", "226384.67"),
    ("Stadt Uelzen", "144307.54"),
}
# Titles that name a person, or somebody's house.
WITHOUT_PERSON = {
    "Arkade Schmidt, Verbreiterung des Fußweges (Marschtorstr. 49)": "Arkade, Verbreiterung des Fußweges",
}
# Titles in which the list has lost or added a blank at the end of a line.
REPAIRED = {
    "Sanierung, Umbau u. NeugestaltungJugendzentrum": "Sanierung, Umbau u. Neugestaltung Jugendzentrum",
    "TM 5.2 Neubau eines Zentralgebäudes inkl. Bau- und Forschungsin frastruktur": (
        "TM 5.2 Neubau eines Zentralgebäudes inkl. Bau- und Forschungsinfrastruktur"
    ),
    "Neuordnung der Lüneburger Museumslandschaft - Neubau eines Museu msgebäudes, Innenausbau "
    "(Umsetzung der Ausstellungskonzeption)": (
        "Neuordnung der Lüneburger Museumslandschaft - Neubau eines Museumsgebäudes, Innenausbau "
        "(Umsetzung der Ausstellungskonzeption)"
    ),
}
# The field of a listed operation, ours: the first pattern that its title matches; most titles say nothing of a field.
FIELD_WORDS = {
    r"Hochwasser|Neubau des Elbedeiches|[Kk]läranlage|Abwasser|Schmutzwasser|Belebungsbecken|Artenschutz": "climate",
    r"Klinik|Gesund|[Vv]ersorgung (für )?psych|integrierten Versorgung|Pflege finden|tagespflege|Health|"
    r"orthopädisch|Freie Wohlfahrtspflege": "health",
    r"[Ee]nerg|EnERgioN|Thermische Batterie|Biogas|Biokerosin": "energy",
    r"[Bb]reitband|NGA-Netz|Netzstrukturplanung|Moving Image|Hybrid Publishing|Civic Media|Kreativitätswirtschaft|"
    r"IKT-Infrastruktur|Suchmaschinen": "digital",
    r"CFK|Mechatronik|Iridium|Werkstoff|Bauelement|chemischer Produkte": "materials",
    r"Landwirtschaft|Obstsorten": "food",
    r"Jugendwerkstatt|Koordinierungsstelle|Lehrlings|Beschäftigung aufnehmen|in Arbeit|Erwerbstätigkeit|"
    r"Frauen in Führung|Stelle für soziale Innovation": "labour",
    r"kleine[nr]? und mittlere|KMU|Gewerbe|Industriegebiet|[Gg]ründung|Städten und Gemeinden$|Unternehmensnachfolg|"
    r"Nachfolgemoderat|[Tt]ouris|Beteiligung|MikroSTAR": "economy",
    r"[Kk]reisstraße|Verbindungsstraße|Radweg(?! Ilm)|Fußweg|Kreisverkehr|Kreiselverkehr|Parkplatz": "land",
}  # fmt: skip
