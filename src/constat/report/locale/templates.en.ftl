# -- editions: what changed since the last one
edition-title = Corrections of former editions
edition-lead = The following figures of the former edition (seal { $seal }) are given here with another value.
edition-none = No figure of the former edition is given here with another value.
edition-column-what = What is counted
edition-column-period = Period
edition-column-old = Former edition
edition-column-new = This edition
edition-column-why = Reason
edition-at-least = at least { $n }
edition-late-verified = verified late: more incidents than before
edition-withdrawn = withdrawn: fewer incidents than before
edition-revised = revised
edition-silent = “{ $what }” was { $old } in the former edition and is { $new } here, and no correction lists it. List it under the corrections of former editions.
edition-no-file = { $folder } holds no former edition. Give the HTML, DOCX or PDF file of one, or the folder it lies in.

# -- templates
template-unknown = There is no template “{ $template }”. Use one of: { $known }.
template-field-unknown = The template has no passage “{ $field }”. Its passages: { $known }.
field-empty = { $file }: the passage “{ $field }” is empty in { $language }. Write it, take it out, or set draft: true.
field-to-write = To be written: { $field }
message-long = { $where }: the message has { $length } characters; at most { $most } are sent. Shorten it.
template-exists = { $file } exists already. Give another name.

# -- a former edition named in the specification
edition-no-former = No former edition was compared: which of its figures would be given here with another value is not known.
edition-not-compared = The former edition is compared when the note is built.
spec-former = { $file }: “former” must be the path of the former edition’s file, manifest or folder, not “{ $text }”.

# -- a report on one page
spec-layout = { $file }: layout is “book” or “page”, not “{ $text }”.
page-over = “{ $title }” ({ $language }) needs { $pages } pages and must stand on one. Shorten its passages.
