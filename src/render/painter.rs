//! SVG → PNG, with the theme's fonts and nothing of the machine's.
//!
//! The same picture is the same bytes everywhere: no font, no file and no address outside of the theme is looked at.
//! A picture needs 3 MB while it is painted, so whoever paints many paints few at a time.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use anyhow::{Context, Result};
use png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use xxhash_rust::xxh3::Xxh3;

use super::typesetting::{Block, Face, fit};
use crate::assets::Files;
use crate::content::SourceFile;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// How large pictures are: what Open Graph's consumers show without cutting.
pub const WIDTH: u32 = 1200;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 630;

/// Kerning mostly brings letters closer together, and some further apart: two W by two hundredths.
const KERNING: f32 = 1.03;

/// The theme's two fonts.
#[derive(Debug, Clone, Copy)]
pub enum Font {
    /// For numbers and names.
    Display,
    /// For everything else.
    Text,
}

impl Font {
    fn file(self) -> &'static str {
        match self {
            Self::Display => "InterDisplay-Bold.ttf",
            Self::Text => "Inter-Regular.ttf",
        }
    }
}

/// Fonts, ready to measure and to paint with.
pub struct Painter {
    options: Options<'static>,
    fonts: Vec<(String, Arc<Vec<u8>>)>,
    digest: u64,
}

impl Painter {
    /// Reads the fonts; one that is none is noted.
    pub fn load(fonts: Files, diagnostics: &mut Diagnostics) -> Self {
        let mut database = Database::new();
        let mut hash = Xxh3::new();
        let mut read = Vec::new();
        for (name, bytes) in fonts {
            hash.update(&(bytes.len() as u64).to_le_bytes());
            hash.update(&bytes);
            let bytes = Arc::new(bytes);
            if database.load_font_source(Source::Binary(bytes.clone())).is_empty() {
                let file = SourceFile::new(format!("fonts/{name}"), "");
                let fault =
                    Diagnostic::error("unreadable-font", &file, 0..0, "the file is no font in TrueType's format");
                diagnostics.push(fault.help("put a `.ttf` or `.otf` in its place, or take the file away"));
            }
            read.push((name, bytes));
        }
        let options = Options { fontdb: Arc::new(database), ..plain_options() };
        Self { options, fonts: read, digest: hash.digest() }
    }

    /// A digest of the fonts.
    pub fn digest(&self) -> u64 {
        self.digest
    }

    /// A text without the characters that no font has: they would stand there as boxes.
    pub fn drawable(&self, text: &str) -> String {
        let faces = self.faces(Font::Text);
        let known =
            |c: &char| c.is_whitespace() || !c.is_control() && faces.iter().any(|face| face.advance(*c).is_some());
        text.chars().filter(known).collect()
    }

    /// A text in lines, as wide as the pictures draw it.
    pub fn fit(&self, font: Font, text: &str, shapes: &[(f32, usize)], width: f32) -> Block {
        let faces = self.faces(font);
        fit(text, shapes, width / KERNING, advances(&faces, text))
    }

    /// How wide a text is at a size.
    pub fn width(&self, font: Font, text: &str, size: f32) -> f32 {
        let faces = self.faces(font);
        text.chars().map(advances(&faces, text)).sum::<f32>() * size
    }

    /// The fonts in the order in which a character is looked for.
    fn faces(&self, first: Font) -> Vec<Face<'_>> {
        let (chosen, others): (Vec<_>, Vec<_>) = self.fonts.iter().partition(|(name, _)| name == first.file());
        chosen.into_iter().chain(others).filter_map(|(_, bytes)| Face::read(bytes)).collect()
    }

    /// Paints a picture, whatever size it says it has.
    pub fn paint(&self, svg: &str) -> Result<Vec<u8>> {
        let tree = Tree::from_str(svg, &self.options).map_err(|error| NoPicture(error.to_string()))?;
        let mut pixmap = Pixmap::new(WIDTH, HEIGHT).context("a picture has a size")?;
        pixmap.fill(Color::WHITE);
        let scale = Transform::from_scale(WIDTH as f32 / tree.size().width(), HEIGHT as f32 / tree.size().height());
        resvg::render(&tree, scale, &mut pixmap.as_mut());
        encode(&pixmap)
    }
}

/// How wide the characters of a text are. Where the first font lacks one of them, another may draw all of the text, so
/// then each counts as wide as the widest font has it.
fn advances<'f>(faces: &'f [Face<'_>], text: &str) -> impl Fn(char) -> f32 + 'f {
    let all = text.chars().all(|c| faces.first().is_some_and(|face| face.advance(c).is_some()));
    let faces = if all { &faces[..1] } else { faces };
    move |c| faces.iter().filter_map(|face| face.advance(c)).fold(0.0, f32::max)
}

/// Whether an SVG can be painted; quick, because its texts are left out.
pub fn try_out(svg: &str) -> Result<()> {
    Tree::from_str(svg, &plain_options()).map_err(|error| NoPicture(error.to_string()))?;
    Ok(())
}

/// Why something cannot be painted.
#[derive(Debug)]
pub struct NoPicture(pub String);

impl fmt::Display for NoPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "what the template makes is no picture: {}", self.0)
    }
}

impl std::error::Error for NoPicture {}

/// Options without fonts, and without the pictures from files that SVG allows.
fn plain_options() -> Options<'static> {
    let resolve_string = Box::new(|_: &str, _: &Options<'_>| None);
    Options {
        image_href_resolver: ImageHrefResolver { resolve_string, ..ImageHrefResolver::default() },
        ..Options::default()
    }
}

/// The pixels as PNG: with a palette where 256 colours are enough, which they mostly are, and without the transparency
/// that they do not have.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>> {
    let color = |pixel: &PremultipliedColorU8| [pixel.red(), pixel.green(), pixel.blue()];
    let mut palette: HashMap<[u8; 3], u8> = HashMap::new();
    let mut colors = Vec::new();
    let mut indexed = Vec::with_capacity(pixmap.pixels().len());
    let mut last = None;
    for color in pixmap.pixels().iter().map(color) {
        // Neighbours mostly have one colour.
        let index = match last {
            Some((known, index)) if known == color => index,
            _ => match palette.get(&color) {
                Some(&index) => index,
                None => {
                    let Ok(index) = u8::try_from(palette.len()) else { break };
                    palette.insert(color, index);
                    colors.extend(color);
                    index
                }
            },
        };
        last = Some((color, index));
        indexed.push(index);
    }
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    if indexed.len() == pixmap.pixels().len() {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(colors);
        encoder.write_header()?.write_image_data(&indexed)?;
    } else {
        encoder.set_color(ColorType::Rgb);
        let bytes: Vec<u8> = pixmap.pixels().iter().flat_map(color).collect();
        encoder.write_header()?.write_image_data(&bytes)?;
    }
    Ok(out)
}
