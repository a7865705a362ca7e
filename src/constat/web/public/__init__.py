"""What anyone may read: published editions as they lie in `public/`, and the page that checks a file somebody has."""
