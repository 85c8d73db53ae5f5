//! Reading order, paragraphs and tables by where things stand on the page.

use super::blocks::{Block, Kind, label};
use super::glyphs::Dot;
use super::gutters::gutters;
use super::lines::{Line, Numbered, cells, line, rows};

/// A row of a page: its cells from left to right.
type Row = Vec<Line>;

/// Columns nest no deeper on any letter.
const MAX_COLUMNS: usize = 4;

/// Lines of text that two columns have at least.
const MIN_LINES: usize = 4;

/// The blocks of some glyphs of one page.
pub(super) fn blocks(glyphs: Vec<Numbered<'_>>, dots: &[Dot]) -> Vec<Block> {
    let rows = rows(glyphs);
    let gutters = gutters(&rows);
    let starts: Vec<Vec<f32>> = rows
        .iter()
        .map(|row| cells(row, &gutters, &[]).iter().skip(1).map(|cell| cell[0].1.x0).collect())
        .collect();
    let around = |at: usize| {
        let near = at.checked_sub(1).into_iter().chain([at + 1]);
        near.filter_map(|at| starts.get(at)).flatten().copied().collect::<Vec<f32>>()
    };
    let rows: Vec<Row> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| cells(row, &gutters, &around(at)).into_iter().filter_map(line).collect())
        .map(labelled)
        .map(|row| dotted(row, dots))
        .filter(|row| !row.is_empty())
        .collect();
    let mut out = Vec::new();
    let parts = columns(rows, &gutters, 0);
    let narrow = parts.len() > 1;
    for part in parts {
        flow(part, narrow, &mut out);
    }
    out
}

/// A bullet or number that stands far from its text goes with it.
fn labelled(mut row: Row) -> Row {
    let bare = |text: &str| !text.contains(' ') && label(&format!("{text} x")).is_some();
    if row.len() > 1 && bare(&row[0].text) {
        let first = row.remove(0);
        let text = &mut row[0];
        text.text.insert(0, ' ');
        text.text.insert_str(0, &first.text);
        text.body = text.x0;
        text.x0 = first.x0;
        text.first_word = first.first_word;
        text.order = text.order.min(first.order);
    }
    row
}

/// Bullets that are drawn go with the text to their right.
fn dotted(mut row: Row, dots: &[Dot]) -> Row {
    for cell in &mut row {
        let near = dots.iter().find(|dot| {
            let gap = cell.x0 - dot.x1;
            let height = (cell.y - dot.y) / cell.size;
            dot.page == cell.page
                && (0.0..3.0).contains(&(gap / cell.size))
                && (0.05..0.7).contains(&height)
        });
        if let Some(dot) = near {
            cell.text.insert_str(0, "• ");
            cell.body = cell.x0;
            cell.x0 = dot.x0;
        }
    }
    row
}

/// Parts of a page in reading order, each of one column. `clear` are places no text crosses.
fn columns(rows: Vec<Row>, clear: &[f32], depth: usize) -> Vec<Vec<Row>> {
    if depth < MAX_COLUMNS {
        for gutter in clear.iter().copied().chain(starts(&rows)) {
            if let Some(parts) = split(&rows, gutter, clear, depth) {
                return parts;
            }
        }
    }
    vec![rows]
}

/// The columns left and right of `gutter` with what stands above, between and below them.
fn split(rows: &[Row], gutter: f32, clear: &[f32], depth: usize) -> Option<Vec<Vec<Row>>> {
    let crosses = |row: &Row| row.iter().any(|cell| cell.x0 < gutter && cell.x1 > gutter);
    let right = |row: &Row| row.iter().any(|cell| cell.x0 >= gutter);
    let mut parts: Vec<Vec<Row>> = Vec::new();
    let mut plain: Vec<Row> = Vec::new();
    let mut found = false;
    let mut at = 0;
    while at < rows.len() {
        let end = rows[at..].iter().position(crosses).map_or(rows.len(), |row| at + row);
        // Rows above and below that stand only on the left are outside.
        let run = &rows[at..end];
        let from = run.iter().position(right).unwrap_or(run.len());
        // A lone line far above is a header.
        let far = |row: usize| {
            let pair = run.get(row).zip(run.get(row + 1));
            pair.is_some_and(|(row, next)| {
                row.len() == 1 && next[0].y - row[0].y > row[0].size * 2.6
            })
        };
        let from = if far(from) { from + 1 } else { from };
        let from = from - left_above(&run[..from], run.get(from));
        let to = run.iter().rposition(right).map_or(from, |last| last + 1);
        let reach = if end == rows.len() { 4.0 } else { 1.9 };
        let to = to + left_below(&run[to..], run.get(to.saturating_sub(1)), reach);
        let band = &run[from..to];
        plain.extend_from_slice(&run[..from]);
        if are_columns(band, gutter) {
            found = true;
            parts.push(std::mem::take(&mut plain));
            let side = |left: bool| -> Vec<Row> {
                let keep = |cell: &&Line| (cell.x0 < gutter) == left;
                let side = band.iter().map(|row| row.iter().filter(keep).cloned().collect());
                side.filter(|row: &Row| !row.is_empty()).collect()
            };
            parts.extend(columns(side(true), clear, depth + 1));
            parts.extend(columns(side(false), clear, depth + 1));
        } else {
            plain.extend_from_slice(band);
        }
        plain.extend_from_slice(&run[to..]);
        plain.extend(rows.get(end).cloned());
        at = end + 1;
    }
    parts.push(plain);
    parts.retain(|part| !part.is_empty());
    found.then_some(parts)
}

/// How many rows right above the first row of the right column belong to the left one.
fn left_above(rows: &[Row], first: Option<&Row>) -> usize {
    let Some(mut y) = first.and_then(|row| row.first()).map(|cell| cell.y) else { return 0 };
    let near = rows.iter().rev().take_while(|row| {
        let near = y - row[0].y < row[0].size * 1.0;
        y = row[0].y;
        near
    });
    near.count()
}

/// How many rows right below the last row of the right column still belong to the left one.
/// Where nothing follows that is wider, all of them do.
fn left_below(rows: &[Row], last: Option<&Row>, reach: f32) -> usize {
    let Some(mut y) = last.and_then(|row| row.first()).map(|cell| cell.y) else { return 0 };
    let near = rows.iter().take_while(|row| {
        let near = row[0].y - y < row[0].size * reach;
        y = row[0].y;
        near
    });
    near.count()
}

/// Where most right-hand cells begin.
fn starts(rows: &[Row]) -> Option<f32> {
    let starts: Vec<&Line> = rows.iter().flat_map(|row| row.iter().skip(1)).collect();
    let near = |a: &Line, b: &Line| (a.x0 - b.x0).abs() < a.size;
    let count = |line: &&&Line| starts.iter().filter(|other| near(line, other)).count();
    // The leftmost of the most common ones.
    let best = starts.iter().take(200).max_by_key(count)?;
    (count(&best) >= MIN_LINES.min(3)).then_some(best.x0 - best.size * 0.5)
}

/// True for columns of text, false for a table.
fn are_columns(band: &[Row], gutter: f32) -> bool {
    let left: Vec<&Line> = band.iter().flatten().filter(|cell| cell.x0 < gutter).collect();
    let right: Vec<&Line> = band.iter().flatten().filter(|cell| cell.x0 >= gutter).collect();
    if left.len() < 3 || right.len() < 3 {
        return false;
    }
    let wide = |side: &[&Line]| {
        let reach = side.iter().map(|cell| cell.x1).fold(f32::MIN, f32::max);
        let start = side.iter().map(|cell| cell.x0).fold(f32::MAX, f32::min);
        let full = side.iter().filter(|cell| cell.x1 - cell.x0 > (reach - start) * 0.7).count();
        reach - start > side[0].size * 11.0 && full * 10 >= side.len() * 4
    };
    // Lines that run on into the next: no table has them in several columns.
    let runs = |side: &[&Line]| {
        let reach = side.iter().map(|cell| cell.x1).fold(f32::MIN, f32::max);
        let start = side.iter().map(|cell| cell.x0).fold(f32::MAX, f32::min);
        let on = |pair: &&[&Line]| {
            pair[0].x1 > start + (reach - start) * 0.75
                && pair[1].y - pair[0].y < pair[0].size * 1.9
                && pair[1].text.starts_with(char::is_lowercase)
        };
        side.windows(2).filter(on).count()
    };
    let (runs_left, runs_right) = (runs(&left), runs(&right));
    let both = band.iter().filter(|row| row.len() > 1).count();
    let text = left.len() >= MIN_LINES && right.len() >= MIN_LINES && wide(&left) && wide(&right);
    text || both * 2 < band.len() || runs_left.min(runs_right) > 0 && runs_left + runs_right > 2
}

/// Rows of one column to paragraphs, items and tables; `narrow` where there are other columns.
fn flow(rows: Vec<Row>, narrow: bool, out: &mut Vec<Block>) {
    let pitch = pitch(&rows);
    let mut open: Option<Block> = None;
    let right = rows.iter().flatten().map(|cell| cell.x1).fold(f32::MIN, f32::max);
    let tabled = tabled(&rows);
    for (mut row, in_table) in rows.into_iter().zip(tabled) {
        if in_table {
            out.extend(open.take());
            out.push(Block { kind: Kind::Row, parts: row.into_iter().map(|c| vec![c]).collect() });
            continue;
        }
        if row.len() > 1 {
            out.extend(open.take());
            out.extend(row.into_iter().map(|cell| Block::new(Kind::Paragraph, vec![cell])));
            continue;
        }
        let Some(mut line) = row.pop() else { continue };
        line.right = narrow.then_some(right);
        if open.is_none()
            && let Some(cell) = out.last_mut().and_then(|block| wrapped_cell(block, &line))
        {
            cell.push(line);
            continue;
        }
        match &mut open {
            Some(block) if !begins(&block.parts[0], &line, pitch, right) => {
                block.parts[0].push(line);
            }
            _ => {
                out.extend(open.take());
                open = Some(Block::new(Kind::Paragraph, vec![line]));
            }
        }
    }
    out.extend(open);
}

/// The cell of the table row above that a lone line goes on with.
fn wrapped_cell<'b>(block: &'b mut Block, line: &Line) -> Option<&'b mut Vec<Line>> {
    if block.kind != Kind::Row {
        return None;
    }
    let next = block.parts.get(1).and_then(|cell| cell.first()).map(|cell| cell.x0);
    let mut cells = block.parts.iter_mut().enumerate();
    let goes_on = |at: usize, last: &Line| under(last, line) && (at > 0 || stays(line, next));
    let found = cells.find(|(at, cell)| cell.last().is_some_and(|last| goes_on(*at, last)));
    found.map(|(_, cell)| cell)
}

/// True where `line` stands right under `above` and begins where it does.
fn under(above: &Line, line: &Line) -> bool {
    (above.x0 - line.x0).abs() < line.size * 0.3
        && line.y > above.y
        && line.y - above.y < line.size * 1.6
}

/// True for a line that can go on with the first cell of a row: it ends before the `next` cell, and
/// does not begin a text of its own.
fn stays(line: &Line, next: Option<f32>) -> bool {
    line.text.starts_with(char::is_lowercase) && next.is_some_and(|next| line.x1 < next)
}

/// Which rows are rows of a table: two or more with cells that line up.
fn tabled(rows: &[Row]) -> Vec<bool> {
    let lines_up = |a: &Row, b: &Row| {
        a.len() > 1
            && b.len() > 1
            && b.iter().skip(1).any(|cell| {
                a.iter().skip(1).any(|other| {
                    (other.x0 - cell.x0).abs() < cell.size || (other.x1 - cell.x1).abs() < cell.size
                })
            })
    };
    // A first cell may go on in a line of its own before the next row.
    let wraps = |at: usize| match (&*rows[at], rows.get(at + 1).map(Vec::as_slice)) {
        ([first, second, ..], Some([line])) => under(first, line) && stays(line, Some(second.x0)),
        _ => false,
    };
    let next = |at: usize| if wraps(at) { at + 2 } else { at + 1 };
    let mut table = vec![false; rows.len()];
    for at in 0..rows.len() {
        let below = next(at);
        if rows.get(below).is_some_and(|row| lines_up(&rows[at], row)) {
            (table[at], table[below]) = (true, true);
        }
    }
    table
}

/// The usual distance of lines in paragraphs.
fn pitch(rows: &[Row]) -> f32 {
    let pairs = rows.windows(2).filter(|pair| pair[0].len() == 1 && pair[1].len() == 1);
    let steps = pairs.map(|pair| (pair[1][0].y - pair[0][0].y) / pair[1][0].size);
    let mut steps: Vec<f32> = steps.filter(|step| (0.9..2.2).contains(step)).collect();
    steps.sort_by(f32::total_cmp);
    // Gaps between paragraphs may be more common than lines within them.
    steps.get(steps.len() / 4).copied().unwrap_or(1.3)
}

/// True when `line` does not go on with the paragraph above it.
fn begins(above: &[Line], line: &Line, pitch: f32, right: f32) -> bool {
    let (Some(first), Some(last)) = (above.first(), above.last()) else { return true };
    let size = last.size.max(line.size);
    if (last.size - line.size).abs() > size * 0.08
        || last.bold != line.bold
        || line.y - last.y > pitch * size * 1.22
        || line.y <= last.y
        || label(&line.text).is_some_and(|(number, _)| number.is_none())
    {
        return true;
    }
    let room = last.x1 + size * 1.1 + line.first_word < right;
    let ended = last.text.ends_with(['.', ':', '!', '?', '»']);
    if label(&line.text).is_some() && (room || ended) {
        return true;
    }
    if label(&first.text).is_some() {
        // Text of an item stands under its text, or under its bullet.
        let hangs = first.body - first.x0 > size * 0.5 && above.len() == 1;
        let hung = above.get(1).is_some_and(|second| second.x0 > first.x0 + size * 0.5);
        return (hangs || hung) && line.x0 < first.x0 + size * 0.5 && (room || ended || hung);
    }
    let indent = line.x0 - last.x0;
    if above.len() == 1 && indent < 0.0 && !room {
        return false;
    }
    indent.abs() > size * 1.2
}
