"""How long a person has worked: today, and day by day as a plot and a table."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.time_figures import FIGURES, Figure, spoken_time
from annotator.app.timing import Timing
from annotator.store.activity import DayOfWork, Work
from annotator.ui.theme import Theme
from annotator.ui.widgets.buttons import closing_buttons
from annotator.ui.widgets.card import Card
from annotator.ui.widgets.facts import Facts
from annotator.ui.widgets.labels import TextLabel, lines
from annotator.ui.widgets.scroll_column import ScrollColumn
from annotator.ui.widgets.sizes import open_at
from annotator.ui.wording import counted, tr

_SHOWN_DAYS = 30
_PLOT, _TABLE = 11, 8
"""Heights in lines."""


class TimeDialog(QDialog):
    """Active time, spans an hour, keys and clicks a span; nobody else ever sees them."""

    def __init__(self, timing: Timing, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Time"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        timing.keep()
        self._days = timing.days()[-_SHOWN_DAYS:]
        self._theme = theme
        self.today = Facts()
        self.figure = QComboBox()
        self.copy = QPushButton(tr("Copy as a table"))
        self.copy.clicked.connect(self._copy)
        self.table = QTableWidget(0, 2 + len(FIGURES))
        self._plot = _Plot(theme)
        self._build(is_on=timing.is_on)
        self._show_today()
        self._fill_table()
        self._show_figure()

    def _build(self, *, is_on: bool) -> None:
        card = Card()
        card.add(TextLabel(tr("Today"), bold=True))
        card.add(self.today)
        for figure in FIGURES:
            self.figure.addItem(titled(figure))
        self.figure.setAccessibleName(tr("What the plot shows"))
        self.figure.activated.connect(lambda _at: self._show_figure())
        row = QHBoxLayout()
        row.addWidget(self.figure)
        row.addStretch(1)
        # As tall as it likes to be, a plot would push the table out of view.
        self._plot.widget.setFixedHeight(lines(_PLOT))
        self.table.setMinimumHeight(lines(_TABLE))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addLayout(row)
        column.addWidget(self._plot.widget)
        column.addWidget(self.table, 1)
        note = tr("A pause of more than a minute is not counted. All of it stays in this project.")
        off = tr("Measuring is off; turn it on in Settings.")
        column.addWidget(TextLabel(note if is_on else off, role="faint", wraps=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(12)
        layout.addWidget(ScrollColumn(inside, self.windowTitle()), 1)
        buttons = closing_buttons(self, self.copy)
        buttons.setContentsMargins(20, 0, 20, 0)
        layout.addWidget(buttons)
        self.figure.setFocus()
        open_at(self, width=92, height=40)

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        head = ("day", "documents", *(figure.title for figure in FIGURES))
        rows = [head, *(_cells(day) for day in self._days)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))

    def _show_today(self) -> None:
        day = date.today().isoformat()
        done = next(
            (d for d in self._days if d.day == day), DayOfWork(day=day, work=Work(), documents=0)
        )
        work = done.work
        self.today.show_facts(
            (
                (tr("Active time"), spoken_time(work.seconds)),
                (tr("Articles"), counted(done.documents, "{n} article", "{n} articles")),
                (tr("Spans"), f"{work.spans:,}"),
                *(
                    (tr(figure.title), f"{figure.of(work):,.1f}" if figure.of(work) else "–")
                    for figure in FIGURES[2:]
                ),
            )
        )

    def _fill_table(self) -> None:
        heads = (tr("Day"), tr("Articles"), *map(titled, FIGURES))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(tr("Work by day"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setRowCount(len(self._days))
        for row, day in enumerate(reversed(self._days)):
            for column, text in enumerate(_cells(day)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Stretched to the room that is left, the last would be cut off where that is too little.
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _show_figure(self) -> None:
        self._plot.show_days(self._days, FIGURES[self.figure.currentIndex()])


def titled(figure: Figure) -> str:
    """Return what a figure is called, with its unit."""
    return f"{tr(figure.title)} ({figure.unit})" if figure.unit else tr(figure.title)


def _cells(day: DayOfWork) -> tuple[str, ...]:
    """Return a day as the cells of a row."""
    numbers = (figure.of(day.work) for figure in FIGURES)
    return (
        day.day,
        f"{day.documents:,}",
        *(f"{number:,.1f}".removesuffix(".0") for number in numbers),
    )


class _Plot:
    """Bars, one a day, in the colours of the theme."""

    def __init__(self, theme: Theme) -> None:
        # It brings NumPy with it, which takes half a second and fifty megabytes.
        import pyqtgraph

        self._pyqtgraph = pyqtgraph
        self._theme = theme
        self.widget = pyqtgraph.PlotWidget()
        self.widget.setBackground(theme.color("card"))
        self.widget.setMouseEnabled(x=False, y=False)
        self.widget.setMenuEnabled(False)
        self.widget.hideButtons()
        self.widget.setAccessibleName(tr("Work by day, as bars; the table says the same"))
        for side in ("left", "bottom"):
            axis = self.widget.getAxis(side)
            axis.setPen(theme.color("line"))
            axis.setTextPen(theme.color("faint"))

    def show_days(self, days: tuple[DayOfWork, ...], figure: Figure) -> None:
        """Show one figure of each day."""
        heights = [figure.of(day.work) for day in days]
        self.widget.clear()
        self.widget.addItem(
            self._pyqtgraph.BarGraphItem(
                x=list(range(len(days))),
                height=heights,
                width=0.7,
                brush=self._theme.color("accent"),
                pen=self._theme.color("accent"),
            )
        )
        step = max(1, len(days) // 6)
        ticks = [(at, day.day[5:]) for at, day in enumerate(days) if at % step == 0]
        self.widget.getAxis("bottom").setTicks([ticks])
        across, up = (-0.6, max(6.4, len(days) - 0.4)), (0.0, max([*heights, 1.0]) * 1.1)
        box = self.widget.getViewBox()
        assert box is not None
        box.setRange(xRange=across, yRange=up, padding=0)
