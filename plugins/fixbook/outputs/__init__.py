"""Library in, (path, bytes) out: pages, Markdown twins, files; nothing here knows MkDocs."""
