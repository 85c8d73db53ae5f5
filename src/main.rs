//! The program `klarbrev`. Everything it does lives in the library's `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    klarbrev::cli::main()
}
