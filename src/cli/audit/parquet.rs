//! `letters.parquet`: the columns of `letters.csv` with their types, for programs that read many letters.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::sync::Arc;

use csv::{Reader, StringRecord};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::report::{Column, letters_columns};

/// So many letters are held in memory at a time, and stand together in the file.
const GROUP: usize = 20_000;

/// Writes at `to` what stands in the `letters.csv` at `from`.
///
/// # Errors
/// Where one cannot be read or the other not be written.
pub(super) fn convert(from: &Path, to: &Path) -> io::Result<()> {
    let mut letters = Reader::from_reader(BufReader::new(File::open(from)?));
    let columns = letters_columns();
    let schema = Arc::new(schema(&columns).map_err(io::Error::other)?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let file = File::create(to)?;
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties))?;
    let mut rows: Vec<StringRecord> = Vec::new();
    let mut records = letters.records();
    loop {
        rows.clear();
        for row in records.by_ref().take(GROUP) {
            rows.push(row.map_err(io::Error::other)?);
        }
        if rows.is_empty() {
            break;
        }
        let mut group = writer.next_row_group()?;
        for (number, (_, column)) in columns.iter().enumerate() {
            write(&mut group, *column, rows.iter().map(|row| row.get(number).unwrap_or_default()))?;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

fn schema(columns: &[(String, Column)]) -> Result<Type, ParquetError> {
    let field = |(name, column): &(String, Column)| {
        let (physical, logical) = match column {
            Column::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Column::Whole => (Physical::INT64, None),
            Column::Number => (Physical::DOUBLE, None),
        };
        let field = Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical);
        field.build().map(Arc::new)
    };
    let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    Type::group_type_builder("letter").with_fields(fields).build()
}

/// Adds a column to a group of rows; an empty cell is no value.
fn write<'c>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    column: Column,
    cells: impl Iterator<Item = &'c str> + Clone,
) -> Result<(), ParquetError> {
    let there: Vec<i16> = cells.clone().map(|cell| i16::from(!cell.is_empty())).collect();
    let cells = cells.filter(|cell| !cell.is_empty());
    let Some(mut out) = group.next_column()? else {
        return Err(ParquetError::General("a column too many".to_owned()));
    };
    match column {
        Column::Text => {
            let values: Vec<ByteArray> = cells.map(|cell| plain(cell).into()).collect();
            out.typed::<ByteArrayType>().write_batch(&values, Some(&there), None)?;
        }
        Column::Whole => {
            let values = parsed(cells)?;
            out.typed::<Int64Type>().write_batch(&values, Some(&there), None)?;
        }
        Column::Number => {
            let values = parsed(cells)?;
            out.typed::<DoubleType>().write_batch(&values, Some(&there), None)?;
        }
    }
    out.close()
}

fn parsed<'c, T: std::str::FromStr>(
    cells: impl Iterator<Item = &'c str>,
) -> Result<Vec<T>, ParquetError> {
    let number = |cell: &str| {
        cell.parse().map_err(|_| ParquetError::General(format!("«{cell}» is no number")))
    };
    cells.map(number).collect()
}

/// A text as it was before a spreadsheet had to be kept from taking it for a formula.
fn plain(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}
