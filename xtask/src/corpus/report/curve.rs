//! Cost over size, as a picture: a point for each document, both axes logarithmic, and the fitted
//! line. A slope of 1 is linear; fixed costs make it less.

use std::fmt::Write;

/// A document: its size in bytes and what it cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point<'a> {
    pub(super) name: &'a str,
    pub(super) size: f64,
    pub(super) cost: f64,
}

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 320.0;
const MARGIN: f64 = 50.0;

/// The picture as SVG, or nothing where there is too little to see.
pub(super) fn draw(title: &str, unit: &str, points: &[Point<'_>]) -> String {
    let logs: Vec<(f64, f64)> = points
        .iter()
        .filter(|point| point.size > 0.0 && point.cost > 0.0)
        .map(|point| (point.size.log10(), point.cost.log10()))
        .collect();
    let Some((slope, start)) = fit(&logs) else {
        return String::new();
    };
    let (left, right) = span(logs.iter().map(|(x, _)| *x));
    let (bottom, top) = span(logs.iter().map(|(_, y)| *y));
    let x = |value: f64| MARGIN + (value - left) / (right - left) * (WIDTH - 2.0 * MARGIN);
    let y =
        |value: f64| HEIGHT - MARGIN - (value - bottom) / (top - bottom) * (HEIGHT - 2.0 * MARGIN);
    let mut svg =
        format!("<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}\">");
    let _ = write!(
        svg,
        "<text x=\"{MARGIN}\" y=\"20\">{title}: slope {slope:.2}</text>"
    );
    for power in whole(left, right) {
        let (at, label) = (x(power), amount(10_f64.powf(power), "B"));
        let _ = write!(
            svg,
            "<path class=\"grid\" d=\"M{at:.1} {MARGIN}V{}\"/>",
            HEIGHT - MARGIN
        );
        let _ = write!(
            svg,
            "<text class=\"x\" x=\"{at:.1}\" y=\"{}\">{label}</text>",
            HEIGHT - MARGIN + 18.0
        );
    }
    for power in whole(bottom, top) {
        let (at, label) = (y(power), amount(10_f64.powf(power), unit));
        let _ = write!(
            svg,
            "<path class=\"grid\" d=\"M{MARGIN} {at:.1}H{}\"/>",
            WIDTH - MARGIN
        );
        let _ = write!(
            svg,
            "<text class=\"y\" x=\"{}\" y=\"{at:.1}\">{label}</text>",
            MARGIN - 6.0
        );
    }
    let ends = [left, right].map(|at| (x(at), y((slope * at + start).clamp(bottom, top))));
    let [(x1, y1), (x2, y2)] = ends;
    let _ = write!(
        svg,
        "<path class=\"fit\" d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\"/>"
    );
    for (point, (size, cost)) in points
        .iter()
        .filter(|point| point.size > 0.0 && point.cost > 0.0)
        .zip(&logs)
    {
        let name = super::html::escaped(point.name);
        let cost_text = amount(point.cost, unit);
        let _ = write!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\"><title>{name}: {cost_text}</title></circle>",
            x(*size),
            y(*cost)
        );
    }
    svg.push_str("</svg>");
    svg
}

/// Slope and start of the line that fits best, by least squares.
fn fit(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (middle, height) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points.iter().map(|point| (point.0 - middle).powi(2)).sum();
    let common: f64 = points
        .iter()
        .map(|point| (point.0 - middle) * (point.1 - height))
        .sum();
    let slope = common / spread;
    (points.len() > 2 && slope.is_finite()).then_some((slope, height - slope * middle))
}

/// Whole powers of ten around all values.
fn span(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (least, most) = values.fold((f64::MAX, f64::MIN), |(least, most), value| {
        (least.min(value), most.max(value))
    });
    let (least, most) = (least.floor(), most.ceil());
    (least, if most > least { most } else { least + 1.0 })
}

fn whole(from: f64, to: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(from), |at| Some(at + 1.0)).take_while(move |at| *at <= to)
}

/// `20 kB`, `0.1 s`.
fn amount(value: f64, unit: &str) -> String {
    match value {
        1e6.. => format!("{:.3} M{unit}", value / 1e6),
        1e3.. => format!("{:.3} k{unit}", value / 1e3),
        _ => format!("{value:.3} {unit}"),
    }
    .replace(".000", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_of_linear_cost_is_one() {
        let points = [1e4, 2e5, 3e6].map(|size| Point {
            name: "a<b",
            size,
            cost: size * 7e-6,
        });
        let svg = draw("time", "s", &points);
        assert!(svg.contains("slope 1.00"), "{svg}");
        assert!(svg.contains("a&lt;b: 0.070 s"), "{svg}");
        assert!(svg.contains(">10 kB<"), "{svg}");
    }

    #[test]
    fn too_little_gives_no_picture() {
        let point = Point {
            name: "a",
            size: 10.0,
            cost: 1.0,
        };
        assert_eq!(draw("time", "s", &[point; 5]), "");
        assert_eq!(draw("time", "s", &[]), "");
    }
}
