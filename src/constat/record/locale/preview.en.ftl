preview-failed = The file could not be shown ({ $type }): it is damaged, too large to draw, or not what it claims to be. The original is kept as it came.
preview-no-copy = No working copy without metadata can be made of this kind of file ({ $type }). Pictures (JPEG, PNG, WebP) and PDF files can be stripped.
