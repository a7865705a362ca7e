whatsapp-title = A chat from WhatsApp
whatsapp-about = In WhatsApp choose “Export chat”, with media, and bring the .zip file here. It is sealed as it comes; telephone numbers and names become codes.
whatsapp-file = The exported .zip file
whatsapp-open = Seal it and open it
whatsapp-found = { $messages ->
    [one] One message
   *[other] { $messages } messages
} by { $authors ->
    [one] one author
   *[other] { $authors } authors
}
whatsapp-dmy = Dates are read day first.
whatsapp-mdy = Dates are read month first.
whatsapp-ymd = Dates are read year first.
whatsapp-uncertain = No date of this chat settles that: compare one with what you know.
whatsapp-codes = Who wrote
whatsapp-codes-about = Each author stands under a code here and everywhere; the name or number is sealed with the source. Write the code of a source that you know, where it is one.
whatsapp-author = Author { $n }
whatsapp-choose = What becomes a statement or evidence
whatsapp-message = Message
whatsapp-attachment = file
whatsapp-absent = file that is not in the archive
whatsapp-deleted = deleted by its author
whatsapp-omitted = a file that was left out of the export
whatsapp-save = Save the chosen messages
whatsapp-none-chosen = Choose at least one message of an author, then save.
whatsapp-bring = Or bring a chat from WhatsApp
