//! Lines and pages of a text.

/// Where the lines and pages of a text begin.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    pages: Vec<u32>,
}

impl LineIndex {
    /// The index of `text`. A line ends at `\n`, a page at a form feed.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut pages = Vec::new();
        for (i, &b) in bytes.iter().enumerate() {
            match b {
                b'\n' => starts.push(i as u32 + 1),
                0x0c => pages.push(i as u32),
                _ => {}
            }
        }
        Self { starts, pages }
    }

    /// The line a byte offset stands in, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&s| s as usize <= offset)
    }

    /// The first byte of a line, from 1; past the last line the last line's.
    pub fn start(&self, line: usize) -> usize {
        let at = line.saturating_sub(1).min(self.starts.len() - 1);
        self.starts[at] as usize
    }

    /// The page a byte offset stands in, from 1; `None` for a text without form feeds.
    pub fn page(&self, offset: usize) -> Option<usize> {
        if self.pages.is_empty() {
            return None;
        }
        Some(self.pages.partition_point(|&p| (p as usize) < offset) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one() {
        let index = LineIndex::of("a\nbc\n");
        assert_eq!((index.line(0), index.line(1), index.line(2), index.line(5)), (1, 1, 2, 3));
    }

    #[test]
    fn pages_exist_only_with_form_feeds() {
        assert_eq!(LineIndex::of("a").page(0), None);
        let index = LineIndex::of("a\n\u{c}b");
        assert_eq!((index.page(0), index.page(3)), (Some(1), Some(2)));
    }
}
