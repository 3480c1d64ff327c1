// SPDX-License-Identifier: Apache-2.0
use std::fmt;
use std::ptr::null_mut;

use crate::{sys, text};

/// gRPC's codes that kaic gives.
#[allow(missing_docs)]
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Cancelled,
    InvalidArgument,
    DeadlineExceeded,
    NotFound,
    ResourceExhausted,
    FailedPrecondition,
    Internal,
    DataLoss,
    /// One that this version of the crate does not know.
    Unknown,
}

impl Code {
    fn new(status: sys::kaic_status) -> Code {
        match status {
            sys::KAIC_CANCELLED => Code::Cancelled,
            sys::KAIC_INVALID_ARGUMENT => Code::InvalidArgument,
            sys::KAIC_DEADLINE_EXCEEDED => Code::DeadlineExceeded,
            sys::KAIC_NOT_FOUND => Code::NotFound,
            sys::KAIC_RESOURCE_EXHAUSTED => Code::ResourceExhausted,
            sys::KAIC_FAILED_PRECONDITION => Code::FailedPrecondition,
            sys::KAIC_INTERNAL => Code::Internal,
            sys::KAIC_DATA_LOSS => Code::DataLoss,
            _ => Code::Unknown,
        }
    }
}

/// Why kaic could not run.
#[derive(Clone, Debug)]
pub struct Error {
    code: Code,
    class: String,
    place: String,
    message: String,
    text: String,
}

impl Error {
    /// What kind of failure.
    pub fn code(&self) -> Code {
        self.code
    }
    /// Finer than the code: `file-missing`, `corrupt`, ...
    pub fn class(&self) -> &str {
        &self.class
    }
    /// File, entry, line, JSON path, or the argument; may be empty.
    pub fn place(&self) -> &str {
        &self.place
    }
    /// In words, escaped for a terminal.
    pub fn message(&self) -> &str {
        &self.message
    }

    pub(crate) fn argument(message: &str) -> Error {
        Error {
            code: Code::InvalidArgument,
            class: "argument".into(),
            place: String::new(),
            message: message.into(),
            text: format!("{message} [argument]"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl std::error::Error for Error {}

/// Calls a function of the library and takes its error.
pub(crate) fn call(function: impl FnOnce(*mut *mut sys::kaic_error) -> sys::kaic_status) -> Result<(), Error> {
    let mut raw = null_mut();
    if function(&mut raw) == sys::KAIC_OK {
        return Ok(());
    }
    let error = unsafe {
        Error {
            code: Code::new(sys::kaic_error_code(raw)),
            class: text(sys::kaic_error_class(raw)),
            place: text(sys::kaic_error_place(raw)),
            message: text(sys::kaic_error_message(raw)),
            text: text(sys::kaic_error_text(raw)),
        }
    };
    unsafe { sys::kaic_error_free(raw) };
    Err(error)
}

/// The same for a function that gives a buffer.
pub(crate) fn text_of(
    function: impl FnOnce(*mut *mut sys::kaic_buffer, *mut *mut sys::kaic_error) -> sys::kaic_status,
) -> Result<String, Error> {
    let mut buffer = null_mut();
    call(|error| function(&mut buffer, error))?;
    let bytes = text(unsafe { sys::kaic_buffer_str(buffer) });
    unsafe { sys::kaic_buffer_free(buffer) };
    Ok(bytes)
}
