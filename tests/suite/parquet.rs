//! `letters.parquet` says what `letters.csv` says.

use std::fs::{self, File};

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use klarbrev::cli::Exit;

use crate::cli::{Folder, klarbrev};

#[test]
fn the_columns_are_those_of_the_table() {
    let folder = Folder::new("parquet");
    let rows = [
        r#"{"id": "=1+1", "text": "Vi har avslått søknaden din om dagpenger.\n"}"#,
        r#"{"id": "b", "text": "Du får dagpenger fra 1. mai 2025. Du kan klage innen 6 uker."}"#,
    ];
    let table = folder.file("brev.jsonl", rows.join("\n") + "\n");
    let out = folder.0.join("ut");
    let out_name = out.to_str().unwrap();
    let ran = klarbrev(
        &[
            "audit",
            "--no-config",
            "--progress",
            "never",
            "--fail-on",
            "never",
            "--out",
            out_name,
            &table,
        ],
        b"",
    );
    assert_eq!(ran.exit, Exit::Done, "{}", ran.errors);

    let mut csv = csv::Reader::from_path(out.join("letters.csv")).unwrap();
    let names: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
    let truth: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    let file = SerializedFileReader::new(File::open(out.join("letters.parquet")).unwrap()).unwrap();
    assert_eq!(file.metadata().file_metadata().num_rows(), 2);
    for (row, truth) in file.get_row_iter(None).unwrap().zip(&truth) {
        let row = row.unwrap();
        let read: Vec<(&String, &Field)> = row.get_column_iter().collect();
        assert_eq!(
            read.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            names.iter().collect::<Vec<_>>()
        );
        for ((name, field), cell) in read.into_iter().zip(truth) {
            let text = match field {
                Field::Null => String::new(),
                Field::Str(text) => text.clone(),
                Field::Long(number) => number.to_string(),
                Field::Double(number) => number.to_string(),
                other => panic!("{name}: {other:?}"),
            };
            assert_eq!(text, cell.strip_prefix('\'').unwrap_or(cell), "{name}");
        }
    }
    let first = file.get_row_iter(None).unwrap().next().unwrap().unwrap();
    assert_eq!(first.get_column_iter().next().unwrap().1, &Field::Str("=1+1".to_owned()));

    // Another run without letters leaves no old result.
    fs::write(&table, "").unwrap();
    klarbrev(&["audit", "--no-config", "--progress", "never", "--out", out_name, &table], b"");
    let file = SerializedFileReader::new(File::open(out.join("letters.parquet")).unwrap()).unwrap();
    assert_eq!(file.metadata().file_metadata().num_rows(), 0);
}
