"""Names as they are borne in five regions, the commonest first, and how else a clerk would write them.

The lists are composed for this benchmark from names in common use; no list of real persons was read. A part of the family names is
made of syllables, since every real list has a long tail of names that few bear.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class People:
    """One people's names, and how a whole name is made: `family` (given, family), `ag` and `ould` (given, word of descent, father),
    `chain` (given, father, grandfather, at times a family)."""

    region: str
    weight: float
    made: str
    men: tuple[str, ...]
    women: tuple[str, ...]
    families: tuple[str, ...]
    syllables: tuple[str, ...]
    tail: float
    """Share of the families whose name is made of syllables."""


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MANDE_MEN: Final = _split(
    "Moussa Mamadou Oumar Amadou Ibrahima Seydou Adama Souleymane Bakary Issa Drissa Abdoulaye Modibo Boubacar Sekou Yacouba Lassana Daouda Salif Karim"
    " Cheick Youssouf Siaka Brahima Madou Fousseyni Lassine Sidiki Tiémoko Zoumana Bourama Soumaila Aliou Mohamed Lamine Sory Bréhima Diakaridia Nouhoum"
    " Samba Tidiani Alassane Kassim Broulaye Fodé Mahamadou Hamidou Kalilou Mory Balla"
)
_MANDE_WOMEN: Final = _split(
    "Fatoumata Aminata Mariam Awa Kadidia Oumou Aïssata Djeneba Assitan Rokia Salimata Nana Hawa Safiatou Ramata Sitan Bintou Korotoumou Maïmouna Fanta"
    " Assétou Nassira Coumba Tenin Mah Alima Saran Kankou Niélé Nagnouma Sira Founè Wassa Djénéba Hadja"
)
_MANDE: Final = _split(
    "Traoré Coulibaly Diarra Keita Konaté Sidibé Diakité Sangaré Dembélé Touré Koné Cissé Sissoko Camara Doumbia Samaké Fofana Kanté Ballo Bagayoko Sanogo"
    " Berthé Diabaté Kouyaté Goita Dao Mariko Konta Tounkara Sacko Niaré Magassa Kamissoko Togola Bamba Bengaly Malé Kéita Danioko Bouaré Fomba Sountoura"
)
_PEUL_MEN: Final = _split(
    "Hamadoun Amadou Boureima Oumarou Hama Allaye Sambo Bocar Mamoudou Alou Barké Demba Sidi Belco Hamma Moussa Aly Abdoulaye Idrissa Hamidou Yéro Saïdou"
    " Ousmane Nouh Samba Ilo Bara Hassane Housseini Nouhoun Guidado Sadou Bello Alpha Tidiane Djibril Dicko Ahmadou Modibo Issa"
)
_PEUL_WOMEN: Final = _split(
    "Aïssata Fatoumata Kadidiatou Penda Dikoré Hadiatou Oumou Coumba Aminata Djeneba Maïrama Takko Dado Hawa Fadimata Hinda Mariama Adama Bintou Ramatou"
    " Salamata Inna Diko Binta Assiatou Kumbel Dalanda"
)
_PEUL: Final = _split("Dicko Diallo Barry Cissé Bah Sidibé Sow Tall Tamboura Sangaré Ba Kane Ly Bolly Cissoko Maïga Boly Yattara Thiam Sall Barri Diao Baldé Bari Sankara Niangado")
_DOGON_MEN: Final = _split("Amadou Hamidou Ogobara Amono Anda Boureima Oumar Youssouf Antandou Seydou Ambadio Adama Hassimi Ali Ibrahim Moussa Ousmane Atimè Assama Domo Akouni Drissa Bara Apomi Allaye Yacouba")
_DOGON_WOMEN: Final = _split("Yassa Kadia Aminata Fatoumata Yapanga Hawa Yaïgué Awa Mariam Yadjèné Sata Djeneba Ramata Yakouma Aïssata Ouma Nèma Binta Koumba")
_DOGON: Final = _split("Guindo Ongoiba Tembely Togo Kassogué Karembé Dara Poudiougou Sagara Dougnon Kodio Arama Niangaly Témé Djiguiba Saye Yalcouyé Kelly Goro Tolofoudié Pérou Kansaye Degoga Somboro Bamadio Napo")
_MOSSI_MEN: Final = _split(
    "Issa Adama Moussa Salif Rasmané Boukary Hamado Issouf Idrissa Amidou Souleymane Ousseni Tasseré Saïdou Mahamadi Harouna Lassané Noufou Seydou Abdoul"
    " Jean Paul Pierre Joseph Lamoussa Raogo Tibo Nobila Karim Arouna Yacouba Mamadou Sidiki Moumouni Dramane Hamidou Ablassé Boureima Inoussa Marcel Ali"
)
_MOSSI_WOMEN: Final = _split(
    "Mariam Awa Salamata Fati Aminata Fatimata Alimata Rasmata Bibata Ramata Aïssata Zalissa Habibou Safiatou Rihanata Nopoko Poko Tené Azara Kadiatou"
    " Marie Thérèse Rosalie Noélie Talato Minata Abibata Sanata Asséta Balkissa"
)
_MOSSI: Final = _split(
    "Ouédraogo Sawadogo Kaboré Compaoré Zongo Ilboudo Nikiéma Kafando Tapsoba Zoungrana Kouanda Sankara Yaméogo Nana Bamogo Kiendrébéogo Rouamba Ganamé Zabré"
    " Bikienga Tiendrébéogo Soré Belem Diallo Guigma Simporé Congo Savadogo Tiemtoré Pafadnam Balima Ouattara Lankoandé Thiombiano Ouoba Combary Yonli Tankoano"
)
_HAUSA_MEN: Final = _split(
    "Ibrahim Moussa Abdou Issoufou Salissou Mahamane Ousmane Illiassou Adamou Hamidou Souley Laouali Harouna Maman Sani Garba Oumarou Idi Yahaya Boubacar Saidou"
    " Hassane Moutari Rabiou Nouhou Abdoulaye Kader Daouda Aboubacar Seyni Amadou Inoussa Mamane Habibou Lawali Bachir Sabiou Malam Chaibou Tahirou Zakari Yacouba"
)
_HAUSA_WOMEN: Final = _split("Aichatou Hadiza Fati Rahila Mariama Zeinabou Haoua Halima Balkissa Saratou Rakia Nana Aminatou Ramatou Salamatou Hassia Habsatou Fatima Oumma Zouera Absatou Maimouna Rabi Amina Delou Hadjara")
_HAUSA: Final = _split(
    "Moussa Issoufou Mahamadou Oumarou Abdou Hassane Idrissa Seyni Djibo Amadou Garba Harouna Maïga Boubacar Hamani Sani Adamou Ibrahim Soumana Yacouba Dan Maman"
    " Chaibou Tinni Kimba Hama Mounkaila Souley Alzouma Beidou Seydou Abarchi Bako Kaka Ousseini Na Alassane Saley Karimou Arzika"
)
_TUAREG_MEN: Final = _split(
    "Mohamed Alhassane Intalla Moussa Ibrahim Attaher Ahmed Aghali Ousmane Iyad Mossa Almoustapha Hamma Sidi Alwaly Bilal Abdallah Ghali Akli Khamad Baye"
    " Rhissa Elmoctar Alhousseini Aboubacrine Inawelene Sidamar Ghoumar Zeyd Assaleh Malick Issouf Agaly Mahmoud Talha Ayoub Infahi Albaka Hamza Yehia"
)
_TUAREG_WOMEN: Final = _split("Fadimata Mariam Tina Raichatou Zeinabou Aminatou Assalama Lalla Fatma Taghlift Mina Rakiatou Oumayatou Nana Ghaicha Chadi Tamikrist Safi Assiatou Miriama Hadmata Talkit")
_ARAB_MEN: Final = _split(
    "Mohammed Ahmed Ali Ibrahim Hassan Abdallah Hussein Omar Khalid Mustafa Osman Adam Youssef Abdelrahman Ismail Mahmoud Salah Hamid Yahya Suleiman Bashir"
    " Idris Musa Said Tariq Faisal Jamal Nasser Hisham Abdelkarim Younis Haroun Bakri Abbas Saleh Kamal Mubarak Anwar Majid Walid Samir Ayman Rashid Taha"
    " Zakaria Imad Issa Fathi Hatim Muntasir Abdelkader Adil Babiker Siddiq Eltayeb"
)
_ARAB_WOMEN: Final = _split(
    "Fatima Aisha Mariam Khadija Zainab Amina Halima Hawa Asma Huda Samira Nadia Leila Salma Noura Rania Suad Ikhlas Amal Sara Safia Ruqaya Hanan Widad"
    " Manal Iman Nawal Rashida Kaltouma Zahra Afaf Mona"
)
_ARAB: Final = _split(
    "Alhaj Haroun Khatir Abakar Tijani Bushara Elamin Mokhtar Daoud Hamdan Jibril Khamis Bakhit Salim Ishaq Abdelmoula Nour Eisa Yagoub Arbab Badawi Fadl Kafi"
    " Rahma Sabil Hajjar Sabbagh Haddad Najjar Darwish Hariri Masri Halabi Khatib Qasim Zoubi Jabouri Dulaimi Tikriti"
)
_CENTRAL_MEN: Final = _split(
    "Jean Pierre Joseph Emmanuel Patrick Alain Christian Jacques Michel Paul Olivier Serge Dieudonné Fabrice Didier Guy Bienvenu Innocent Prosper Claude Faustin"
    " Barthélemy Sylvain Firmin Anicet Éric Rodrigue Thierry Hervé Blaise François Albert Gervais Désiré Bonaventure Maurice Anselme Justin Théophile Crépin"
)
_CENTRAL_WOMEN: Final = _split(
    "Marie Jeanne Brigitte Chantal Solange Béatrice Esther Rachel Clarisse Élodie Angèle Pélagie Georgette Odette Émilienne Sylvie Thérèse Bernadette Léontine"
    " Antoinette Christelle Prisca Véronique Hortense Nadège Rosine Séraphine Espérance"
)
_CENTRAL: Final = _split(
    "Ngaïssona Kossi Mbaye Yakété Gbaguidi Zoungula Ndakala Bozizé Touadé Kolingba Mboli Nzapayeké Feikoumon Gbossokotto Ngbongo Wanzet Bagaza Mokpem Yangongo"
    " Doté Ouaba Namkoïsse Mbokani Kabongo Ilunga Mukendi Tshibanda Kasongo Mutombo Ngoy Banza Kalala Mwamba Bahati Amani"
)
_SAHEL: Final = _split("ba da ka ga sa ta ma na ra la bou dou kou gou sou to ro mo no do ri di ki ni bé dé ké gué san ban gan kan man")
_BANTU: Final = _split("nga mba ngo ba ka ku lu ma mu ndo nze za zo ye go bo ki li te wa mbo nda sso kpa gbo la to si")
_EAST: Final = _split("ab al bar dar far ha ja kar lan mar nas ra sal ta wa zan shi kho bir ghar dou min sou bey kas")

PEOPLES: Final = (
    People("Mali", 0.17, "family", _MANDE_MEN, _MANDE_WOMEN, _MANDE, _SAHEL, 0.05),
    People("Mali", 0.11, "family", _PEUL_MEN, _PEUL_WOMEN, _PEUL, _SAHEL, 0.03),
    People("Mali", 0.07, "family", _DOGON_MEN, _DOGON_WOMEN, _DOGON, _SAHEL, 0.04),
    People("Mali", 0.05, "ag", _TUAREG_MEN, _TUAREG_WOMEN, (), _SAHEL, 0.0),
    People("Mali", 0.03, "ould", _ARAB_MEN, _ARAB_WOMEN, (), _SAHEL, 0.0),
    People("Burkina Faso", 0.17, "family", _MOSSI_MEN, _MOSSI_WOMEN, _MOSSI, _SAHEL, 0.05),
    People("Burkina Faso", 0.05, "family", _PEUL_MEN, _PEUL_WOMEN, _PEUL, _SAHEL, 0.03),
    People("Niger", 0.11, "family", _HAUSA_MEN, _HAUSA_WOMEN, _HAUSA, _SAHEL, 0.03),
    People("Niger", 0.03, "ag", _TUAREG_MEN, _TUAREG_WOMEN, (), _SAHEL, 0.0),
    People("Darfur", 0.14, "chain", _ARAB_MEN, _ARAB_WOMEN, _ARAB, _EAST, 0.08),
    People("Ouham", 0.10, "family", _CENTRAL_MEN, _CENTRAL_WOMEN, _CENTRAL, _BANTU, 0.3),
)
COMPOUND: Final = {"Mohamed": ("Lamine", "Ali", "Salem"), "Cheick": ("Oumar", "Tidiane"), "Abdoul": ("Karim", "Aziz", "Kader"), "Jean": ("Pierre", "Paul", "Claude", "Marie"),
                   "Marie": ("Claire", "Thérèse", "Louise"), "Fatoumata": ("Binta", "Bintou"), "Sidi": ("Mohamed", "Ahmed"), "Oumou": ("Salama", "Kalsoum"), "Mohammed": ("Ali", "Salih")}  # fmt: skip

_RULES: Final = (
    ("ou", "u"), ("ou", "o"), ("oua", "wa"), ("oué", "we"), ("dj", "j"), ("dia", "ja"), ("dia", "dya"), ("ia", "iya"), ("ch", "sh"), ("kh", "h"), ("kh", "k"), ("ss", "s"), ("s", "ss"), ("c", "k"),
    ("k", "c"), ("y", "i"), ("i", "y"), ("gui", "gi"), ("gué", "ge"), ("é", "e"), ("é", "eh"), ("ï", "i"), ("aï", "ay"), ("mm", "m"), ("ll", "l"), ("h", ""), ("th", "t"), ("ou", "oo"),
    ("u", "ou"), ("w", "ou"), ("z", "s"), ("gn", "ny"), ("e", "i"), ("o", "ou"), ("sh", "ch"), ("j", "dj"), ("q", "k"), ("ei", "ey"), ("v", "w"),
)  # fmt: skip
_OTHERS: Final = tuple(
    line.split()
    for line in (
        "Mohamed Mahamadou Mamadou", "Mamadou Mahamadou Amadou", "Ahmed Amadou Hamadou", "Oumar Oumarou Amara", "Boubacar Aboubacar Bakary", "Ibrahim Ibrahima Brahima", "Ibrahima Brahima Ibrahim",
        "Abdoulaye Abdoul Abdallah", "Souleymane Souley Solo", "Fatoumata Fatou Fatima Fanta", "Aïssata Aïcha Aïssatou", "Kadidia Kadidiatou Khadija Kadi", "Aminata Amina Ami", "Mariam Mariama Maria", "Ousmane Ousman Osmane",
        "Youssouf Issouf Issoufou", "Seydou Saïdou Saïd", "Idrissa Drissa Idriss", "Alassane Alhassane Lassana", "Hamidou Amidou Hamid", "Issoufou Youssouf Issouf", "Zeinabou Zeinab Zenabou", "Halima Alimata Alima", "Djeneba Zeinab Jeneba",
        "Mohammed Mohamad Mohamed", "Abdelrahman Abderrahmane Abdrahman", "Hussein Housseini Hisein", "Youssef Yousif Youssouf", "Khadija Khadiga Hadija",
    )
)  # fmt: skip
OTHER_FORMS: Final = {line[0]: tuple(line[1:]) for line in _OTHERS}
_ARABIC: Final = {
    "mohamed": "محمد", "mohammed": "محمد", "ahmed": "أحمد", "ali": "علي", "ibrahim": "إبراهيم", "hassan": "حسن", "abdallah": "عبد الله", "hussein": "حسين", "omar": "عمر", "khalid": "خالد", "mustafa": "مصطفى", "osman": "عثمان",
    "adam": "آدم", "youssef": "يوسف", "abdelrahman": "عبد الرحمن", "ismail": "إسماعيل", "mahmoud": "محمود", "fatima": "فاطمة", "aisha": "عائشة", "mariam": "مريم", "khadija": "خديجة", "zainab": "زينب", "amina": "أمينة", "halima": "حليمة",
    "musa": "موسى", "moussa": "موسى", "said": "سعيد", "suleiman": "سليمان", "idris": "إدريس", "yahya": "يحيى", "salah": "صلاح", "haroun": "هارون", "bashir": "بشير", "abdelkader": "عبد القادر", "abdelkarim": "عبد الكريم", "issa": "عيسى",
}  # fmt: skip
_LETTERS: Final = (
    ("kh", "خ"), ("sh", "ش"), ("ch", "ش"), ("gh", "غ"), ("dj", "ج"), ("th", "ث"), ("ou", "و"), ("oo", "و"), ("ee", "ي"),
    *zip("bcdfghjklmnpqrstvwxyz", "ب ك د ف ق ه ج ك ل م ن ب ق ر س ت ف و س ي ز".split(" "), strict=True),
)  # fmt: skip


def respelled(word: str, rng: random.Random) -> str:
    """The word as another clerk would write it: one or two rules of spelling that fit."""
    lower = word.lower()
    for _ in range(1 if rng.random() < 0.65 else 2):
        fitting = [(old, new) for old, new in _RULES if old in lower]
        if not fitting:
            break
        old, new = rng.choice(fitting)
        lower = lower.replace(old, new, 1) or lower
    return lower.capitalize()


def mistyped(word: str, rng: random.Random) -> str:
    """The word with one slip of the hand."""
    if len(word) < 3:
        return word
    at = rng.randrange(1, len(word))
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    letter = rng.choice("abdeikmnorstu")
    return word[:at] + letter + word[at + (kind == 2) :]


def in_arabic(word: str, rng: random.Random) -> str:
    """The word in Arabic letters; short vowels are mostly left out."""
    lower = word.lower()
    if lower in _ARABIC:
        return _ARABIC[lower]
    plain = lower.translate(str.maketrans("éèêëïîâàôûüç", "eeeeiiaaouus"))
    found, at = "", 0
    while at < len(plain):
        two = next((letter for latin, letter in _LETTERS if plain.startswith(latin, at) and len(latin) == 2), "")
        if two:
            found, at = found + two, at + 2
            continue
        letter = plain[at]
        if letter in "aeiou":
            if at == 0:
                found += "ا" if letter != "i" else "إ"
            elif at == len(plain) - 1 or rng.random() < 0.45:
                found += {"a": "ا", "e": "ي", "i": "ي", "o": "و", "u": "و"}[letter]
        else:
            found += dict(_LETTERS).get(letter, "")
        at += 1
    return found
