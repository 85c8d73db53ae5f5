//! The words in the table that Tesseract writes (TSV).

/// The most words of a page; a page of print has a thousand.
const MOST: usize = 20_000;

/// Tesseract is surer than this of nearly every word it reads rightly.
const SURE: f32 = 60.0;

/// A word as Tesseract read it, and where on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) unsure: bool,
    /// Pixels from the left and the top.
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
    /// Block, paragraph and line, as Tesseract counts them.
    pub(super) line: (u32, u32, u32),
}

impl Word {
    pub(super) fn height(&self) -> i32 {
        self.bottom - self.top
    }
}

/// The words of a page in reading order; lines that are no words are passed over.
pub(super) fn words(tsv: &str) -> Vec<Word> {
    tsv.lines().filter_map(word).take(MOST).collect()
}

fn word(line: &str) -> Option<Word> {
    let mut cells = line.splitn(12, '\t');
    let mut number = || cells.next()?.trim().parse::<f32>().ok().filter(|n| n.abs() < 1e6);
    let mut numbers = [0.0; 11];
    for cell in &mut numbers {
        *cell = number()?;
    }
    let [level, _, block, par, line, _, left, top, width, height, sure] = numbers;
    let text = cells.next()?.trim();
    // Rules of tables and edges of the paper.
    let seen = text.contains(|c: char| c.is_alphanumeric() || "-–—•*·§$&%+».°®©¢«»\"(".contains(c));
    let rule = text.chars().count() > 2 && text.chars().all(|c| "-–—_=.|".contains(c));
    if level < 5.0 || text.is_empty() || !seen || rule || text.contains(char::is_whitespace) {
        return None;
    }
    Some(Word {
        text: text.trim_matches(['|', '_']).to_owned(),
        unsure: sure < SURE && text.contains(char::is_alphanumeric),
        left: left as i32,
        top: top as i32,
        right: (left + width) as i32,
        bottom: (top + height) as i32,
        line: (block as u32, par as u32, line as u32),
    })
    .filter(|word| !word.text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_are_taken() {
        let tsv = "level\tpage_num\tblock_num\n\
            4\t1\t1\t1\t1\t0\t90\t90\t600\t20\t-1\t\n\
            5\t1\t2\t1\t3\t1\t90\t80\t60\t20\t96.1\tDu\n\
            5\t1\t2\t1\t3\t2\t160\t80\t60\t20\t12\tf|r\n\
            5\t1\t2\t1\t3\t3\t230\t80\t6\t200\t40\t|\n\
            5\t1\t2\t1\t3\tx\t230\t80\t6\t20\t40\tnei\n\
            5\t1\t2\t1\n";
        let found = words(tsv);
        let texts: Vec<&str> = found.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["Du", "f|r"]);
        assert_eq!((found[0].right, found[0].bottom, found[0].line), (150, 100, (2, 1, 3)));
        assert_eq!((found[0].unsure, found[1].unsure), (false, true));
    }
}
