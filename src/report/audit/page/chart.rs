//! A figure's spread as a chart: bars, and below them where these and other letters lie.
//!
//! Colours stand for parts: the style of the page gives them their real ones, light or dark.

use std::fmt::Display;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::bins::Bins;

const WIDTH: u16 = 380;
const BARS: u16 = 204;
/// The height of one collection under the bars.
const ROW: u16 = 34;
const LEFT: i32 = 40;
const RIGHT: i32 = 12;

/// What the style knows parts by.
const BAR: RGBColor = RGBColor(1, 1, 1);
const AXIS: RGBColor = RGBColor(2, 2, 2);
const GRID: RGBColor = RGBColor(3, 3, 3);
const LABEL: RGBColor = RGBColor(4, 4, 4);
const OWN: RGBColor = RGBColor(5, 5, 5);
const OTHER: RGBColor = RGBColor(6, 6, 6);
const MIDDLE: RGBColor = RGBColor(7, 7, 7);

/// Percentiles of a collection: what is known of 10, 25, 50, 75 and 90.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) own: bool,
    pub(super) outer: Option<(f64, f64)>,
    pub(super) inner: Option<(f64, f64)>,
    pub(super) middle: Option<f64>,
}

/// A chart in words and numbers.
pub(super) struct Chart<'a> {
    pub(super) bins: &'a Bins,
    pub(super) rows: &'a [Row],
    /// What stands under the horizontal axis.
    pub(super) across: &'a str,
    /// What stands beside the vertical one.
    pub(super) up: &'a str,
    /// How a value on the horizontal axis is written.
    pub(super) print: &'a dyn Fn(f64) -> String,
}

type Area<'s> = DrawingArea<SVGBackend<'s>, Shift>;
type Done<'s> = Result<(), Box<dyn std::error::Error + 's>>;

impl Chart<'_> {
    /// The chart as SVG; empty if it could not be drawn.
    pub(super) fn svg(&self) -> String {
        let mut svg = String::new();
        let height = u32::from(BARS) + u32::from(ROW) * self.rows.len() as u32;
        let drawn = {
            let root =
                SVGBackend::with_string(&mut svg, (u32::from(WIDTH), height)).into_drawing_area();
            let (bars, rows) = root.split_vertically(u32::from(BARS));
            self.bars(&bars)
                .and_then(|()| self.rows(&rows))
                .and_then(|()| Ok(root.present()?))
                .is_ok()
        };
        if drawn { svg } else { String::new() }
    }

    fn bars(&self, area: &Area<'_>) -> Done<'static> {
        let failed = |error: &dyn Display| Box::<dyn std::error::Error>::from(error.to_string());
        let most = self.bins.most();
        let step = tick(most);
        let top = most.div_ceil(step).max(1) * step;
        let text = |size: f64| ("sans-serif", size).into_font().color(&LABEL);
        let mut chart = ChartBuilder::on(area)
            .margin_right(RIGHT)
            .margin_top(24)
            .set_label_area_size(LabelAreaPosition::Left, LEFT)
            .margin_bottom(8)
            .set_label_area_size(LabelAreaPosition::Bottom, 40)
            .build_cartesian_2d(self.bins.from..self.bins.to(), 0..top)
            .map_err(|error| failed(&error))?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(AXIS)
            .label_style(text(12.0))
            .axis_desc_style(text(12.0))
            .x_labels(8)
            .x_label_formatter(&|value| (self.print)(*value))
            .y_labels((top / step) as usize + 1)
            .x_desc(self.across)
            .draw()
            .map_err(|error| failed(&error))?;
        let bars = self.bins.bars().filter(|(.., count)| *count > 0);
        chart
            .draw_series(bars.map(|(from, to, count)| {
                let mut bar = Rectangle::new([(from, 0), (to, count)], BAR.filled());
                bar.set_margin(0, 0, 1, 1);
                bar
            }))
            .map_err(|error| failed(&error))?;
        let up = text(12.0).pos(Pos::new(HPos::Left, VPos::Top));
        area.draw(&Text::new(self.up, (4, 4), up)).map_err(|error| failed(&error))
    }

    /// Where letters lie: a thin line from 10 to 90 per cent, a thick one from 25 to 75, a mark at 50.
    fn rows(&self, area: &Area<'_>) -> Done<'static> {
        let failed = |error: &dyn Display| Box::<dyn std::error::Error>::from(error.to_string());
        let wide = f64::from(i32::from(WIDTH) - LEFT - RIGHT);
        let x = |value: f64| {
            let part = (value - self.bins.from) / (self.bins.to() - self.bins.from);
            LEFT + (part.clamp(0.0, 1.0) * wide).round() as i32
        };
        for (y, row) in (0..).step_by(usize::from(ROW)).zip(self.rows) {
            let colour = if row.own { OWN } else { OTHER };
            let label = ("sans-serif", 12.0).into_font().color(&LABEL);
            let label = label.pos(Pos::new(HPos::Left, VPos::Top));
            let mut shapes = Vec::new();
            let mut bar = |(from, to): (f64, f64), half: i32, colour: RGBColor| {
                let (from, to) = (x(from), x(to));
                // A line of no length is still seen.
                let to = to.max(from + 2);
                shapes.push(Rectangle::new(
                    [(from, y + 22 - half), (to, y + 22 + half)],
                    colour.filled(),
                ));
            };
            if let Some(outer) = row.outer {
                bar(outer, 1, colour);
            }
            if let Some(inner) = row.inner {
                bar(inner, 5, colour);
            }
            if let Some(middle) = row.middle {
                let (at, y) = (x(middle), y + 22);
                shapes.push(Rectangle::new([(at - 1, y - 8), (at + 2, y + 8)], MIDDLE.filled()));
            }
            area.draw(&Text::new(row.name.clone(), (LEFT, y), label)).map_err(|e| failed(&e))?;
            for shape in &shapes {
                area.draw(shape).map_err(|error| failed(&error))?;
            }
        }
        Ok(())
    }
}

/// A round step that makes three to six of the way to `most`.
fn tick(most: u64) -> u64 {
    let mut step = 1;
    loop {
        for factor in [1, 2, 5] {
            if most <= step * factor * 5 {
                return step * factor;
            }
        }
        step *= 10;
    }
}
