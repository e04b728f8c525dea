"""Addresses as they arrive: bent by mail programs, word processors, people and programs that look for weaknesses.

Each stands with what has to come of it. `tests/test_addresses.py` runs them through pages, frames and talks.
"""

import re

# A path below the app, as a browser sends it, and the page that it means; "-" stands for none.
PATHS = """
karte                                       karte
kompetenzfeld                               kompetenzfeld
eigene-zahlen                               eigene-zahlen
karte/                                      karte
karte//                                     karte
/karte                                      karte
//karte                                     karte
///karte///                                 karte
./karte                                     karte
karte/.                                     karte
Karte                                       karte
KARTE                                       karte
kARTE/                                      karte
Kompetenzfeld                               kompetenzfeld
DREI-TRENDS                                 drei-trends
Smart-Region                                smart-region
karte.                                      karte
karte,                                      karte
karte;                                      karte
karte:                                      karte
karte!                                      karte
karte...                                    karte
karte%E2%80%A6                              karte
karte)                                      karte
karte).                                     karte
karte%5D                                    karte
karte%5D.                                   karte
karte%7D                                    karte
karte%3E                                    karte
%3Ckarte%3E                                 karte
(karte)                                     karte
%22karte%22                                 karte
karte'                                      karte
karte%27                                    karte
karte%E2%80%9C                              karte
%E2%80%9Ekarte%E2%80%9C                     karte
karte%E2%80%9D                              karte
karte%E2%80%99                              karte
%C2%BBkarte%C2%AB                           karte
karte**                                     karte
karte%60                                    karte
karte%5C                                    karte
karte/.,                                    karte
karte%20                                    karte
%20karte                                    karte
karte%20/                                   karte
karte/%20                                   karte
karte%20%20                                 karte
karte%09                                    karte
karte%0A                                    karte
karte%0D%0A                                 karte
karte%C2%A0                                 karte
karte%E2%80%AF                              karte
karte%E2%80%8B                              karte
%EF%BB%BFkarte                              karte
kar%C2%ADte                                 karte
kar%E2%80%8Bte                              karte
karte%E2%80%8E                              karte
karte%00                                    karte
smart%E2%80%91region                        smart-region
smart%E2%80%93region                        smart-region
drei%E2%80%90trends                         drei-trends
eigene%E2%88%92zahlen                       eigene-zahlen
karte;jsessionid=0A1B2C3D4E5F               karte
karte;JSESSIONID=0A1B.node1                 karte
Karte/;jsessionid=0A1B                      karte
;jsessionid=0A1B                            *
karte;phpsessid=77                          karte
%C3%BCber                                   ueber
%C3%9Cber/                                  ueber
u%CC%88ber                                  ueber
index.html                                  *
Index.HTML                                  *
/                                           *
//                                          *
.                                           *
%20                                         *
)                                           *
karten                                      -
kart                                        -
karte.html                                  -
karte.php                                   -
karte/karte                                 -
karte/03353                                 -
map                                         -
nichts                                      -
%F0%9F%92%A9                                -
%FF%FE                                      -
karte%2Fmehr                                -
karte%252F                                  -
.env                                        -
.env.local                                  -
.git/config                                 -
.git/HEAD                                   -
.aws/credentials                            -
.htaccess                                   -
.DS_Store                                   -
.well-known/change-password                 -
.streamlit/secrets.toml                     -
secrets.toml                                -
dashboard.py                                -
pages/map.py                                -
pages/text/de.toml                          -
requirements.txt                            -
data/observations.parquet                   -
wp-login.php                                -
wp-admin/                                   -
wp-content/plugins/x.php                    -
xmlrpc.php                                  -
phpmyadmin/                                 -
admin                                       -
administrator/index.php                     -
index.php                                   -
index.php?s=/Index/think                    -
cgi-bin/test.cgi                            -
server-status                               -
actuator/health                             -
api/v1/users                                -
graphql                                     -
console/                                    -
vendor/phpunit/eval-stdin.php               -
backup.zip                                  -
dump.sql                                    -
favicon.ico                                 -
apple-touch-icon.png                        -
ads.txt                                     -
..%2f..%2fetc%2fpasswd                      -
..%5c..%5cwindows%5cwin.ini                 -
%2e%2e%2f%2e%2e%2fetc%2fpasswd              -
....//....//etc/passwd                      -
%5c%5cserver%5cshare                        -
C:%5CWindows                                -
etc/passwd%00.html                          -
%3Cscript%3Ealert(1)%3C/script%3E           -
javascript:alert(1)                         -
%22onmouseover=alert(1)                     -
http:%2F%2Fexample.org                      -
%0d%0aSet-Cookie:%20a=b                     -
$%7Bjndi:ldap:%2F%2Fx%7D                    -
%7B%7B7*7%7D%7D                             -
'%20or%201=1--                              -
"""

# The query of an address, and what it means; one that is right already stands twice.
QUERIES = """
indicator=gp_density                                     indicator=gp_density
areas=03353,03354                                        areas=03353,03354
benchmark=DG                                             benchmark=DG
q=B%C3%BCrger+Energie                                    q=B%C3%BCrger+Energie
indicator=gp_density&amp;year=2020                       indicator=gp_density&year=2020
indicator=gp_density&amp;year=2020&amp;lang=en           indicator=gp_density&year=2020&lang=en
indicator=gp_density&AMP;year=2020                       indicator=gp_density&year=2020
indicator=gp_density&amp;amp;year=2020                   indicator=gp_density&year=2020
amp;year=2020                                            year=2020
year=2020.                                               year=2020
year=2020,                                               year=2020
year=2020)                                               year=2020
year=2020).                                              year=2020
year=2020%5D                                             year=2020
year=2020%3E                                             year=2020
year=2020%22                                             year=2020
year=2020%E2%80%9C                                       year=2020
year=%E2%80%9E2020%E2%80%9C                              year=2020
year=2020;                                               year=2020
year=2020*                                               year=2020
year=2020%20                                             year=2020
year=+2020                                               year=2020
year=2020%C2%A0                                          year=2020
year=20%E2%80%8B20                                       year=2020
year=%EF%BB%BF2020                                       year=2020
year=2020%0A                                             year=2020
year=2020;jsessionid=0A1B2C                              year=2020
year=2020;JSESSIONID=0A.n1&lang=en                       year=2020&lang=en
YEAR=2020                                                year=2020
Indicator=GP_Density                                     indicator=gp_density
INDICATOR=SHARE_65PLUS&LANG=DE                           indicator=share_65plus&lang=de
%20year=2020                                             year=2020
year%20=2020                                             year=2020
%E2%80%8Byear=2020                                       year=2020
benchmark=dg                                             benchmark=DG
benchmark=SIMILAR                                        benchmark=similar
field=Energy                                             field=energy
areas=03353&areas=03354                                  areas=03353,03354
areas=03353&areas=03354&areas=03353                      areas=03353,03354
areas=03353,%2003354                                     areas=03353,03354
areas=03353+03354                                        areas=03353,03354
areas=03353,,03354,                                      areas=03353,03354
areas=,03353                                             areas=03353
areas=(03353,03354)                                      areas=03353,03354
areas=%5B%2203353%22,%2203354%22%5D                      areas=03353,03354
areas=03353%E2%80%9103354                                areas=03353-03354
others=01001&others=01002                                others=01001,01002
layers=researched&layers=efre_2007_2013                  layers=researched,efre_2007_2013
indicators=gp_density&indicators=population              indicators=gp_density,population
year=2020&year=2020                                      year=2020
year=2020&year=2021                                      year=2020,2021
lang=de&lang=en                                          lang=de,en
q=Strom&q=Netz                                           q=Strom,Netz
trend=Climate.                                           trend=climate
view=Time)                                               view=time
status=Running%20                                        status=running
programme=5g%E2%80%91innovationsprogramm%E2%80%91bmdv    programme=5g-innovationsprogramm-bmdv
utm_source=Mail.&indicator=gp_density                    utm_source=Mail.&indicator=gp_density
talk=eNqL_jg.                                            talk=eNqL_jg
talk=eNqL%0A_jg%20                                       talk=eNqL_jg
fbclid=AbC)                                              fbclid=AbC)
"""

# A view, what of it is not understood, by its name in the address, and what is repeated of it.
UNKNOWN = """
karte?indicator=steam_power                              indicator  steam_power
karte?indicator=                                         indicator  …
karte?indicator=share_65plu                              indicator  share_65plu
karte?indicator=share_65plus;drop table                  indicator  share_65plus;drop table
karte?indicator=../../etc/passwd                         indicator  /../etc/passwd
karte?indicator=population@area_km2                      indicator  population@area_km2
karte?indicator=median                                   indicator  median
karte?indicator=03353                                    indicator  03353
karte?indicator=gp density                               indicator  gp density
karte?indicator=<script>alert(1)</script>                indicator  scriptalert(1)/script
karte?area=99999                                         area       99999
karte?area=3353                                          area       3353
karte?area=harburg                                       area       harburg
karte?area=03353,03354                                   area       03353,03354
karte?area=03353%2B03354                                 area       03353+03354
karte?area=DG                                            area       DG
karte?area=                                              area       …
karte?year=soon                                          year       soon
karte?year=-5                                            year       -5
karte?year=20                                            year       20
karte?year=2015.5                                        year       2015.5
karte?year=2015-2020                                     year       2015-2020
karte?year=2020,2021                                     year       2020,2021
karte?year=%D9%A2%D9%A0%D9%A2%D9%A0                      year       ٢٠٢٠
karte?year=                                              year       …
karte?classes=jenks                                      classes    jenks
karte?classes=publisher                                  classes    publisher
karte?benchmark=99999                                    benchmark  99999
karte?benchmark=dk                                       benchmark  dk
karte?indicator=steam_power&area=03353&year=2020         indicator  steam_power
?indicator=steam_power                                   indicator  steam_power
?area=99999                                              area       99999
?benchmark=none                                          benchmark  none
kompetenzfeld?field=food&indicator=steam_power           indicator  steam_power
kompetenzfeld?field=wind                                 field      wind
kompetenzfeld?field=energie                              field      energie
kompetenzfeld?field=crosscutting                         field      crosscutting
kompetenzfeld?field=                                     field      …
kompetenzfeld?field=energy&areas=99999                   areas      99999
kompetenzfeld?field=energy&areas=03353,99999             areas      99999
kompetenzfeld?field=energy&areas=harburg                 areas      harburg
kompetenzfeld?field=energy&areas=03                      areas      03
kompetenzfeld?field=energy&projects=2                    projects   2
kompetenzfeld?field=energy&projects=yes                  projects   yes
kompetenzfeld?field=energy&year=nil                      year       nil
kompetenzfeld?field=energy&area=03358                    area       03358
steckbrief?area=99999                                    area       99999
steckbrief?indicator=steam_power                         indicator  steam_power
vergleich?view=table                                     view       table
vergleich?view=                                          view       …
vergleich?indicator=steam_power                          indicator  steam_power
vergleich?measure=hectare                                measure    hectare
vergleich?indicator=share_65plus&measure=population      measure    population
vergleich?areas=99999                                    areas      99999
vergleich?others=99999                                   others     99999
vergleich?others=03353                                   others     03353
vergleich?view=time&base=1900                            base       1900
vergleich?view=time&base=first                           base       first
vergleich?view=shift&since=1900                          since      1900
vergleich?view=shift&year=never                          year       never
vergleich?view=panels&areas=99999                        areas      99999
vergleich?view=cloud&against=steam_power                 against    steam_power
vergleich?view=cloud&against=                            against    …
vergleich?view=alike&area=99999                          area       99999
vergleich?view=side&year=0                               year       0
drei-trends?trend=fashion                                trend      fashion
drei-trends?trend=klima                                  trend      klima
drei-trends?trend=                                       trend      …
drei-trends?area=99999                                   area       99999
projekte?show=map                                        show       map
projekte?field=wind                                      field      wind
projekte?layers=secret                                   layers     secret
projekte?layers=researched,secret                        layers     secret
projekte?places=99999                                    places     99999
projekte?status=dead                                     status     dead
projekte?programme=none-such                             programme  none-such
projekte?from=1800                                       from       1800
projekte?to=soon                                         to         soon
projekte?from=2015&to=2010                               to         2010
projekte?money=gold                                      money      gold
projekte?rows=7                                          rows       7
projekte?rows=all                                        rows       all
projekte?project=x-1                                     project    x-1
projekte?show=timeline&field=wind                        field      wind
projekte?show=network&layers=secret                      layers     secret
daten?indicators=steam_power                             indicators  steam_power
daten?levels=town                                        levels     town
daten?layout=round                                       layout     round
daten?pivot=flag                                         pivot      flag
daten?sort=random                                        sort       random
daten?publisher=nobody                                   publisher  nobody
daten?from=3000                                          from       3000
kennzahlen?indicator=steam_power                         indicator  steam_power
kennzahlen?field=wind                                    field      wind
"""

# A view with a name that is none of ours, and the name that was meant.
RESEMBLING = """
karte?indikator=gp_density          indikator      indicator
karte?indicater=gp_density          indicater      indicator
karte?Kennzahl=gp_density           Kennzahl       indicator
karte?jahr=2020                     jahr           year
karte?yaer=2020                     yaer           year
karte?gebiet=03353                  gebiet         area
karte?aera=03353                    aera           area
kompetenzfeld?feld=energy           feld           field
kompetenzfeld?kompetenzfeld=energy  kompetenzfeld  field
vergleich?veiw=time                 veiw           view
drei-trends?trends=climate          trends         trend
projekte?projects_=1                projects_      projects
karte?bencmark=DG                   bencmark       benchmark
karte?sprache=en                    sprache        lang
"""

# A view that shows something near to what was asked, and the sentence that says so in every place.
NEAR = """
karte?indicator=wind_per_km2&year=2019            Für 2019 gibt es hier keine Werte. Gezeigt wird: 2018.
karte?indicator=wind_per_km2&year=2020            Für 2020 gibt es hier keine Werte. Gezeigt wird: 2021.
karte?indicator=wind_per_km2&year=1066            Für 1066 gibt es hier keine Werte. Gezeigt wird: 2018.
karte?indicator=wind_per_km2&year=9999            Für 9999 gibt es hier keine Werte. Gezeigt wird: 2023.
kompetenzfeld?indicator=wind_per_km2&year=2019    Für 2019 gibt es hier keine Werte. Gezeigt wird: 2018.
vergleich?indicator=wind_per_km2&year=2019        Für 2019 gibt es hier keine Werte. Gezeigt wird: 2018.
"""

# A view whose field and indicator contradict each other, and the sentence that says so.
CONTRADICTORY = """
kompetenzfeld?field=energy&indicator=gp_density   Die Kennzahl „Hausärztinnen und Hausärzte je 10.000 Einwohner“ gehört
kompetenzfeld?field=health&indicator=wind_per_km2  Die Kennzahl „Windleistung je Quadratkilometer“ gehört zum Feld
kompetenzfeld?field=land&indicator=share_65plus   gehört zum Feld „Demografie“, nicht zu
vergleich?others=01001,01002,01003,01004,01051    Die Adresse enthält für „weitere Kreise“ 5 Angaben; mehr als 4
"""


def rows(table: str, columns: int) -> list[list[str]]:
    """The lines of a table; cells are parted by two blanks or more, the last one may hold some."""
    return [_cells(line, columns) for line in table.strip().splitlines()]


def _cells(line: str, columns: int) -> list[str]:
    return [cell.strip() for cell in re.split(r" {2,}", line, maxsplit=columns - 1)]
