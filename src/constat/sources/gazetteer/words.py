"""Words that users' sheets write into cells: weekdays and kinds of place, in several languages."""

from __future__ import annotations

from typing import Final

_DAYS: Final = (
    "0 monday mon lundi lun الاثنين الإثنين altine tenen",
    "1 tuesday tue tues mardi mar الثلاثاء talata tarata",
    "2 wednesday wed mercredi mer الأربعاء الاربعاء alarba araba",
    "3 thursday thu thur thurs jeudi jeu الخميس alkamisa alamisa",
    "4 friday fri vendredi ven الجمعة aljuma juma",
    "5 saturday sat samedi sam السبت sibiri",
    "6 sunday sun dimanche dim الأحد الاحد kari",
)
WEEKDAYS: Final = {word: line.split()[0] for line in _DAYS for word in line.split()} | {
    f"{word}.": line.split()[0] for line in _DAYS for word in line.split()[1:] if word.isascii() and len(word) < 6
}
"""A weekday's number, from Monday, by its name: English, French, Arabic, Fulfulde, Bambara."""

_KINDS: Final = {
    "populated-place": "populated populated-place populated_place village villages ville town city cité hameau hamlet campement camp settlement "
    "locality localité localite quartier neighbourhood neighborhood bourg place lieu site قرية مدينة",
    "administrative": "administrative admin region région cercle commune district province arrondissement département departement county state "
    "adm1 adm2 adm3 adm4 préfecture prefecture sous-préfecture wilaya moughataa pays country",
}
PLACE_KINDS: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}
