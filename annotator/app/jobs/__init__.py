"""Long work as plain functions: they block, tell how far they are, and can be stopped.

Each takes frozen input and a store and returns a frozen report; none knows of threads or windows.
`progress(done, total)` is called often and cheaply; `cancelled()` is asked as often. A job that was
stopped has written nothing, or (imports) whole batches only.
"""

from annotator.app.jobs.exporting import ExportOptions, ExportReport, export_file
from annotator.app.jobs.finding import find_documents
from annotator.app.jobs.importing import ImportOptions, ImportReport, import_files, import_text
from annotator.core.progress import Cancelled, Progress, never, no_progress

__all__ = [
    "Cancelled",
    "ExportOptions",
    "ExportReport",
    "ImportOptions",
    "ImportReport",
    "Progress",
    "export_file",
    "find_documents",
    "import_files",
    "import_text",
    "never",
    "no_progress",
]
