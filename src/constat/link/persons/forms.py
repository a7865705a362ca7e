"""Forms of one name across languages: a name of the Koran or the Bible as Arabic, French, Bambara, Fulfulde, Hausa and Tamasheq say it.

Forms of one line may name one person; they count for less than one spelling does, since two brothers may bear two of them.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from constat.link.persons.sounds import phone
from constat.link.text import folded

_FORMS: Final = """
mohamed muhammad mamadou mouhamadou mahamadou mahamadi mahamat mamane mamadu momodou
ahmed ahmad amadou ahmadou amidou ahamadou hamadou amadu
mahmoud mahmud mamoudou mahamoud
aliou ali alou alio aly
ousmane usman othman osman ousmanou
oumar omar umar umaru oumarou amara
boubacar abubakar aboubacar aboubakar bakary boubakar bubakar bakari abubakr
ibrahim ibrahima brahima brahim ibra abraham ibrahimou
souleymane suleiman soulaymane sulaiman souleimane salomon
moussa musa mousa moise
issa isa aissa jesus
youssouf yusuf issoufou joseph isufu yousif youssoufou
yacouba yakubu yaqub jacob yakouba jacques
ismael ismail smail soumaila soumaili
idrissa idris driss
abdoulaye abdullah abdallah abdoulahi abdou abdullahi abdellah
abdoulkader abdelkader abdulkadir kader abdulqadir
abdramane abderrahmane abdurrahman abdulrahman abdourahamane dramane
hassan hassane alassane lassana alhassan lassine hasan
housseini hussein ousseini ousseynou houssein husseini hussain lousseni
hamidou hamid amidou
seydou said saidou saeed seidu
salif salifou salihou saleh salih
sekou cheikhou sheku cheick cheikh sheikh
harouna haruna haroun aaron
daouda dauda daoud david
yahya yaya yahaya jean
zakaria zakari zakariya
adama adam adamou
mariam mariama maryam marie mariamou miriam
fatoumata fatou fatima fatimata fatma fadima fatimatou faty
aissata aicha aissatou assitan aisha ayesha assetou aichatou
kadidia khadija kadidiatou hadiza khadidja kadiatou
aminata amina aminatou aminat ami
mariame mariama
hawa awa haoua eve hauwa
zeinab zeynab zeinabou zainab zenabou djeneba jeneba djeneba zenab
halima alimata halimatou halimata
salimata salima salimatou
rokia rakia ruqayya rokiatou roukayatou rokiya
safiatou safia safiya
ramata ramatou ramatoulaye rahmata
balkissa bilkisu balkis
oumou umm oum oumu
habibatou habiba habibata bibata
nana nanna
saran sarah sara
rahmatou rahma rahmata
coulibaly kulibali koulibaly
diallo jallo jalloh dialo diaw
traore tarawele trawore
ouattara watara wattara
ouedraogo wedraogo ouedrago
konate konateh konaté
cisse sisse sissay ceesay
toure turay tureh
keita keyta
camara kamara
diabate jabateh diabaté
sanogo sanoko
sissoko cissokho cissoko sissokho
dembele dambele
kante kanteh
jean john yohanna juan
pierre peter boutros
paul bulus boulos
jacques james
etienne stephane stephen
andre andrew
francois francis
""".strip()


@cache
def forms() -> dict[str, frozenset[int]]:
    """For each form as it sounds, the numbers of the lines that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_FORMS.splitlines()):
        for name in line.split():
            found.setdefault(phone(folded(name)), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
