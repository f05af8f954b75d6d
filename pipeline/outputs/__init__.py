"""Case view to bytes: one module (or one folder of sheets) an output. Same view, same bytes."""
