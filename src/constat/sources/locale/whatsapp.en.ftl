whatsapp-no-archive = This is not an archive that can be read. In WhatsApp choose “Export chat”, and take the .zip file that it makes.
whatsapp-no-chat = There is no chat in this archive. In WhatsApp choose “Export chat”, and take the .zip file that it makes.
whatsapp-too-large = This archive holds more than { $members } files, or unpacks to more than { $limit } GB. Export the chat without media, or in parts.
whatsapp-unsafe = The archive holds “{ $name }”, which no exported chat holds (a path outside, a link, a doubled, encrypted or exploding file). Nothing was taken.
whatsapp-no-member = There is no file “{ $name }” in the archive.
