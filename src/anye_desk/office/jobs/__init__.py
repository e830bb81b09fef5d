"""Long work as rows: asked for on a page, done by a worker, cut off and taken up again."""
