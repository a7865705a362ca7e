"""Places by name with all their namesakes, offline: which Moura, in which commune, cercle and region, before and since a reform.

    store(workspace, "mali", read_gazetteer(Path("ML.zip")))
    places = Gazetteer.open(workspace)
    for found in places.search("Mourah", on=date(2022, 3, 27)):
        print(found.words("fr"), found.reason("fr"))      # Moura (Togué-Mourari, Djenné, Mopti)  ...
    propose_dates(told, "fr", today, markets=places.market_days())

Nothing here is secret and nothing is Django's: files of places lie in `<workspace>/record/gazetteer/`, one for each import.
"""

from constat.record.gazetteer.files import Stored, folder_of, remove, store, stored
from constat.record.gazetteer.places import Division, PlaceFound, Why
from constat.record.gazetteer.searching import Gazetteer
from constat.record.gazetteer.spelling import folded, sounded

__all__ = ["Division", "Gazetteer", "PlaceFound", "Stored", "Why", "folded", "folder_of", "remove", "sounded", "store", "stored"]
