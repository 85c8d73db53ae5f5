//! What a page draws: glyphs with their places, in the order they are drawn.

use std::collections::BTreeMap;
use std::panic::resume_unwind;

use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, interpret_page,
};
use hayro_syntax::object::{Dict, String as PdfString};
use hayro_syntax::page::Page;

/// Glyphs, paths, clips and forms drawn in one file before we give up.
const WORK: u64 = 2_000_000;

/// What drawing a form costs at least.
const FORM: u64 = 40;

/// Bullets in one file.
const MAX_DOTS: usize = 2000;

/// Text that replaces what is drawn is a word or a line, in bytes.
pub(super) const MAX_ACTUAL: usize = 1000;

/// The reason for unwinding when the work is used up.
#[derive(Debug)]
pub(super) struct OverBudget;

/// Stands for a glyph whose character the file does not tell; the next ones for other glyphs.
pub(super) const LOST: char = '\u{f0000}';

/// A glyph.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: Text,
    pub(super) page: u32,
    /// Left and right edge, and the base line counted from the top of the page.
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    /// Drawn so that nobody sees it: the text layer of a scan.
    pub(super) invisible: bool,
    /// Header, footer or decoration by the file's own word.
    pub(super) artifact: bool,
    pub(super) mcid: Option<u32>,
}

/// What a glyph stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Text {
    One(char),
    Many(Box<str>),
}

impl Text {
    /// White space, or nothing at all.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::One(c) => c.is_whitespace(),
            Self::Many(text) => text.chars().all(char::is_whitespace),
        }
    }
}

/// A small mark: a bullet that is no letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot {
    pub(super) page: u32,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The height of its middle.
    pub(super) y: f32,
}

/// What a page shows besides glyphs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Drawn {
    pub(super) pictures: u32,
    pub(super) paths: u32,
    /// How much of the page its pictures cover; more than 1 where they cover each other.
    pub(super) covered: f32,
}

/// Everything drawn on the pages read so far.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) glyphs: Vec<Glyph>,
    /// Images and paths that may be text to the eye, page by page.
    pub(super) drawn: Vec<Drawn>,
    /// Small round or square marks that may be bullets.
    pub(super) dots: Vec<Dot>,
    /// The width and height of each page.
    pub(super) pages: Vec<(f32, f32)>,
}

impl Drawing {
    /// The glyphs of a page, with their place in the order of drawing.
    pub(super) fn on(&self, page: u32) -> impl Iterator<Item = (usize, &Glyph)> {
        let start = self.glyphs.partition_point(|glyph| glyph.page < page);
        let end = self.glyphs.partition_point(|glyph| glyph.page <= page);
        (start..end).map(|at| (at, &self.glyphs[at]))
    }
}

/// Reads page after page.
pub(super) struct Collector<'a> {
    drawing: Drawing,
    cache: InterpreterCache<'a>,
    work: u64,
    /// What a form costs, since it is unpacked each time it is drawn.
    form_cost: u64,
    marked: Vec<Marked>,
    /// Glyphs that have no character, by shape.
    lost: BTreeMap<u128, char>,
    /// Glyphs that claim to be a space, by shape: whether they show something.
    inked: BTreeMap<u128, bool>,
}

/// An open marked-content sequence.
struct Marked {
    mcid: Option<u32>,
    artifact: bool,
    /// The text that replaces all that is drawn in it.
    actual: Option<Box<str>>,
    /// Replaced already.
    told: bool,
}

impl<'a> Collector<'a> {
    /// `largest` is the size of the largest form when unpacked.
    pub(super) fn new(largest: usize) -> Self {
        Self {
            drawing: Drawing::default(),
            cache: InterpreterCache::new(),
            work: 0,
            form_cost: FORM + largest as u64 / 256,
            marked: Vec::new(),
            lost: BTreeMap::new(),
            inked: BTreeMap::new(),
        }
    }

    /// Reads one page.
    ///
    /// Unwinds with [`OverBudget`] when the file takes more work than any letter does: the
    /// interpreter cannot be stopped otherwise.
    pub(super) fn page(&mut self, page: &Page<'a>) {
        let (width, height) = page.render_dimensions();
        self.drawing.pages.push((width, height));
        self.drawing.drawn.push(Drawn::default());
        self.marked.clear();
        let settings = InterpreterSettings {
            render_content: RenderContent::PAGE,
            ..InterpreterSettings::default()
        };
        let start = Affine::new(page.initial_transform(true).as_coeffs());
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let cache = self.cache.clone();
        let mut context = Context::new(start, area, &cache, page.xref(), settings);
        interpret_page(page, &mut context, self);
    }

    pub(super) fn finish(self) -> Drawing {
        self.drawing
    }

    fn spend(&mut self, work: u64) {
        self.work += work;
        if self.work > WORK {
            // No panic hook runs, and `super::read` catches it.
            resume_unwind(Box::new(OverBudget));
        }
    }

    /// Keeps what may be a bullet.
    fn dot(&mut self, area: Rect) {
        let (width, height) = (area.width(), area.height());
        let square = (width - height).abs() <= width.max(height) * 0.2;
        if square && (1.2..9.0).contains(&width) && self.drawing.dots.len() < MAX_DOTS {
            self.drawing.dots.push(Dot {
                page: self.drawing.pages.len().saturating_sub(1) as u32,
                x0: area.x0 as f32,
                x1: area.x1 as f32,
                y: area.center().y as f32,
            });
        }
    }

    /// What a glyph stands for: its character, or a stand-in where the file does not say.
    fn text(&mut self, glyph: &Shape<'a>) -> Text {
        let said = glyph.as_unicode();
        let blank = match &said {
            None => true,
            Some(BfString::Char(c)) => c.is_whitespace() || c.is_control(),
            Some(BfString::String(text)) => text.trim_matches(blank_char).is_empty(),
        };
        if !blank {
            return match said {
                Some(BfString::String(text)) => Text::Many(text.into()),
                Some(BfString::Char(c)) => Text::One(c),
                None => Text::One(' '),
            };
        }
        let key = match glyph {
            Shape::Outline(outline) => outline.identifier().cache_key(),
            Shape::Type3(own) => u128::from(own.char_code()),
        };
        let inked = *self.inked.entry(key).or_insert_with(|| match glyph {
            Shape::Outline(outline) => outline.outline().elements().len() > 2,
            Shape::Type3(_) => said.is_none(),
        });
        if !inked {
            return Text::One(' ');
        }
        let next = char::from_u32(LOST as u32 + self.lost.len().min(0xfff0) as u32);
        Text::One(*self.lost.entry(key).or_insert(next.unwrap_or(LOST)))
    }

    /// The text under `/ActualText`: all of it for the first glyph, none for the others.
    fn actual(&mut self) -> Option<Text> {
        let marked = self.marked.iter_mut().rev().find(|marked| marked.actual.is_some())?;
        let text = if marked.told { Box::default() } else { marked.actual.clone()? };
        marked.told = true;
        Some(Text::Many(text))
    }
}

fn blank_char(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

impl<'a> Device<'a> for Collector<'a> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        if let Some(page) = self.drawing.drawn.last_mut() {
            page.paths = page.paths.saturating_add(1);
        }
        self.spend(1 + path.elements().len() as u64 / 64);
        if path.elements().len() < 20 {
            self.dot(props.transform.transform_rect_bbox(path.control_box()));
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, _: &DrawMode) {
        self.spend(1);
        self.dot(props.transform.transform_rect_bbox(*rect));
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // A form is clipped to a box without further ado; other boxes come as rectangles.
        let form = clip.path.elements().len() <= 6;
        self.spend(if form { self.form_cost } else { 1 });
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.spend(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.spend(run.glyphs().len() as u64 + 1);
        let page = self.drawing.pages.len().saturating_sub(1) as u32;
        let (width, height) = self.drawing.pages.last().copied().unwrap_or_default();
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let artifact = self.marked.iter().any(|marked| marked.artifact);
        let mcid = self.marked.iter().rev().find_map(|marked| marked.mcid);
        for glyph in run.glyphs() {
            let [across, tilt, lean, down, x, y] =
                (props.transform * glyph.transform()).as_coeffs();
            let (x, y) = (x as f32, y as f32);
            let size = lean.hypot(down) as f32 * 1000.0;
            // Slanted, upside down, mirrored or turned: a watermark or a note in the margin.
            let upright = across > 0.0 && tilt.abs() < across * 0.1 && down < 0.0;
            let on_page = (-2.0..width + 2.0).contains(&x) && (-2.0..height + 2.0).contains(&y);
            if !upright || !on_page || !(1.0..1000.0).contains(&size) {
                continue;
            }
            let advance = match &**glyph {
                Shape::Outline(outline) => outline.advance_width(),
                Shape::Type3(own) => own.advance_width(),
            };
            let text = self.actual().unwrap_or_else(|| self.text(glyph));
            let advance = advance.unwrap_or(500.0).clamp(0.0, 5000.0) * across as f32;
            self.drawing.glyphs.push(Glyph {
                text,
                page,
                x0: x,
                x1: x + advance,
                y,
                size,
                bold,
                invisible: matches!(mode, DrawMode::Invisible),
                artifact,
                mcid,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.spend(1);
        let (width, height) = self.drawing.pages.last().copied().unwrap_or_default();
        let sheet = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let whole = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let seen = props.transform.transform_rect_bbox(whole).intersect(sheet);
        if let Some(page) = self.drawing.drawn.last_mut() {
            page.pictures = page.pictures.saturating_add(1);
            if sheet.area() > 0.0 {
                page.covered += (seen.area() / sheet.area()) as f32;
            }
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.spend(1);
        let text = |key: &str| properties?.get::<PdfString<'_>>(key);
        let actual = text("ActualText").filter(|text| text.len() <= MAX_ACTUAL);
        self.marked.push(Marked {
            mcid: properties.and_then(|properties| properties.get::<u32>("MCID")),
            artifact: tag == b"Artifact",
            actual: actual.map(|text| text_of(&text).into()),
            told: false,
        });
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}

fn is_bold(glyph: &Shape<'_>) -> bool {
    let Shape::Outline(outline) = glyph else { return false };
    outline.font_data().is_some_and(|font| {
        let name = font.postscript_name.unwrap_or_default();
        let named = ["Bold", "Black", "Heavy"].iter().any(|weight| name.contains(weight));
        font.weight.is_some_and(|weight| (600..=1000).contains(&weight)) || named
    })
}

/// A text string of a PDF: UTF-16, UTF-8 or, nearly, Latin-1.
pub(super) fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}
