"""The page of holdings."""
