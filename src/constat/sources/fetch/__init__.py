"""Downloads of the public event datasets: UCDP GED, its candidate releases, and ACLED with the user's own account.

    plan("ged", "26.1")                       which files, where from, under which terms
    fetch_dataset(folder, "ged", "26.1")      fetches them and gives their paths
    download(url, target, session=...)        one file, resumed and checked

Nothing else in the program speaks to the network. A folder is all that it needs; the workspace is not touched.
"""

from constat.sources.fetch.dataset import fetch_dataset
from constat.sources.fetch.plan import WHAT, FetchPlan, RemoteFile, plan
from constat.sources.fetch.retry import Retry, open_session
from constat.sources.fetch.transfer import Fetched, download

__all__ = ["WHAT", "FetchPlan", "Fetched", "RemoteFile", "Retry", "download", "fetch_dataset", "open_session", "plan"]
