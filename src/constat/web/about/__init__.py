"""The page on method and limits."""
