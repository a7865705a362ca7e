"""A chat exported from WhatsApp: what of it becomes statements and evidence, chosen message by message."""
